//! Behind a reverse proxy: who asks is told apart by the word of a proxy that is trusted, and by nobody else's.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;

use tempfile::TempDir;

use crate::command_line::run;
use crate::server::{Server, Tab, free_address, passeport};

/// Failed attempts that one address has in a quarter of an hour.
const OF_AN_ADDRESS: usize = 50;

/// A reverse proxy of a few lines, which says of each request that it comes from `client`, after what the request says
/// itself. Returns where it listens.
fn proxy(server: SocketAddr, client: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || pass_on(stream, server, client));
        }
    });
    address
}

fn pass_on(mut from: TcpStream, server: SocketAddr, client: &str) {
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    let head_end = loop {
        let read = from.read(&mut piece).unwrap();
        bytes.extend(&piece[..read]);
        if let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
            break end;
        }
        assert!(read > 0, "the request ends in its head");
    };
    let head = String::from_utf8(bytes[..head_end].to_vec()).unwrap();
    let value = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.to_owned())
    };
    let length: usize = value("content-length").and_then(|l| l.parse().ok()).unwrap_or(0);
    while bytes.len() < head_end + 4 + length {
        let read = from.read(&mut piece).unwrap();
        assert!(read > 0, "the request ends in its body");
        bytes.extend(&piece[..read]);
    }
    let said = value("x-forwarded-for").map_or(String::new(), |said| format!("{said}, "));
    let kept: Vec<&str> =
        head.lines().filter(|l| !l.to_ascii_lowercase().starts_with("x-forwarded-for:")).collect();
    let mut to = TcpStream::connect(server).unwrap();
    write!(to, "{}\r\nx-forwarded-for: {said}{client}\r\n\r\n", kept.join("\r\n")).unwrap();
    to.write_all(&bytes[head_end + 4..]).unwrap();
    std::io::copy(&mut to, &mut from).unwrap();
}

/// A server, and the code of somebody who comes in for the first time.
fn served(folder: &Path, options: &[&str]) -> (Server, SocketAddr, String) {
    let (data, address) = (folder.to_str().unwrap(), free_address());
    let added = run(passeport(&["user", "add", "Zoé Weber", "zoe", "--data", data]));
    let code = added.out.lines().last().unwrap_or_default().trim().to_owned();
    let listen = address.to_string();
    let serve = ["serve", "--data", data, "--listen", &listen, "--log", "warn"];
    let server = Server::start(passeport(&[&serve, options].concat()), address, &folder.join("log"));
    (server, address, code)
}

/// Tries a code for a name that is nobody's: the status. It counts as a wrong password does, and costs no hashing.
fn attempt(tab: &Tab, number: usize) -> u16 {
    let (name, secret) = (format!("nobody{number}"), "quatre+mots+sans+lien");
    let fields =
        [("identifiant", name.as_str()), ("code", "aaaa-bbbb-cccc"), ("secret", secret), ("encore", secret)];
    tab.post("/code", &fields).unwrap().status
}

