//! Messages become typed functions.

fn main() -> std::process::ExitCode {
    messages::generate(env!("CARGO_MANIFEST_DIR"), &out_dir())
}

#[expect(clippy::disallowed_methods, reason = "a build script is configured by cargo's environment")]
fn out_dir() -> String {
    std::env::var("OUT_DIR").unwrap_or_default()
}
