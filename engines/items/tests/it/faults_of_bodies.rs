//! Planted faults of what is answered: options, steps, pairs, numbers.

use items::parse_family;

use crate::fixtures::{MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE};
use crate::support::{Row, SOCLE, each_is_refused, family, file, with};

const SINGLE_CHOICE: &[Row] = &[
    ("no number shown", "show = 4\n", "", "kind = \"single\"", "a single choice gives show"),
    ("two options shown", "show = 4", "show = 2", "kind = \"single\"", "3 or more"),
    ("more shown than written", "show = 4", "show = 6", "^Je la remets", "1 keyed and 5 others are shown"),
    (
        "a number of keyed ones",
        "show = 4",
        "show = 4\nshow_keyed = 1",
        "kind = \"s",
        "a single choice gives show",
    ),
    ("the numbers of a multiple", "show = 4", "show_keyed = 1\nshow_others = 3", "kind = \"s", "gives show"),
    (
        "the same option twice",
        "Je la branche pour voir.",
        "Je la jette aux ordures. ",
        "^I throw it away.",
        "stands twice",
    ),
    ("the same in English only", "I plug it in to see.", "I throw it away.", "^Je la jette", "Je la jette"),
    ("an empty option", "I plug it in to see.", "", "^Je la branche", "a text is empty"),
    ("no reason why it fails", "The harm is done.", " ", "^Je la branche", "the option has no feedback"),
];

const MULTIPLE_CHOICE: &[Row] = &[
    ("no number of keyed ones", "show_keyed = 2\n", "", "kind = ", "gives show_keyed and show_others"),
    ("no number of others", "show_others = 2\n", "", "kind = ", "gives show_keyed and show_others"),
    ("no keyed one shown", "show_keyed = 2", "show_keyed = 0", "kind = ", "gives show_keyed"),
    ("no other shown", "show_others = 2", "show_others = 0", "kind = ", "gives show_keyed"),
    ("a show of all", "show_others = 2", "show_others = 2\nshow = 4", "kind = ", "gives show_keyed"),
];

const STEPS: &[Row] = &[
    ("two shown", "show = 4", "show = 2", "^Enregistrer", "show is 2; 5 are written, at least 3"),
    ("more shown than written", "show = 4", "show = 6", "^Enregistrer", "show is 6; 5 are written"),
    ("a step without a text", "en = \"Tidy\"", "en = \"\"", "^Ranger", "a text is empty"),
    ("a step twice", "fr = \"Ranger\"", "fr = \"Fermer\"", "^Tidy", "“Fermer” stands twice"),
];

const PAIRS: &[Row] = &[
    ("two shown", "show = 4", "show = 2", "^Compter", "show is 2; 5 are written, at least 3"),
    ("more shown than written", "show = 4", "show = 6", "^Compter", "show is 6; 5 are written"),
    ("a left without a text", "en = \"Talk\"", "en = \"\"", "^Parler", "a text is empty"),
    ("a right without a text", "en = \"telephone\"", "en = \"\"", "^Parler", "a text is empty"),
    ("a left twice", "fr = \"Parler\"", "fr = \"Compter\"", "^Talk", "“Compter” stands twice"),
    ("a right twice", "fr = \"téléphone\"", "fr = \"tableur\"", "^telephone", "“tableur” stands twice"),
];

const NUMBERS: &[Row] = &[
    ("no answer", "answer = \"share\"\n", "", "kind = \"numeric\"", "gives answer, tolerance and decimals"),
    ("no tolerance", "tolerance = 2\n", "", "kind = \"numeric\"", "gives answer, tolerance and decimals"),
    ("no decimals", "decimals = 0\n", "", "kind = \"numeric\"", "gives answer, tolerance and decimals"),
    ("three decimals", "decimals = 0", "decimals = 3", "decimals = 3", "decimals are 0 to 2"),
    (
        "a tolerance below nought",
        "tolerance = 2",
        "tolerance = -1",
        "tolerance = -1",
        "the tolerance is 0 or more",
    ),
    (
        "no tolerance at all",
        "tolerance = 2",
        "tolerance = nan",
        "tolerance = nan",
        "the tolerance is 0 or more",
    ),
    ("an answer to nothing", "answer = \"share\"", "answer = \"share +\"", "answer = ", "“the end” does not"),
    ("a slip to nothing", "share + 3", "share +) 3", "^trois de trop", "“)” does not belong"),
    (
        "a slip that says nothing",
        "You counted three too many.",
        "",
        "^trois de trop",
        "the slip has no feedback",
    ),
    ("a unit in one language", "en = \"files\"", "en = \"\"", "[unit]", "the unit is empty"),
    ("a table without a caption", "en = \"Files received\"", "en = \"\"", "^Dossiers reçus", "the exhibit"),
    ("a code without a caption", "en = \"The formula\"", "en = \"\"", "^La formule", "the exhibit"),
];

#[test]
fn a_choice_that_is_wrong_is_refused_on_its_line() {
    each_is_refused(SINGLE, SINGLE_CHOICE);
    each_is_refused(MULTIPLE, MULTIPLE_CHOICE);
}

#[test]
fn an_ordering_that_is_wrong_is_refused_on_its_line() {
    each_is_refused(ORDERING, STEPS);
}

#[test]
fn a_matching_that_is_wrong_is_refused_on_its_line() {
    each_is_refused(MATCHING, PAIRS);
}

#[test]
fn a_number_that_is_wrong_is_refused_on_its_line() {
    each_is_refused(NUMERIC, NUMBERS);
}

#[test]
fn a_choice_needs_a_key() {
    for (base, words) in
        [(SINGLE, "1 keyed and 3 others are shown, 0 and 6"), (MULTIPLE, "2 keyed and 2 others")]
    {
        let text = base.replace("key = true\n", "");
        let faults = parse_family(&file(base, &text), &SOCLE).unwrap_err();
        let line = text.lines().position(|l| l == "[[option]]").unwrap() + 1;
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].line, line);
        assert!(faults[0].reason.contains(words), "{faults:?}");
    }
}

#[test]
fn a_single_choice_needs_others_than_keys() {
    let text = SINGLE.replace("[[option]]\ntext", "[[option]]\nkey = true\ntext");
    let faults = parse_family(&file(SINGLE, &text), &SOCLE).unwrap_err();
    assert_eq!(faults[0].reason, "1 keyed and 3 others are shown, 6 and 0 are written");
    // Two keyed ones are no fault: one of them is drawn for each variant.
    assert_eq!(family(SINGLE).kind.name(), "single");
}

#[test]
fn a_body_of_another_kind_is_refused() {
    for kind in ["ordering", "matching", "numeric"] {
        let text = with(SINGLE, "\"single\"", &format!("\"{kind}\""));
        assert!(parse_family(&file(SINGLE, &text), &SOCLE).is_err(), "{kind}");
    }
    let text = with(ORDERING, "\"ordering\"", "\"single\"");
    assert!(parse_family(&file(ORDERING, &text), &SOCLE).is_err());
}
