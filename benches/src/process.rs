//! The binary: its size, and its memory at rest.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::row;

/// Measures the binary that `make demo` builds; says so when it is not there.
pub fn measure() {
    let binary = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/demo/passeport");
    let Ok(meta) = std::fs::metadata(binary) else {
        row("binary", "none", "not built: run `make demo` first");
        return;
    };
    row("size of the binary (profile demo)", "none", &format!("{:.1} MB", meta.len() as f64 / 1e6));
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let mut child = Command::new(binary)
        .args(["serve", "--listen", "127.0.0.1:18099", "--log", "warn", "--data"])
        .arg(folder.path())
        .stdout(Stdio::null())
        .spawn()
        .expect("the binary starts");
    std::thread::sleep(Duration::from_secs(4));
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let resident = status.lines().find(|l| l.starts_with("VmRSS")).unwrap_or("VmRSS: unknown").to_owned();
    child.kill().expect("it stops");
    child.wait().expect("it stops");
    row("memory of `serve` at rest (aim: under 60 MB)", "SQLite", resident.trim_start_matches("VmRSS:").trim());
}
