//! Planted faults of what every family has: TOML, id, competence, level, texts, draws, computed numbers.

use crate::fixtures::{NUMERIC, SINGLE};
use crate::support::{Row, SOCLE, each_is_refused, file, with};
use items::parse_family;

const TOML: &[Row] = &[
    ("an unknown field", "seconds = 40", "seconds = 40\ncolour = 1", "colour", "unknown field `colour`"),
    ("a misspelt field", "author = \"P", "auteur = \"P", "auteur", "unknown field `auteur`"),
    ("a missing field", "author = \"Passeport\"\n", "", "id = \"security", "missing field `author`"),
    ("a key twice", "version = 3", "version = 3\nversion = 4", "version = 4", "duplicate key"),
    ("a table twice", "[situation]", "[title]\n[situation]", "never", "duplicate key"),
    ("a text without its end", "author = \"Passeport\"", "author = \"Passeport", "author", "string"),
    ("a field of the wrong type", "level = 1", "level = \"one\"", "level = ", "invalid type"),
    ("a level below nought", "level = 1", "level = -1", "level = ", "invalid value"),
    ("a kind that is none", "\"single\"", "\"dual\"", "kind = \"dual\"", "unknown variant `dual`"),
    ("a difficulty that is none", "\"easy\"", "\"simple\"", "difficulty", "unknown variant `simple`"),
    ("a language left out", "en = \"What do you do?\"\n", "", "[question]", "missing field `en`"),
    ("a third language", "en = \"What do", "de = \"Was?\"\nen = \"What do", "de = ", "unknown field `de`"),
    ("an exhibit's kind that is none", "\"mail\"", "\"film\"", "film", "unknown variant `film`"),
];

const HEAD: &[Row] = &[
    ("an id of another file", "found-stick", "lost-stick", "lost-stick", "“security.lost-stick”"),
    ("another slug for one part", "found-stick", "found-stick.b", "stick.b", "“security.found-stick.b”"),
    ("a competence that is none", "usb-drives", "sofas", "sofas", "no competence “security.sofas”"),
    ("no domain but the id's", "security.usb-drives", "information.sums", "information.sums", "“security”"),
    ("a level too high", "level = 1", "level = 5", "level = 5", "levels 1 to 4"),
    ("a level too low", "level = 1", "level = 0", "level = 0", "levels 1 to 4"),
    ("too short a time", "seconds = 40", "seconds = 9", "seconds = 9", "10 to 300 seconds"),
    ("too long a time", "seconds = 40", "seconds = 301", "seconds = 301", "10 to 300 seconds"),
    ("no version", "version = 3", "version = 0", "version = 0", "begin at 1"),
    ("an empty title", "A stick on the floor", "", "[title]", "the title is empty"),
    ("a question of spaces", "Que faites-vous ?", " \\t ", "[question]", "the question is empty"),
    ("an empty lesson", "A stick of unknown origin is plugged in nowhere.", "", "[feedback]", "the feedback"),
    (
        "an empty situation",
        "\"\"\"You find a stick {place.where}.\n\nIt has been there for {days} days.\"\"\"",
        "\"\"",
        "[situation]",
        "the situation is empty",
    ),
    ("a mail without a subject", "Stick lost {place.where}", "", "^Clé perdue", "the exhibit"),
    ("a mail without a sender", "Front desk <desk@agents.example>", "", "^Clé perdue", "the exhibit"),
];

const DRAWS: &[Row] = &[
    ("a draw that goes down", "to = 960", "to = 239", "[draw.files]", "from ≤ to"),
    ("a step of nought", "step = 120", "step = 0", "[draw.files]", "step ≥ 1"),
    ("a step down", "step = 120", "step = -120", "[draw.files]", "step ≥ 1"),
    ("a misspelt step", "step = 120", "stop = 120", "[draw.files]", "a draw gives from, to"),
    ("a draw of both kinds", "step = 120", "rows = []", "[draw.files]", "a draw gives from, to"),
    ("a draw too wide to count", "from = 240", "from = -9223372036854775808", "[draw.files]", "from ≤ to"),
    ("a draw beyond numbers", "to = 960", "to = 9223372036854775807", "[draw.files]", "from ≤ to"),
    ("columns that differ", "size = \"6\"", "agents = \"6\"", "[draw.who]", "same columns"),
    ("one column more", "size = \"6\"", "size = \"6\", more = \"1\"", "[draw.who]", "same columns"),
];

