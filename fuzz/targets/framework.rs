//! Files of frameworks and of the socle: read, or refused with faults that name a line of the file.
#![no_main]

use competences::{File, parse_framework, parse_socle};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = File { path: "content/socle/x.toml".to_owned(), text: text.to_owned() };
    if let Err(faults) = parse_framework(&file) {
        assert!(!faults.is_empty(), "a refusal gives a reason");
    }
    if let Err(faults) = parse_socle(&[file], &[]) {
        assert!(!faults.is_empty(), "a refusal gives a reason");
    }
});
