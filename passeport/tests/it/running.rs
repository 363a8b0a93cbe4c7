//! The binary as it is run: its first link, folders of its own, logs for programs, metrics apart.

use std::net::SocketAddr;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::command_line::{copy, root, run, spoil};
use crate::server::{Server, Tab, free_address, passeport};

/// A server over a folder, with options besides.
fn serve(data: &Path, address: SocketAddr, options: &[&str]) -> Server {
    let (folder, listen) = (data.to_str().unwrap(), address.to_string());
    let usual = ["serve", "--data", folder, "--listen", &listen];
    Server::start(passeport(&[&usual[..], options].concat()), address, &data.with_extension("log"))
}

/// The path of the one-time link among what a server has said.
fn link(server: &Server, address: SocketAddr) -> Option<String> {
    let start = format!("http://{address}/code?");
    let said = server.said();
    let line = said.lines().find(|line| line.trim().starts_with(&start))?;
    Some(format!("/code?{}", line.trim().trim_start_matches(&start)))
}

#[test]
fn the_link_of_the_first_start_lets_the_first_administrator_in_once() {
    let folder = TempDir::new().unwrap();
    let (data, address) = (folder.path().join("data"), free_address());
    let mut server = serve(&data, address, &[]);
    let path = link(&server, address).expect("a link is printed");
    let form = Tab::new(address).get(&path).unwrap();
    assert_eq!(form.status, 200, "{}", form.body);
    let code = path.split("code=").last().unwrap();
    assert!(form.body.contains("value=\"administration\"") && form.body.contains(code), "{}", form.body);
    let first = Tab::with_code(address, "administration", code);
    let people = first.get("/administration/personnes").unwrap();
    assert_eq!(people.status, 200, "{}", people.body);
    let secret = "trois+phares+au+nord";
    let again = [("identifiant", "administration"), ("code", code), ("secret", secret), ("encore", secret)];
    assert_eq!(Tab::new(address).post("/code", &again).unwrap().status, 422, "it works once");
    assert!(server.stop(5).is_some());
    let server = serve(&data, address, &[]);
    assert_eq!(link(&server, address), None, "{}", server.said());
}

#[test]
fn a_link_that_nobody_opened_is_replaced_at_the_next_start() {
    let folder = TempDir::new().unwrap();
    let (data, address) = (folder.path().join("data"), free_address());
    let mut links = Vec::new();
    for _ in 0..2 {
        let mut server = serve(&data, address, &[]);
        links.push(link(&server, address).expect("a link is printed"));
        assert!(server.stop(5).is_some());
    }
    assert_ne!(links[0], links[1]);
    let _server = serve(&data, address, &[]);
    let code = links[0].split("code=").last().unwrap();
    let secret = "trois+phares+au+nord";
    let old = [("identifiant", "administration"), ("code", code), ("secret", secret), ("encore", secret)];
    assert_eq!(Tab::new(address).post("/code", &old).unwrap().status, 422, "the older one is void");
}

#[test]
fn folders_of_ones_own_are_what_is_served() {
    let folder = TempDir::new().unwrap();
    let (content, organisation) = (folder.path().join("content"), folder.path().join("ours"));
    copy(&root().join("content"), &content);
    copy(&root().join("organisations/armees"), &organisation);
    let name = "name = { fr = \"Notre domaine à nous\", en = \"A domain of our own\" }";
    spoil(&content.join("socle/ai.toml"), "name = ", name);
    let short = "short = { fr = \"Notre maison\", en = \"Our house\" }";
    spoil(&organisation.join("organisation.toml"), "short = ", short);
    let publisher = "publisher = { fr = \"Éditions du Phare\", en = \"Lighthouse Press\" }";
    spoil(&organisation.join("organisation.toml"), "publisher = ", publisher);
    let (data, address) = (folder.path().join("data"), free_address());
    let options = ["--content", content.to_str().unwrap(), "--organisation", organisation.to_str().unwrap()];
    let store = ["--data", data.to_str().unwrap()];
    let added = run(passeport(&[&["user", "add", "Zoé Weber", "zoe"][..], &store, &options].concat()));
    assert_eq!(added.code, Some(0), "{}", added.err);
    let _server = serve(&data, address, &options);
    let zoe = Tab::with_code(address, "zoe", added.out.lines().last().unwrap().trim());
    let passport = zoe.get("/passeport").unwrap();
    assert!(passport.body.contains("Notre domaine à nous"), "{}", passport.body);
    let legal = zoe.get("/mentions-legales").unwrap();
    assert!(legal.body.contains("Éditions du Phare"), "{}", legal.body);
}

#[test]
fn logs_for_programs_are_one_object_a_line() {
    let folder = TempDir::new().unwrap();
    let (data, address) = (folder.path().join("data"), free_address());
    let mut server = serve(&data, address, &["--log-format", "json"]);
    assert_eq!(Tab::new(address).get("/nulle-part").unwrap().status, 404);
    assert!(server.stop(5).is_some());
    let said = server.said();
    // What is said to the person who started it stands between, on the other stream.
    let lines: Vec<Value> =
        said.lines().filter(|l| l.starts_with('{')).map(|l| serde_json::from_str(l).unwrap()).collect();
    let request = lines.iter().find(|line| line["path"] == "/nulle-part").unwrap_or_else(|| panic!("{said}"));
    assert_eq!((&request["level"], &request["message"]), (&Value::from("INFO"), &Value::from("request")));
    assert_eq!((&request["method"], &request["status"]), (&Value::from("GET"), &Value::from(404)));
    assert!(
        request["ms"].is_number() && request["timestamp"].is_string() && request["reference"].is_string()
    );
    assert!(lines.iter().any(|line| line["message"] == "stopped"), "{said}");
}

#[test]
fn metrics_are_served_on_their_own_address_and_on_no_other() {
    let folder = TempDir::new().unwrap();
    let (data, address, apart) = (folder.path().join("data"), free_address(), free_address());
    let _server = serve(&data, address, &["--metrics-listen", &apart.to_string()]);
    assert_eq!(Tab::new(address).get("/metrics").unwrap().status, 404);
    let metrics = Tab::new(apart).get("/metrics").unwrap();
    assert_eq!(metrics.status, 200);
    assert!(metrics.body.contains("passeport_requests_total{status=\"404\"} 1"), "{}", metrics.body);
    assert!(metrics.body.contains("passeport_request_seconds"), "{}", metrics.body);
    for path in ["/", "/connexion", "/readyz"] {
        assert_eq!(Tab::new(apart).get(path).unwrap().status, 404, "nothing of the product is there: {path}");
    }
}

#[test]
fn who_sends_ten_megabytes_reads_why_they_are_refused() {
    let folder = TempDir::new().unwrap();
    let (data, address) = (folder.path().join("data"), free_address());
    let _server = serve(&data, address, &[]);
    let text = "x".repeat(10 << 20);
    for _ in 0..5 {
        let refused = Tab::new(address).post("/connexion", &[("texte", &text)]);
        let refused = refused.expect("the answer is read, though all was sent first");
        assert_eq!(refused.status, 413);
        assert!(refused.body.contains("64"), "the limit is said: {}", refused.body);
    }
}
