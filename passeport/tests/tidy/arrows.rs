//! Arrows between crates: who may call whom (design, "Rooms"). Every crate may call `ground/` as well, save
//! the engines, which call `kit` alone of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{File, files, none};

/// Crates, and whom each may call besides `ground/`: the design's table.
const ARROWS: [(&str, &[&str]); 21] = [
    ("psychometrics", &[]),
    ("xapi", &[]),
    ("competences", &[]),
    ("disclosure", &[]),
    ("items", &["psychometrics", "competences"]),
    ("people", &[]),
    ("evidence", &["xapi", "translog", "people"]),
    ("lrs", &["evidence", "xapi", "people"]),
    ("learn", &["evidence", "items", "competences", "people"]),
    ("assess", &["passport", "evidence", "items", "psychometrics", "competences", "people"]),
    ("passport", &["evidence", "items", "psychometrics", "competences", "people"]),
    ("guidance", &["passport", "items", "competences", "learn", "people"]),
    ("talents", &["passport", "guidance", "competences", "psychometrics", "people"]),
    ("initiatives", &["passport", "talents", "psychometrics", "people"]),
    ("steering", &["passport", "guidance", "assess", "talents", "initiatives", "competences", "people"]),
    ("field", &["evidence", "people", "learn", "items"]),
    ("kit", &[]),
    ("archive", &["kit"]),
    ("store", &["kit"]),
    ("messages", &["kit"]),
    ("item-form", &["items"]),
];

/// Arrows that the design's table does not have, and why they stand.
const BEYOND: [(&str, &str, &str); 6] = [
    ("learn", "xapi", "what is done in a course is written as statements, by xapi's builder"),
    ("passport", "xapi", "the fold reads the statements that evidence hands out"),
    ("assess", "xapi", "an answer is written as a statement, by xapi's builder"),
    ("store", "archive", "tables are read and filled whole in the values of a backup"),
    ("steering", "disclosure", "figures about people are shown only where no small group can be worked out"),
    ("guidance", "psychometrics", "the next step is the largest expected fall of variance"),
];

/// The crates of `ground/` that rooms may call.
const GROUND: [&str; 6] = ["kit", "store", "web", "item-form", "notices", "print"];

/// A crate: its floor, and its own crates among what it calls.
struct Crate {
    floor: String,
    calls: BTreeSet<String>,
    calls_in_tests: BTreeSet<String>,
}

/// Our crates by name.
fn crates() -> BTreeMap<String, Crate> {
    let manifests = files(&["engines", "ground", "rooms", "passeport"], &["Cargo.toml"]);
    let name = |file: &File| file.folder().rsplit('/').next().unwrap_or_default().to_owned();
    let ours: BTreeSet<String> = manifests.iter().map(name).collect();
    let calls = |file: &File, section: &str| -> BTreeSet<String> {
        let lines = file.text.lines().skip_while(|line| *line != section).skip(1);
        let lines = lines.take_while(|line| !line.starts_with('['));
        let names = lines.filter_map(|line| line.split(['.', ' ', '=']).next());
        names.filter(|n| ours.contains(*n)).map(str::to_owned).collect()
    };
    let read = |file: &File| Crate {
        floor: file.path.split('/').next().unwrap_or_default().to_owned(),
        calls: calls(file, "[dependencies]"),
        calls_in_tests: calls(file, "[dev-dependencies]"),
    };
    manifests.iter().map(|file| (name(file), read(file))).collect()
}

#[test]
fn crates_call_only_whom_the_design_lets_them_call() {
    let table: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut faults = Vec::new();
    for (name, found) in crates() {
        let allowed = |called: &str| {
            let listed = table.get(name.as_str()).is_some_and(|calls| calls.contains(&called));
            let beyond = BEYOND.iter().any(|(from, to, _)| (*from, *to) == (name.as_str(), called));
            listed
                || beyond
                || match found.floor.as_str() {
                    "engines" => called == "kit",
                    "ground" => match name.as_str() {
                        "web" => matches!(called, "kit" | "store"),
                        "item-form" => matches!(called, "kit" | "web"),
                        _ => false,
                    },
                    "rooms" => GROUND.contains(&called),
                    _ => called != "messages",
                }
        };
        if found.floor == "rooms" && !table.contains_key(name.as_str()) {
            faults.push(format!("rooms/{name}: not in the table of arrows"));
        }
        let wrong = found.calls.iter().filter(|called| !allowed(called));
        faults.extend(wrong.map(|called| format!("{}/{name}: may not call {called}", found.floor)));
    }
    none(faults);
}

#[test]
fn every_arrow_beyond_the_table_still_stands() {
    let crates = crates();
    none(BEYOND.iter().filter_map(|(from, to, why)| {
        let stands = crates.get(*from).is_some_and(|c| c.calls.contains(*to));
        (!stands).then(|| format!("{from} no longer calls {to} ({why}): take the line out"))
    }));
}

#[test]
fn no_crate_calls_itself_by_a_detour() {
    let crates = crates();
    for start in crates.keys() {
        let mut seen = BTreeSet::new();
        let first = &crates[start];
        let mut waiting: Vec<&String> = first.calls.iter().chain(&first.calls_in_tests).collect();
        while let Some(name) = waiting.pop() {
            assert_ne!(name, start, "{start} calls itself through others");
            if seen.insert(name) {
                waiting.extend(crates.get(name).into_iter().flat_map(|c| &c.calls));
            }
        }
    }
}

#[test]
fn the_store_alone_knows_the_database_driver() {
    let manifests = files(&["engines", "ground", "rooms", "passeport"], &["Cargo.toml"]);
    let driver =
        |file: &&File| file.text.lines().any(|l| ["sqlx", "rusqlite"].iter().any(|d| l.starts_with(d)));
    let named = manifests.iter().filter(|f| f.path != "ground/store/Cargo.toml").filter(driver);
    none(named.map(|file| file.fault(0, "names the database driver")));
}
