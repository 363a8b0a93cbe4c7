//! `content check`: one run names every fault of every kind of file, each on its line.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::command_line::{Done, copy, root, run, spoil};
use crate::server::passeport;

/// A copy of the content and of the organisations, to be spoilt.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for name in ["content", "organisations"] {
            copy(&root().join(name), &folder.path().join(name));
        }
        Self(folder)
    }

    fn file(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Replaces the line of a file that begins so; returns its place as faults are told.
    fn spoil(&self, path: &str, begins: &str, fault: &str) -> String {
        format!("{path}:{}: ", spoil(&self.file(path), begins, fault))
    }

    /// Checks the copy, by paths that begin in its folder.
    fn check(&self) -> Done {
        let mut command = passeport(&["content", "check", "content", "organisations"]);
        command.current_dir(self.0.path());
        run(command)
    }

    /// Checks the copy: these are its faults, each at the beginning of its line, and no other.
    fn expect(&self, places: &[String]) {
        let done = self.check();
        assert_eq!(done.code, Some(1), "{}", done.out);
        for place in places {
            let named = done.err.lines().filter(|line| line.starts_with(place)).count();
            assert_eq!(named, 1, "{place} is named {named} times in:\n{}", done.err);
        }
        let named = done.err.lines().filter(|l| l.starts_with("content") || l.starts_with("organisations"));
        assert_eq!(named.count(), places.len(), "{}", done.err);
    }
}

#[test]
fn faults_of_all_kinds_of_files_are_named_in_one_run() {
    let copy = Copy::new();
    copy.expect(&[
        copy.spoil("content/frameworks/crcn.toml", "levels = ", "levels = \"huit\""),
        copy.spoil("content/socle/socle.toml", "correlation = ", "correlation = 2.0"),
        copy.spoil("content/socle/security.toml", "[domain]", "[domaine]"),
        copy.spoil("content/items/security/data-retention-count.toml", "kind = ", "kind = \"guess\""),
        copy.spoil("content/items/creation/accessible-team-rule.toml", "level = ", "level = 9"),
        copy.spoil("content/items/ai/false-alarms.toml", "value = \"good", "value = \"good *\"")
            .replace(":38:", ":37:"),
        copy.spoil("organisations/armees/organisation.toml", "time_zone = ", "time_zone = \"Nowhere\""),
    ]);
}

#[test]
fn faults_of_courses_and_occupations_are_named_by_line() {
    let copy = Copy::new();
    let course = "content/courses/protect-online";
    std::fs::remove_file(copy.file(&format!("{course}/figures/vpn.svg"))).unwrap();
    let line = |path: &str, text: &str| {
        let whole = std::fs::read_to_string(copy.file(path)).unwrap();
        whole.lines().position(|l| l.contains(text)).unwrap() + 1
    };
    let page = format!("{course}/pages/networks.md");
    let picture = format!("{page}:{}: ", line(&page, "figures/vpn.svg"));
    let health = "organisations/armees/occupations/health.toml";
    copy.spoil(health, "rome = \"J1506", "rome = \"1506J\"");
    // What is wrong with an occupation is told where it begins.
    let nurse = format!("{health}:{}: ", line(health, "id = \"health.nurse\"") - 1);
    copy.expect(&[
        picture,
        copy.spoil(&format!("{course}/checks/real-address.toml"), "kind = ", "kind = \"guess\""),
        nurse,
    ]);
}

#[test]
fn faults_of_a_plan_are_named_by_line() {
    let copy = Copy::new();
    let plan = "organisations/armees/plan";
    let roadmap = |id: &str| format!("{plan}/roadmaps/{id}.toml");
    copy.expect(&[
        copy.spoil(&format!("{plan}/plan.toml"), "to_confirm = ", "to_confirm = 1"),
        copy.spoil(&roadmap("watch-log"), "end = ", "end = 2026-02-30"),
        copy.spoil(&roadmap("data-catalogue"), "occupations = ", "occupations = [\"data.nobody\"]"),
        copy.spoil(&roadmap("software-requests"), "volume = ", "volume = 0"),
    ]);
}

#[test]
fn a_socle_that_cannot_be_read_hides_no_fault_of_an_item() {
    let copy = Copy::new();
    copy.expect(&[
        copy.spoil("content/socle/socle.toml", "domains = ", "domains = 6"),
        copy.spoil("content/items/ai/false-alarms.toml", "seconds = ", "seconds = 5"),
    ]);
}