#[test]
fn behind_a_trusted_proxy_the_limit_is_each_clients_own() {
    let folder = TempDir::new().unwrap();
    let trust = ["--trusted-proxy", "127.0.0.1,192.0.2.200", "--public-url", "https://passeport.example"];
    let (_server, address, code) = served(folder.path(), &trust);
    let (bad, good) = (proxy(address, "198.51.100.7"), proxy(address, "198.51.100.8"));
    // Whatever she says of herself, she is who the proxy says she is; half of it through one more proxy of ours.
    let chained = proxy(address, "192.0.2.200");
    for number in 0..OF_AN_ADDRESS {
        let (way, said) = match number % 2 {
            0 => (bad, format!("203.0.113.{number}")),
            _ => (chained, format!("203.0.113.{number}, 198.51.100.7")),
        };
        assert_eq!(attempt(&Tab::new(way).saying("x-forwarded-for", &said), number), 422, "{number}");
    }
    assert_eq!(attempt(&Tab::new(bad), OF_AN_ADDRESS), 429);
    assert_eq!(attempt(&Tab::new(bad).saying("x-forwarded-for", "203.0.113.99"), OF_AN_ADDRESS + 1), 429);
    assert_eq!(attempt(&Tab::new(good), OF_AN_ADDRESS + 2), 422, "somebody else's attempts are not hers");

    let zoe = Tab::with_code(good, "zoe", &code);
    assert!(zoe.cookie().starts_with("__Host-passeport="), "{}", zoe.cookie());
    assert_eq!(zoe.get("/").unwrap().status, 200, "she is in, through the proxy");
    let secret = "quatre+mots+sans+lien";
    let again = Tab::new(good).post("/connexion", &[("identifiant", "zoe"), ("secret", secret)]).unwrap();
    assert_eq!(again.status, 303, "{}", again.body);
    assert!(again.header("set-cookie").unwrap().ends_with("; Secure"));
}

#[test]
fn the_word_of_who_is_not_trusted_is_ignored() {
    let folder = TempDir::new().unwrap();
    // Trusted is another one than who connects.
    let (_server, address, _) = served(folder.path(), &["--trusted-proxy", "192.0.2.1"]);
    for number in 0..OF_AN_ADDRESS {
        let spoofed = Tab::new(address).saying("x-forwarded-for", &format!("203.0.113.{number}"));
        assert_eq!(attempt(&spoofed, number), 422);
    }
    let spoofed = Tab::new(address).saying("x-forwarded-for", "203.0.113.200");
    assert_eq!(attempt(&spoofed, OF_AN_ADDRESS), 429, "no new name for oneself is a way round the limit");
}

#[test]
fn a_trusted_proxy_is_an_address_or_a_network() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let done = run(passeport(&["config", "show", "--data", data, "--trusted-proxy", "localhost"]));
    assert_eq!(done.code, Some(2));
    assert!(
        done.err.contains("“localhost” is no address and no network; write 127.0.0.1, 10.1.0.0/16"),
        "{}",
        done.err
    );
    let file = folder.path().join("passeport.toml");
    std::fs::write(&file, "log = \"warn\"\n\ntrusted_proxies = [\"10.0.0.0/40\"]\n").unwrap();
    let done = run(passeport(&["config", "show", "--data", data]));
    assert_eq!(done.code, Some(1));
    assert!(done.err.starts_with(&format!("{}:3: ", file.display())), "{}", done.err);
    std::fs::write(&file, "trusted_proxies = [\"10.0.0.0/8\", \"::1\"]\n").unwrap();
    let shown = |command: std::process::Command| run(command).out;
    let out = shown(passeport(&["config", "show", "--data", data]));
    assert!(out.contains("trusted_proxies file         10.0.0.0/8, ::1"), "{out}");
    let mut command = passeport(&["config", "show", "--data", data]);
    command.env("PASSEPORT_TRUSTED_PROXY", "127.0.0.1,fd00::/8");
    let out = shown(command);
    assert!(out.contains("trusted_proxies environment  127.0.0.1, fd00::/8"), "{out}");
}

#[test]
fn the_doctor_warns_where_all_would_share_the_address_of_a_proxy() {
    let folder = TempDir::new().unwrap();
    let (data, file) = (folder.path().to_str().unwrap(), folder.path().join("passeport.toml"));
    for (text, warns) in [
        ("public_url = \"https://passeport.example\"\n", true),
        ("public_url = \"https://passeport.example\"\ntrusted_proxies = [\"127.0.0.1\"]\n", false),
        ("public_url = \"http://127.0.0.1:8080\"\n", false),
    ] {
        std::fs::write(&file, text).unwrap();
        let out = run(passeport(&["doctor", "--data", data])).out;
        assert_eq!(out.contains("everybody shares its address"), warns, "{text}: {out}");
    }
}
