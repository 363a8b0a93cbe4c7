//! Messages: the same keys in every language, each of them used.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{FLOORS, File, files, none};

/// The keys of a Fluent file, each with its line.
fn keys(file: &File) -> BTreeMap<&str, usize> {
    let key = |line: &str| line.split_once(" =").map(|(key, _)| key.len());
    let plain = |key: &str| {
        key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let lines = file.text.lines().enumerate();
    lines.filter_map(|(i, line)| Some((&line[..key(line)?], i))).filter(|(key, _)| plain(key)).collect()
}

#[test]
fn both_languages_have_the_same_messages() {
    let all = files(&FLOORS, &[".ftl"]);
    let mut faults = Vec::new();
    for file in &all {
        let other = if file.path.contains("/fr/") { ("/fr/", "/en/") } else { ("/en/", "/fr/") };
        let twin = file.path.replacen(other.0, other.1, 1);
        let Some(twin) = all.iter().find(|f| f.path == twin) else {
            faults.push(file.fault(0, &format!("{twin} is missing")));
            continue;
        };
        let known = keys(twin);
        let missing = keys(file).into_iter().filter(|(key, _)| !known.contains_key(key));
        faults.extend(missing.map(|(key, i)| file.fault(i, &format!("{key} is missing in {}", twin.path))));
        let (mine, theirs) = (variables(file), variables(twin));
        let other = mine.iter().filter(|(key, names)| theirs.get(*key).is_some_and(|t| t != *names));
        faults
            .extend(other.map(|(key, _)| file.fault(keys(file)[key], &format!("{key} has other variables"))));
    }
    none(faults);
}

/// The variables that each message of a file shows.
fn variables(file: &File) -> BTreeMap<&str, BTreeSet<String>> {
    let keys = keys(file);
    let lines: Vec<&str> = file.text.lines().collect();
    let body = |from: usize| {
        let rest =
            lines[from + 1..].iter().take_while(|line| line.starts_with([' ', '}']) || line.is_empty());
        std::iter::once(lines[from]).chain(rest.copied()).collect::<Vec<_>>().join("\n")
    };
    let names = |text: &str| {
        let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        text.split("$").skip(1).map(name).collect::<BTreeSet<String>>()
    };
    keys.into_iter().map(|(key, at)| (key, names(&body(at)))).collect()
}

#[test]
fn every_message_is_used() {
    let sources = files(&FLOORS, &[".rs", ".html"]);
    let mut faults = Vec::new();
    for file in files(&FLOORS, &[".ftl"]).iter().filter(|f| f.path.contains("/fr/")) {
        let own: Vec<&File> = sources.iter().filter(|s| s.folder() == file.folder()).collect();
        for (key, line) in keys(file) {
            let call = format!(".{}(", key.replace('-', "_"));
            if !own.iter().any(|source| source.shipped().contains(&call)) {
                faults.push(file.fault(line, &format!("nobody says {key}")));
            }
        }
    }
    none(faults);
}

#[test]
fn no_sentence_of_a_message_is_long() {
    let mut faults = Vec::new();
    for file in &files(&FLOORS, &[".ftl"]) {
        for (i, line) in file.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            // What a message shows is one word of it.
            let words = passeport::longest_sentence(&text.replace("{ $", "{").replace(" }", "}"));
            if words > passeport::SENTENCE_WORDS_MAX {
                let most = passeport::SENTENCE_WORDS_MAX;
                faults.push(file.fault(i, &format!("a sentence of {words} words (limit {most})")));
            }
        }
    }
    none(faults);
}
