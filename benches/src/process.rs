//! The binary: its size, its memory at rest and in use, and how fast it moves a database.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::row;
use crate::setting::Setting;

/// The binary that `make demo` builds.
const BINARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/demo/passeport");
/// Where it listens.
const ADDRESS: &str = "127.0.0.1:18099";
/// Times that each page is asked for before memory is read.
const ROUNDS: usize = 25;

/// The size of the binary.
pub fn size() {
    let meta = std::fs::metadata(BINARY).expect("`make bench` builds the binary first");
    row("size of the binary (profile demo)", "none", &format!("{:.1} MB", meta.len() as f64 / 1e6));
}

/// Memory over an empty database.
pub fn at_rest() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("rest.db").display());
    let mut server = serve(&url);
    row("memory of `serve` at rest, an empty database", "SQLite", &memory(&server, "VmRSS"));
    stop(&mut server);
}

/// Memory when each of these pages was asked for, by somebody's cookie, several times and by two at once.
pub fn in_use(setting: &Setting, agents: u32, pages: &[(&str, &str)]) {
    let mut server = serve(&setting.url);
    row(&format!("memory of `serve` at {agents}, before a request"), setting.name, &memory(&server, "VmRSS"));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    pages.iter().for_each(|(secret, path)| get(path, secret));
                }
            });
        }
    });
    let aim = if agents < 10_000 { "60" } else { "200" };
    let (now, most) = (memory(&server, "VmRSS"), memory(&server, "VmHWM"));
    row(&format!("memory of `serve` at {agents}, after {} requests (aim: under {aim} MB)", 2 * ROUNDS * pages.len()), setting.name, &format!("{now}, at most {most}"));
    stop(&mut server);
}

/// Takes what a database holds into an empty one, as an operator would.
pub fn move_to(from: &str, to: &str) {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let file = folder.path().join("bench.backup");
    for (what, url) in [("backup", from), ("restore", to)] {
        let begun = Instant::now();
        let done = Command::new(BINARY)
            .args([what, "--database", url, "--data"])
            .arg(folder.path())
            .arg(&file)
            .output()
            .expect("the binary starts");
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "{what}: {said}{}", String::from_utf8_lossy(&done.stderr));
        let size = std::fs::metadata(&file).map_or(0.0, |meta| meta.len() as f64 / 1e6);
        let engine = if url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
        let told = said.lines().next().unwrap_or_default();
        row(what, engine, &format!("{:.1} s, {size:.0} MB; {told}", begun.elapsed().as_secs_f64()));
    }
}

/// Starts the server with the arenas of memory that the unit of `docs/operate/` gives it, and waits until it answers, and
/// until what it does beside the first requests is done.
fn serve(url: &str) -> Child {
    let folder = std::env::temp_dir();
    let child = Command::new(BINARY)
        .args(["serve", "--listen", ADDRESS, "--log", "warn", "--database", url, "--data"])
        .arg(folder)
        .env("MALLOC_ARENA_MAX", "2")
        .stdout(Stdio::null())
        .spawn()
        .expect("the binary starts");
    while TcpStream::connect(ADDRESS).is_err() {
        std::thread::sleep(Duration::from_millis(100));
    }
    let mut spent = ticks(&child);
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let now = ticks(&child);
        if now == spent {
            return child;
        }
        spent = now;
    }
}

/// Processor time that a process has used, in ticks: fields 14 and 15 of its `stat` (proc(5)).
fn ticks(child: &Child) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}

fn memory(child: &Child, field: &str) -> String {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix(field)?.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{:.1} MB", kilobytes * 1024.0 / 1e6))
}

fn get(path: &str, secret: &str) {
    let mut stream = TcpStream::connect(ADDRESS).expect("the server listens");
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {ADDRESS}\r\ncookie: passeport={secret}\r\nconnection: close\r\n\r\n").expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{path}: {}", String::from_utf8_lossy(&answer[..answer.len().min(200)]));
}

fn stop(child: &mut Child) {
    child.kill().expect("it stops");
    child.wait().expect("it stops");
}
