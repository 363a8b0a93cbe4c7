//! Item families: read or refused with faults; every variant of one that is read can be shown, and its right
//! response scores as right.
#![no_main]

use competences::{File, Socle, parse_framework, parse_socle};
use items::{Response, parse_family, right_response, score, show, variant};
use kit::Language;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static SOCLE: LazyLock<Socle> = LazyLock::new(|| {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../content");
    let read = |folder: &str| -> Vec<File> {
        let mut paths: Vec<_> = std::fs::read_dir(format!("{content}/{folder}"))
            .expect("the content stands beside this workspace")
            .map(|entry| entry.expect("a folder that can be listed").path())
            .collect();
        paths.sort();
        let text = |path: &std::path::Path| std::fs::read_to_string(path).expect("a text file");
        paths.iter().map(|p| File { path: p.display().to_string(), text: text(p) }).collect()
    };
    let frameworks: Vec<_> =
        read("frameworks").iter().map(|f| parse_framework(f).expect("our own file")).collect();
    parse_socle(&read("socle"), &frameworks).expect("our own files")
});

fuzz_target!(|text: &str| {
    // The path an id asks for, so that the fuzzer need not guess it.
    let path = text.split('"').nth(1).unwrap_or_default().replacen('.', "/", 1);
    let file = File { path: format!("content/items/{path}.toml"), text: text.to_owned() };
    let family = match parse_family(&file, &SOCLE) {
        Ok(family) => family,
        Err(faults) => return assert!(!faults.is_empty(), "a refusal gives a reason"),
    };
    for seed in 0..4 {
        let Ok(one) = variant(&family, seed) else { continue };
        let _ = show(&family, &one, Language::Fr);
        let response = right_response(&family, &one);
        // An answer without a value is a fault that `audit` names.
        if response == Response::Unknown {
            continue;
        }
        assert!(score(&family, &one, &response), "the right response is right");
    }
});
