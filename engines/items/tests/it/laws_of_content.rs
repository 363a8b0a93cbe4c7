//! Laws of content: no file makes reading panic, and a family that is read can be asked.

use competences::{File, Socle};
use items::{Response, audit, feedback, parse_family, right_response, score, show, variant};
use kit::Language;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{CONTENT, EVERY_KIND, SOCLE, file};

/// Texts that rules look at, so that changes go deep into them.
const TEXTS: &[&str] = &[
    "",
    "\"",
    "\n",
    "[",
    "]",
    "{",
    "}",
    "{}",
    "{a.b}",
    "=",
    "0",
    "-1",
    "9",
    "1e400",
    "nan",
    "key = true\n",
    "[[option]]\n",
    "[[step]]\n",
    "[[pair]]\n",
    "[[slip]]\n",
    "[feedback]\n",
    "[draw.a]\n",
    "show = 3\n",
    "step = 0\n",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "rows = []\n",
    " / 0",
    "((((((((((((((((((((((",
    "-----",
    "kind = \"numeric\"\n",
    "kind = \"matching\"\n",
    "é\u{0}",
    "’",
    "\u{202f}",
];

/// One change of a text: from where, how much is taken away, what is written there.
#[derive(Clone, Debug)]
struct Change {
    at: Index,
    length: usize,
    written: String,
}

fn change() -> impl Strategy<Value = Change> {
    let written = prop_oneof![4 => select(TEXTS).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    // Most changes are small: a file that is all broken only tests the reader of TOML.
    (any::<Index>(), prop_oneof![3 => 0..4_usize, 1 => 0..80_usize], written)
        .prop_map(|(at, length, written)| Change { at, length, written })
}

/// Writes over characters, never over bytes: a file is text.
fn changed(text: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for Change { at, length, written } in changes {
        let from = at.index(chars.len() + 1);
        let to = (from + length).min(chars.len());
        chars.splice(from..to, written.chars());
    }
    chars.into_iter().collect()
}

/// A number of the file made another one: such changes are often read without a fault.
fn with_number(text: &str, at: Index, number: &str) -> String {
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|(i, c)| c.is_ascii_digit() && !text[..*i].ends_with(|c: char| c.is_ascii_digit()))
        .map(|(i, _)| i)
        .collect();
    let from = *at.get(&starts);
    let length = text[from..].bytes().take_while(u8::is_ascii_digit).count();
    format!("{}{number}{}", &text[..from], &text[from + length..])
}

/// A file is refused with faults that name it and a line of it, or read and asked.
fn read_or_refuse(file: &File, socle: &Socle) {
    let family = match parse_family(file, socle) {
        Ok(family) => family,
        Err(faults) => {
            let lines = file.text.lines().count().max(1);
            assert!(!faults.is_empty(), "a refusal gives a reason");
            for fault in faults {
                assert_eq!(fault.file, file.path);
                // A file that ends too early is refused after its last line.
                assert!((1..=lines + 1).contains(&fault.line) && !fault.reason.is_empty(), "{fault:?}");
            }
            return;
        }
    };
    assert!(family.variants() >= 1.0, "{}", family.id);
    audit(&family, 2);
    for seed in 0..4 {
        let Ok(made) = variant(&family, seed) else { continue };
        for language in Language::ALL {
            show(&family, &made, language);
        }
        let right = right_response(&family, &made);
        // An answer without a value is a fault that the audit names.
        if right != Response::Unknown {
            assert!(score(&family, &made, &right), "{} {seed}", family.id);
        }
        assert_eq!(feedback(&family, &made, &right, Language::Fr).right, right != Response::Unknown);
    }
}

/// A file of the content, or a fixture, with the socle it is checked against.
fn file_of(index: Index) -> (&'static Socle, File) {
    let (socle, files) = &*CONTENT;
    match index.index(files.len() + EVERY_KIND.len()) {
        i if i < files.len() => (socle, files[i].clone()),
        i => (&*SOCLE, file(EVERY_KIND[i - files.len()], EVERY_KIND[i - files.len()])),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_changed_file_is_read_or_refused(
        of: Index,
        changes in proptest::collection::vec(change(), 1..4),
    ) {
        let (socle, file) = file_of(of);
        let text = changed(&file.text, &changes);
        read_or_refuse(&File { text, ..file }, socle);
    }

    #[test]
    fn a_file_with_another_number_is_read_or_refused(
        of: Index,
        at: Index,
        number in prop_oneof![
            any::<i64>().prop_map(|n| n.to_string()),
            select(&["0", "1", "-1", "9", "40", "9223372036854775807", "-9223372036854775808", "0.5", "nan"][..])
                .prop_map(str::to_owned),
        ],
    ) {
        let (socle, file) = file_of(of);
        let text = with_number(&file.text, at, &number);
        read_or_refuse(&File { text, ..file }, socle);
    }

    #[test]
    fn a_file_that_ends_too_early_is_read_or_refused(of: Index, at: Index) {
        let (socle, file) = file_of(of);
        let text: String = file.text.chars().take(at.index(file.text.chars().count() + 1)).collect();
        read_or_refuse(&File { text, ..file }, socle);
    }
}

#[test]
fn every_family_of_the_content_is_clean_and_can_be_asked() {
    let (socle, files) = &*CONTENT;
    for file in files {
        read_or_refuse(file, socle);
        let family = parse_family(file, socle).unwrap();
        assert!(audit(&family, 50).faults.is_empty(), "{}", family.id);
    }
}
