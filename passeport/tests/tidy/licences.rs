//! Where everything comes from: dependencies with permissive licences from one registry, content with its
//! sources.

use std::process::Command;

use serde_json::Value;

use crate::tree::{none, root};

/// Licences that let a State body use, change and pass on what we ship without conditions on its own work.
const PERMISSIVE: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];
/// Crates that may be under the MPL-2.0, which asks that changes to its own files be published.
const MPL: [&str; 0] = [];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What cargo knows of every package that is built for this machine, without asking the network.
fn packages() -> Vec<Value> {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let told = String::from_utf8(rustc.stdout).unwrap();
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host]);
    let output = cargo.current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let Value::Array(packages) = metadata["packages"].take() else { panic!("no packages") };
    assert!(packages.len() > 100, "the dependencies are among them");
    packages
}

#[test]
fn every_dependency_is_permissive_and_from_the_registry() {
    none(packages().iter().filter_map(|package| {
        let name = package["name"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or_default();
        let ours = package["source"].is_null();
        if !ours && package["source"] != REGISTRY {
            return Some(format!("{name}: from {}", package["source"]));
        }
        let path = package["manifest_path"].as_str().unwrap_or_default();
        if ours && !path.starts_with(root().canonicalize().unwrap().to_str().unwrap()) {
            return Some(format!("{name}: from {path}, outside the repository"));
        }
        let listed = |l: &str| PERMISSIVE.contains(&l) || (l == "MPL-2.0" && MPL.contains(&name));
        (!allowed(licence, &listed)).then(|| format!("{name}: licence “{licence}”"))
    }));
}

/// Whether an SPDX expression can be met with listed licences alone. AND binds before OR; `/` is an old OR.
fn allowed(expression: &str, listed: &impl Fn(&str) -> bool) -> bool {
    let text = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut rest = &words[..];
    any(&mut rest, listed) && rest.is_empty()
}

fn any(words: &mut &[&str], listed: &impl Fn(&str) -> bool) -> bool {
    let mut met = all(words, listed);
    while let Some((&"OR", rest)) = words.split_first() {
        *words = rest;
        // Not short-circuited, because the words must be read.
        met |= all(words, listed);
    }
    met
}

fn all(words: &mut &[&str], listed: &impl Fn(&str) -> bool) -> bool {
    let mut met = one(words, listed);
    while let Some((&"AND", rest)) = words.split_first() {
        *words = rest;
        met &= one(words, listed);
    }
    met
}

fn one(words: &mut &[&str], listed: &impl Fn(&str) -> bool) -> bool {
    match **words {
        ["(", ..] => {
            *words = &words[1..];
            let met = any(words, listed);
            *words = words.get(1..).unwrap_or_default();
            met
        }
        [licence, "WITH", exception, ..] => {
            *words = &words[3..];
            listed(&format!("{licence} WITH {exception}"))
        }
        [licence, ..] => {
            *words = &words[1..];
            listed(licence)
        }
        [] => false,
    }
}

#[test]
fn expressions_of_licences_are_understood() {
    let listed = |l: &str| matches!(l, "MIT" | "Apache-2.0" | "Unicode-3.0");
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0 AND MIT", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND NCSA", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("Apache-2.0 WITH LLVM-exception", false),
        ("", false),
    ] {
        assert_eq!(allowed(expression, &listed), met, "{expression}");
    }
}

#[test]
fn content_and_organisations_say_where_they_come_from() {
    let folders = |parent: &str| -> Vec<String> {
        let entries = std::fs::read_dir(root().join(parent)).unwrap().map(|e| e.unwrap().path());
        entries.filter(|p| p.is_dir()).map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect()
    };
    let sources = |folder: &str| std::fs::read_to_string(root().join(folder).join("SOURCES.md"));
    let mut faults = Vec::new();
    for name in folders("organisations") {
        if sources(&format!("organisations/{name}")).is_err() {
            faults.push(format!("organisations/{name}: SOURCES.md is missing"));
        }
    }
    // Content is one work: its file accounts for every folder.
    let text = sources("content").unwrap_or_default();
    let silent = folders("content").into_iter().filter(|name| !text.contains(name.as_str()));
    faults.extend(silent.map(|name| format!("content/SOURCES.md: says nothing of {name}/")));
    none(faults);
}
