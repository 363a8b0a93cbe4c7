//! Whatever bytes arrive, the statement validator answers; what it accepts, it accepts again as written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xapi::Statement;

fuzz_target!(|bytes: &[u8]| {
    let Ok(statements) = Statement::parse_batch(bytes, 50) else { return };
    for statement in statements {
        let written = statement.to_bytes();
        assert!(Statement::parse(&written).is_ok(), "{}", String::from_utf8_lossy(&written));
    }
});