const COMPUTED: &[Row] = &[
    ("an unknown name", "files * 3", "filez * 3", "total = \"filez", "“filez” is neither drawn nor computed"),
    ("itself", "total / who.size", "share / who.size", "share = \"share", "“share” is neither"),
    ("a sign out of place", "files * 3", "files * * 3", "total = \"files", "“*” does not belong"),
    ("an open parenthesis", "files * 3", "(files * 3", "total = \"(files", "parenthesis is open"),
    ("an unknown function", "files * 3", "sqrt(files)", "total = \"sqrt", "“sqrt” is not round(x)"),
    ("an argument too many", "files * 3", "round(files, 3)", "total = \"round", "“round” is not round(x)"),
    ("an empty formula", "files * 3", "", "total = \"\"", "“the end” does not belong"),
    (
        "a text for a number",
        "total / who.size",
        "total / who.name",
        "share = \"total",
        "“who.name” is neither",
    ),
];

#[test]
fn toml_that_is_wrong_is_refused_on_its_line() {
    let (twice, others): (Vec<Row>, Vec<Row>) = TOML.iter().partition(|row| row.3 == "never");
    each_is_refused(SINGLE, &others);
    for (_, find, replace, _, words) in twice {
        let faults = parse_family(&file(SINGLE, &with(SINGLE, find, replace)), &SOCLE).unwrap_err();
        assert_eq!(faults[0].line, 15, "the second of them: {faults:?}");
        assert!(faults[0].reason.contains(words), "{faults:?}");
    }
}

#[test]
fn a_head_that_is_wrong_is_refused_on_its_line() {
    each_is_refused(SINGLE, HEAD);
}

#[test]
fn a_draw_that_is_wrong_is_refused_on_its_line() {
    each_is_refused(NUMERIC, DRAWS);
}

#[test]
fn a_draw_without_a_row_is_refused() {
    let (before, _) = SINGLE.split_once("[draw.place]").unwrap();
    let text = format!("{before}[draw.place]\nrows = []\n");
    let faults = parse_family(&file(SINGLE, &text), &SOCLE).unwrap_err();
    let line = text.lines().position(|l| l == "[draw.place]").unwrap() + 1;
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!((faults[0].line, faults[0].reason.as_str()), (line, "a draw of rows needs a row"));
}

#[test]
fn a_computed_number_that_is_wrong_is_refused_on_its_line() {
    let rows: Vec<Row> = COMPUTED.iter().copied().filter(|row| !row.3.starts_with("total")).collect();
    each_is_refused(NUMERIC, &rows);
    // Without its total, the share is unknown too: it is taken out, so that each row has one fault.
    let base = with(NUMERIC, "share = \"total / who.size\"\n", "share = \"100\"\n");
    let rows: Vec<Row> = COMPUTED.iter().copied().filter(|row| row.3.starts_with("total")).collect();
    each_is_refused(&base, &rows);
}

#[test]
fn a_circle_of_computed_numbers_is_refused_on_each_of_its_lines() {
    let text = with(NUMERIC, "files * 3", "share * 3");
    let faults = parse_family(&file(NUMERIC, &text), &SOCLE).unwrap_err();
    let found: Vec<(usize, &str)> = faults.iter().map(|f| (f.line, f.reason.as_str())).collect();
    let line = |start: &str| text.lines().position(|l| l.starts_with(start)).unwrap() + 1;
    assert_eq!(
        found,
        [
            (line("share ="), "“total” is neither drawn nor computed"),
            (line("total ="), "“share” is neither drawn nor computed")
        ]
    );
}

#[test]
fn every_fault_of_a_file_is_given_at_once() {
    let text = SINGLE
        .replace("level = 1", "level = 9")
        .replace("seconds = 40", "seconds = 4")
        .replace("A stick on the floor", "")
        .replace("show = 4", "show = 40");
    let faults = parse_family(&file(SINGLE, &text), &SOCLE).unwrap_err();
    let lines: Vec<usize> = faults.iter().map(|f| f.line).collect();
    assert_eq!(lines, [5, 7, 11, 33], "{faults:?}");
}

#[test]
fn an_id_without_a_domain_is_no_id() {
    let faults =
        parse_family(&file(SINGLE, &with(SINGLE, "security.found-stick", "stick")), &SOCLE).unwrap_err();
    assert_eq!(faults[0].line, 1);
    assert!(faults[0].reason.contains("“stick”"), "{faults:?}");
}