#[test]
fn a_file_that_cannot_be_read_is_named_once_and_hides_no_other() {
    let copy = Copy::new();
    for path in ["content/frameworks/crcn.toml", "content/socle/ai.toml"] {
        std::fs::write(copy.file(path), [0xff, 0xfe]).unwrap();
    }
    copy.expect(&[
        "content/frameworks/crcn.toml:1: the file cannot be read".to_owned(),
        "content/socle/ai.toml:1: the file cannot be read".to_owned(),
        copy.spoil("content/items/security/data-retention-count.toml", "level = ", "level = 9"),
    ]);
}

#[test]
fn faults_of_variants_are_named_by_line() {
    let copy = Copy::new();
    let alarms = "content/items/ai/false-alarms.toml";
    let slip = copy.spoil(alarms, "value = \"(flagged", "value = \"share\"").replace(":42:", ":41:");
    let name =
        copy.spoil(alarms, "  [ { fr = \"lus par", "  [ { fr = \"lus\", en = \"read\" }, \"{totals}\" ],");
    copy.expect(&[slip, name]);
}

#[test]
fn draws_that_change_nothing_are_a_fault() {
    let copy = Copy::new();
    let path = "content/items/ai/false-alarms.toml";
    let text = std::fs::read_to_string(copy.file(path)).unwrap();
    let one = ["to = 900", "to = 45", "to = 60"].into_iter().zip(["to = 200", "to = 10", "to = 12"]);
    let text = one.fold(text, |text, (many, one)| text.replace(many, one));
    std::fs::write(copy.file(path), text).unwrap();
    copy.expect(&[format!("{path}:49: its draws change nothing")]);
}

#[test]
fn content_without_items_is_a_fault() {
    let copy = Copy::new();
    std::fs::remove_dir_all(copy.file("content/items")).unwrap();
    copy.expect(&["content/items:1: no item family is here".to_owned()]);
}

#[test]
fn keys_that_show_by_their_length_are_a_fault_that_names_the_worst_families() {
    let copy = Copy::new();
    for domain in ["information", "communication", "creation", "security", "environment", "ai"] {
        for entry in std::fs::read_dir(copy.file(&format!("content/items/{domain}"))).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let tell = text.replace(
                "key = true\ntext = { fr = \"",
                &format!("key = true\ntext = {{ fr = \"{}", "x".repeat(300)),
            );
            std::fs::write(&path, tell).unwrap();
        }
    }
    let done = copy.check();
    assert_eq!(done.code, Some(1), "{}", done.out);
    let line = done.err.lines().find(|line| line.contains("is the longest in 100.0 %")).unwrap();
    assert!(line.starts_with("content/items/") && line.contains(".toml:1: "), "{line}");
    assert_eq!(line.matches("(200 of 200)").count(), 3, "{line}");
}

#[test]
fn units_within_themselves_of_nobody_or_of_impossible_days_are_faults_on_their_lines() {
    let copy = Copy::new();
    let path = "organisations/armees/organisation.toml";
    let text = std::fs::read_to_string(copy.file(path)).unwrap();
    let added = "\
[[unit]]
id = \"ring-one\"
name = { fr = \"Un\", en = \"One\" }
parent = \"ring-two\"
[[unit]]
id = \"ring-two\"
name = { fr = \"Deux\", en = \"Two\" }
parent = \"ring-one\"
[[unit]]
id = \"orphan\"
name = { fr = \"Trois\", en = \"Three\" }
parent = \"nobody\"
from = 2027-01-31
until = 2027-01-30
[[unit]]
id = \"timed\"
name = { fr = \"Quatre\", en = \"Four\" }
from = 2027-01-31T10:00:00Z
";
    let first = text.lines().count() + 1;
    std::fs::write(copy.file(path), format!("{text}{added}")).unwrap();
    let place = |line: usize, words: &str| format!("{path}:{}: {words}", first + line);
    copy.expect(&[
        place(3, "the unit “ring-one” is within itself: ring-one in ring-two in ring-one"),
        place(7, "the unit “ring-two” is within itself"),
        place(11, "no unit “nobody” is there"),
        place(13, "the unit “orphan” ends before it begins"),
        place(17, "“from” is a day without a time"),
    ]);
}
