//! What code must not name: an engine outside the store, an organisation anywhere.

use std::collections::BTreeSet;

use crate::tree::{File, files, none, rust};

/// The one file that may branch on the engine, and how often.
const ENGINE: &str = "ground/store/src/engine.rs";
const ENGINE_BRANCHES_MAX: usize = 10;

#[test]
fn branches_on_the_engine_stand_in_one_file_and_are_few() {
    let signs = ["Engine::Sqlite", "Engine::Postgres", "if engine", "match engine"].map(str::to_owned);
    let outside = rust();
    none(outside.iter().filter(|f| f.path != ENGINE).flat_map(|f| f.holding(&signs)));
    let engine = outside.iter().find(|f| f.path == ENGINE).expect("the file stands");
    let lines = engine.shipped().lines();
    let branches =
        lines.filter(|l| ["match self", "self == ", "matches!(self"].iter().any(|s| l.contains(s)));
    let branches = branches.count();
    assert!(branches <= ENGINE_BRANCHES_MAX, "{branches} branches on the engine");
}

#[test]
fn queries_are_written_once_for_both_engines() {
    let mut faults = Vec::new();
    for file in files(&["ground", "rooms", "passeport"], &[".sql"]) {
        for (i, line) in file.text.lines().enumerate() {
            let code = line.split("--").next().unwrap_or_default();
            if code.contains('?') {
                faults.push(file.fault(i, "a place without a number; write $1, $2, …"));
            }
        }
        let places = places(&file.text);
        if places.iter().copied().ne(1..=places.len()) {
            faults.push(file.fault(0, &format!("its places are {places:?}")));
        }
    }
    none(faults);
}

/// The numbers of the places `$1`, `$2`, … of a query.
fn places(sql: &str) -> BTreeSet<usize> {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    sql.split('$').skip(1).filter_map(digits).collect()
}

/// The names that belong to one organisation: ids and names of its file, and the proper names in them.
fn names() -> Vec<String> {
    let mut names = BTreeSet::new();
    for file in files(&["organisations"], &["organisation.toml"]) {
        for line in file.text.lines() {
            let Some((key, value)) = line.split_once(" = ") else { continue };
            let texts = value.split('"').skip(1).step_by(2);
            match key {
                "id" => {
                    names.extend(texts.filter(|id| id.contains('-') || *id == "armees").map(str::to_owned));
                }
                "name" | "short" => texts.for_each(|text| names.extend(proper_names(text))),
                _ => {}
            }
        }
    }
    assert!(["armees", "base-kermeur", "Kermeur", "Armées"].iter().all(|n| names.contains(*n)), "{names:?}");
    names.into_iter().collect()
}

/// Words with a capital that do not merely begin a name, and names of one word.
fn proper_names(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split([' ', '’', '\'']).collect();
    let first = usize::from(words.len() > 1);
    let proper =
        |word: &&str| word.chars().count() >= 5 && word.chars().next().is_some_and(char::is_uppercase);
    words[first..].iter().copied().filter(|w| proper(w)).map(str::to_owned).collect()
}

/// The one line that may name an organisation: which one the binary carries.
const DEFAULT: &str = "const DEFAULT: &str = \"armees\";";

#[test]
fn no_code_names_an_organisation() {
    let names = names();
    let ends = [".rs", ".ftl", ".html", ".sql", ".css", ".svg"];
    let code = files(&["engines", "ground", "rooms", "passeport", "browser"], &ends);
    let named = |file: &File| -> Vec<String> {
        let words = |line: &str, name: &str| {
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            line.match_indices(name).any(|(i, _)| {
                edge(line[..i].chars().next_back()) && edge(line[i + name.len()..].chars().next())
            })
        };
        let lines = file.shipped().lines().enumerate().filter(|(_, line)| !line.contains(DEFAULT));
        lines
            .flat_map(|(i, line)| {
                names.iter().filter(|n| words(line, n)).map(|n| file.fault(i, n)).collect::<Vec<_>>()
            })
            .collect()
    };
    none(code.iter().flat_map(named));
}
