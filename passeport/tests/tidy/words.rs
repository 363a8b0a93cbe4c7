//! What code must not name: an engine outside the store, an organisation anywhere.

use std::collections::BTreeSet;

use crate::tree::{File, files, none, root, rust};

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

/// What belongs to one organisation: of its own file the ids, names and the proper names in them; of its occupations and its
/// plan the ids, and what they are called in full, where that is more than a word.
fn names() -> Vec<String> {
    let mut names = BTreeSet::new();
    for file in files(&["organisations"], &[".toml"]) {
        let own = file.path.ends_with("organisation.toml");
        for line in file.text.lines() {
            let Some((key, value)) = line.split_once(" = ") else { continue };
            let texts = value.split('"').skip(1).step_by(2);
            match key {
                // A milestone may be called by plain words; a unit or an occupation is not.
                "id" => {
                    names.extend(texts.filter(|id| is_own(id) || own && id.contains('-')).map(str::to_owned));
                }
                "name" | "short" if own => texts.for_each(|text| names.extend(proper_names(text))),
                "name" | "title" | "sentence" => {
                    names.extend(texts.filter(|text| text.contains(' ')).map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    let known =
        ["armees", "finances", "base-kermeur", "Kermeur", "Armées", "ship.sonar-operator", "Sonar operator"];
    assert!(known.iter().all(|n| names.contains(*n)), "{names:?}");
    names.into_iter().collect()
}

/// Whether an id is that of an occupation, which has its family before it, or of an organisation.
fn is_own(id: &str) -> bool {
    id.contains('.') || root().join("organisations").join(id).is_dir()
}

/// Numbers of one organisation: its telephone numbers, and how many agents and occupations it is known to have.
fn numbers() -> BTreeSet<String> {
    let mut numbers = BTreeSet::from(["270000".to_owned()]);
    for file in files(&["organisations"], &["organisation.toml"]) {
        for line in
            file.text.lines().filter(|line| line.starts_with("how") || line.starts_with("data_protection"))
        {
            numbers.extend(numbers_in(line).filter(|number| number.len() >= 4));
        }
    }
    assert!(numbers.contains("48210"), "{numbers:?}");
    numbers
}

/// The whole numbers of a line, without what groups their digits.
fn numbers_in(line: &str) -> impl Iterator<Item = String> {
    let mut found = vec![String::new()];
    let signs: Vec<char> = line.chars().collect();
    for (place, sign) in signs.iter().enumerate() {
        let next = signs.get(place + 1).is_some_and(char::is_ascii_digit);
        match found.last_mut() {
            Some(last) if sign.is_ascii_digit() => last.push(*sign),
            Some(last)
                if !last.is_empty() && next && matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '_' | ',') => {}
            _ => found.push(String::new()),
        }
    }
    found.into_iter().filter(|number| !number.is_empty())
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
    let (names, numbers) = (names(), numbers());
    let ends = [".rs", ".ftl", ".html", ".sql", ".css", ".svg", ".js"];
    let code = files(&["engines", "ground", "rooms", "passeport", "browser"], &ends);
    let named = |file: &File| -> Vec<String> {
        let names: Vec<&String> =
            names.iter().filter(|name| file.shipped().contains(name.as_str())).collect();
        let lines = file.shipped().lines().enumerate().filter(|(_, line)| !line.contains(DEFAULT));
        lines
            .flat_map(|(i, line)| {
                let words = names.iter().filter(|name| holds(line, name)).map(|name| (*name).clone());
                let counts = numbers_in(line).filter(|number| numbers.contains(number));
                words.chain(counts).map(|what| file.fault(i, &what)).collect::<Vec<_>>()
            })
            .collect()
    };
    none(code.iter().flat_map(named));
}

/// Whether a line holds a name that is not part of a longer word.
fn holds(line: &str, name: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    line.match_indices(name)
        .any(|(i, _)| edge(line[..i].chars().next_back()) && edge(line[i + name.len()..].chars().next()))
}

#[test]
fn names_and_numbers_are_found_in_a_line() {
    assert!(holds("une « Sonar operator » ici", "Sonar operator") && !holds("Kermeurs", "Kermeur"));
    let numbers: Vec<_> = numbers_in("270,000 agents, 270_000 or 270 000; poste 4 82 10, 12.5").collect();
    assert_eq!(numbers, ["270000", "270000", "270000", "48210", "12", "5"]);
}
