//! Law 3, by system calls: an answer's acknowledgement leaves the server after its statement is on disk.
//!
//! A kill alone cannot show it, because what a killed process wrote lives on in the system's memory. The
//! server runs under `strace`; between the reading of the request and the writing of "303 See Other",
//! SQLite's log must be written and then synced, with success.
//!
//! This target has a harness of its own, so that the test is skipped on a machine where tracing is denied.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "tests fail by panicking")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use harness::Test;
use server::{Server, Tab, clean, free_address};

mod harness;
#[path = "it/server.rs"]
#[expect(dead_code, reason = "the other tests use more of it")]
mod server;

fn main() -> ExitCode {
    harness::main(&[Test {
        name: "an_answer_is_synced_before_it_is_acknowledged",
        lacks: denied().map(str::to_owned),
        run: an_answer_is_synced_before_it_is_acknowledged,
    }])
}

/// Why nothing can be traced here.
fn denied() -> Option<&'static str> {
    let mut command = Command::new("strace");
    command.args(["-f", "-o", "/dev/null", "true"]).stdin(Stdio::null()).stderr(Stdio::null());
    match command.status() {
        Err(_) => Some("strace is not installed (apt-get install strace)"),
        Ok(status) if !status.success() => Some("this machine denies tracing"),
        Ok(_) => None,
    }
}

fn an_answer_is_synced_before_it_is_acknowledged() {
    let (folder, address) = (TempDir::new().unwrap(), free_address());
    let trace = folder.path().join("trace");
    let strace = "-f -y -s 64 -e trace=read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync -o";
    let mut command = clean(Command::new("strace"), &strace.split(' ').collect::<Vec<_>>());
    command.arg(&trace).arg(env!("CARGO_BIN_EXE_passeport")).args(["demo", "--agents", "2", "--data"]);
    command.arg(folder.path()).args(["--listen", &address.to_string()]);
    let server = Server::start(command, address, &folder.path().join("server.log"));
    let tab = Tab::of_persona(address, "agent-nouveau");
    let path = tab.begin("ai").unwrap().unwrap();
    let question = tab.get(&path).unwrap().hidden("question").to_owned();
    assert_eq!(tab.pass(&path, &question).unwrap().status, 303);
    let text = stop(&trace);
    drop(server);
    check(&calls(&text));
}

/// Ends the traced process in good order, so that the trace is whole, and reads the trace.
fn stop(trace: &Path) -> String {
    let read = || std::fs::read_to_string(trace).unwrap();
    // The first line is the process's own; its threads come later.
    let process = read().split(' ').next().unwrap_or_default().to_owned();
    assert!(Command::new("kill").args(["-TERM", &process]).status().unwrap().success());
    let end = format!("{process} +++ exited with 0 +++");
    for _ in 0..400 {
        if read().split_whitespace().collect::<Vec<_>>().join(" ").ends_with(&end) {
            return read();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the traced process does not end:\n{}", read());
}

/// A system call: on which lines of the trace it begins and ends, and its text.
struct Call {
    begins: usize,
    ends: usize,
    text: String,
}

/// The calls of a trace, in the order they end. A call during which another thread's was written stands on
/// two lines, `… <unfinished ...>` and `<... name resumed>…`.
fn calls(trace: &str) -> Vec<Call> {
    let mut open: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    let mut calls = Vec::new();
    for (line, text) in trace.lines().enumerate() {
        let Some((thread, text)) = text.split_once(' ') else { continue };
        let text = text.trim_start();
        if let Some(start) = text.strip_suffix(" <unfinished ...>") {
            open.insert(thread, (line, start));
        } else if let Some((_, rest)) = text.split_once(" resumed>") {
            let (begins, start) = open.remove(thread).unwrap_or((line, ""));
            calls.push(Call { begins, ends: line, text: format!("{start}{rest}") });
        } else {
            calls.push(Call { begins: line, ends: line, text: text.to_owned() });
        }
    }
    calls
}

fn check(calls: &[Call]) {
    let is = |call: &Call, names: &[&str]| names.iter().any(|n| call.text.starts_with(&format!("{n}(")));
    let reads = |c: &&Call| is(c, &["read", "readv", "recvfrom", "recvmsg"]);
    let writes = |c: &&Call| is(c, &["write", "writev", "sendto", "sendmsg"]);
    let asked: Vec<&Call> =
        calls.iter().filter(reads).filter(|c| c.text.contains("\"POST /positionnement/")).collect();
    assert_eq!(asked.len(), 1, "one answer was sent");
    let request = asked[0].ends;
    let answers = calls.iter().filter(writes).filter(|c| c.text.contains("HTTP/1.1 303"));
    let answer = answers.map(|c| c.begins).find(|b| *b > request).unwrap_or_else(|| panic!("no 303"));
    let log = |c: &&Call| c.text.contains("passeport.db-wal>");
    let logged = calls.iter().filter(|c| is(c, &["pwrite64"])).filter(log);
    let logged = logged.filter(|c| c.begins > request && c.ends < answer).map(|c| c.ends).max();
    let logged = logged.unwrap_or_else(|| panic!("nothing was written to the log"));
    let synced = calls
        .iter()
        .filter(|c| is(c, &["fsync", "fdatasync"]) && c.text.ends_with("= 0"))
        .filter(log)
        .find(|c| c.begins > logged && c.ends < answer);
    let synced = synced.unwrap_or_else(|| panic!("the log was not synced before the answer left"));
    println!(
        "request read at line {request} of the trace, log written until {logged}, `{}` until {}, answer written at {answer}",
        synced.text.split('<').next().unwrap_or_default(),
        synced.ends
    );
}
