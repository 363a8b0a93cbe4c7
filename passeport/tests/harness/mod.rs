//! The few words of libtest's that cargo and nextest speak, for targets whose tests cannot run everywhere:
//! what this machine lacks makes a test *ignored*, with the reason, where the usual harness would have it
//! pass.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

/// A test that needs something of the machine.
pub(crate) struct Test {
    /// Its name, a sentence.
    pub(crate) name: &'static str,
    /// Why it cannot run here, if it cannot.
    pub(crate) lacks: Option<String>,
    /// What it does; it fails by panicking.
    pub(crate) run: fn(),
}

/// Lists or runs the tests, as the arguments of this process say.
pub(crate) fn main(tests: &[Test]) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|a| a == flag);
    if has("--list") {
        for test in tests.iter().filter(|test| test.lacks.is_some() || !has("--ignored")) {
            println!("{}: test", test.name);
        }
        return ExitCode::SUCCESS;
    }
    // Arguments that are no options are names wanted, or parts of them.
    let parts: Vec<&String> = arguments.iter().filter(|a| !a.starts_with('-')).collect();
    let wanted = |name: &str| {
        let is = |part: &&String| if has("--exact") { name == *part } else { name.contains(part.as_str()) };
        parts.is_empty() || parts.iter().any(is)
    };
    let (mut passed, mut failed, mut ignored) = (0, 0, 0);
    for test in tests.iter().filter(|test| wanted(test.name)) {
        let name = test.name;
        if let Some(reason) = &test.lacks {
            println!("test {name} ... ignored, skipped: {reason}");
            ignored += 1;
        } else if catch_unwind(AssertUnwindSafe(test.run)).is_ok() {
            println!("test {name} ... ok");
            passed += 1;
        } else {
            println!("test {name} ... FAILED");
            failed += 1;
        }
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {passed} passed; {failed} failed; {ignored} ignored; 0 measured; 0 filtered out\n"
    );
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(101) }
}
