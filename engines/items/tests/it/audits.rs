//! The audit: what only shows when a family is asked many times.

use items::{Audit, audit};

use crate::fixtures::{MULTIPLE, NUMERIC, ORDERING, SINGLE};
use crate::support::{EVERY_KIND, family, with};

const RUNS: usize = 200;

fn faults(audit: &Audit) -> Vec<&str> {
    audit.faults.iter().map(String::as_str).collect()
}

#[test]
fn families_that_are_right_have_no_fault() {
    for text in EVERY_KIND {
        let audit = audit(&family(text), RUNS);
        assert_eq!(faults(&audit), [""; 0]);
        assert_eq!(audit.runs, RUNS);
    }
}

#[test]
fn distinct_variants_are_counted_as_they_are_shown() {
    assert_eq!(audit(&family(NUMERIC), RUNS).distinct, 14);
    // Five ways to leave one step out, times the 23 orders that ask something.
    assert_eq!(audit(&family(ORDERING), 5000).distinct, 115);
    assert_eq!(audit(&family(ORDERING), 1).distinct, 1);
    assert_eq!(audit(&family(ORDERING), 0).distinct, 0);
}

#[test]
fn a_division_by_nought_for_some_draws_is_named_once() {
    let text = with(NUMERIC, "share = \"total / who.size\"", "share = \"total / (files - 360)\"");
    let found = audit(&family(&text), RUNS);
    assert!(
        found.faults.contains("“share” cannot be computed: the expression has no finite value"),
        "{found:?}"
    );
    let text = with(NUMERIC, "answer = \"share\"", "answer = \"1000000 / (files - 360)\"");
    let found = audit(&family(&text), RUNS);
    assert!(found.faults.contains("the answer: the expression has no finite value"), "{found:?}");
    let text = with(NUMERIC, "share + 3", "share + 300000 / (files - 360)");
    let found = audit(&family(&text), RUNS);
    assert!(found.faults.contains("a slip: the expression has no finite value"), "{found:?}");
}

#[test]
fn an_expression_of_an_unknown_name_is_named() {
    let found = audit(&family(&with(NUMERIC, "answer = \"share\"", "answer = \"shares\"")), RUNS);
    assert_eq!(faults(&found), ["the answer: “shares” is neither drawn nor computed"]);
    let found = audit(&family(&with(NUMERIC, "share + 3", "shares + 3")), RUNS);
    assert_eq!(faults(&found), ["a slip: “shares” is neither drawn nor computed"]);
    // A cell is a number only when its English text is one, in every row.
    let found = audit(&family(&with(NUMERIC, "size = \"6\"", "size = \"six\"")), RUNS);
    assert!(found.faults.contains("“share” cannot be computed: “who.size” is neither drawn nor computed"));
}

#[test]
fn a_placeholder_that_stands_for_nothing_is_named_wherever_it_is() {
    for (base, find) in [
        (SINGLE, "A stick on the floor"),
        (SINGLE, "Elle y est depuis"),
        (SINGLE, "What do you do?"),
        (SINGLE, "L’accueil <accueil@agents.example>"),
        (SINGLE, "I throw it away."),
        (SINGLE, "Nobody will be warned."),
        (SINGLE, "Une clé inconnue ne se branche nulle part."),
        (ORDERING, "Tidy"),
        (crate::fixtures::MATCHING, "diaporama"),
        (crate::fixtures::MATCHING, "Project\""),
        (NUMERIC, "Files received"),
        (NUMERIC, "février"),
        (NUMERIC, "=SUM(B2"),
        (NUMERIC, "You multiplied."),
        (NUMERIC, "dossiers\"\nen = \"files\""),
    ] {
        let text = with(base, find, &format!("{{who.age}}{find}"));
        let found = audit(&family(&text), 3);
        assert_eq!(faults(&found), ["“{who.age}” is neither drawn nor computed"], "{find}");
    }
}

#[test]
fn two_options_that_read_the_same_are_named_with_their_seed() {
    // The same in French when the empty row is drawn; in English never.
    let text = with(SINGLE, "Je la branche pour voir.", "Je la laisse à l’accueil{x.y}.");
    let rows = r#"rows = [ { y = { fr = "", en = "" } }, { y = { fr = " aussi", en = "" } } ]"#;
    let text = format!("{text}\n[draw.x]\n{rows}\n");
    let found = audit(&family(&text), RUNS);
    assert!(!found.faults.is_empty());
    assert!(
        found.faults.iter().all(|f| f.starts_with("seed ") && f.ends_with(": two options say the same")),
        "{found:?}"
    );
    assert!(found.faults.len() < RUNS, "only where both are shown, and the row is empty");
}

#[test]
fn an_answer_with_more_decimals_than_asked_is_named() {
    let text = with(NUMERIC, "answer = \"share\"", "answer = \"share + 0.25\"");
    assert_eq!(faults(&audit(&family(&text), RUNS)), [""; 0], "a tolerance of 2 makes good for it");
    let exact = text.replace("tolerance = 2", "tolerance = 0");
    let found = audit(&family(&exact), 1);
    assert_eq!(found.faults.len(), 1, "{found:?}");
    assert!(faults(&found)[0].ends_with(".25 needs more than 0 decimals"), "{found:?}");
    let announced = exact.replace("decimals = 0", "decimals = 2");
    assert_eq!(faults(&audit(&family(&announced), RUNS)), [""; 0]);
}

#[test]
fn a_slip_that_is_right_or_twice_is_named() {
    let found = audit(&family(&with(NUMERIC, "share + 3", "share + 2")), 1);
    assert!(faults(&found)[0].starts_with("seed 1: a slip equals the answer "), "{found:?}");
    let found = audit(&family(&with(NUMERIC, "share + 3", "who.size * total")), 2);
    assert_eq!(faults(&found), ["seed 1: two slips are the same number"], "one a place");
}

#[test]
fn a_key_that_is_always_the_longest_is_counted_in_each_language() {
    // In French both keyed options are made the longest; in English neither is longer than all others.
    let text = with(SINGLE, "Je la remets au", "Sans la brancher ni attendre, je la remets au")
        .replace("Je la donne à", "Sans la brancher ni attendre, je la donne à")
        .replace("I hand it to the IT service.", "I hand it over.")
        .replace("I give it to security.", "I give it.")
        .replace("I throw it away.", "I throw it.");
    let found = audit(&family(&text), RUNS);
    assert_eq!(found.key_longest, [RUNS, 0]);
}

#[test]
fn a_key_as_long_as_another_option_is_not_the_longest() {
    let text = with(MULTIPLE, "kind = \"multiple\"", "kind = \"single\"")
        .replace("show_keyed = 2\nshow_others = 2", "show = 4");
    assert_eq!(audit(&family(&text), RUNS).key_longest, [0, 0]);
}

#[test]
fn the_places_of_the_key_are_counted_for_single_choices_only() {
    let found = audit(&family(SINGLE), RUNS);
    assert_eq!(found.key_places.len(), 4);
    assert_eq!(found.key_places.iter().sum::<usize>(), RUNS);
    assert!(found.key_places.iter().all(|n| *n > RUNS / 8), "{found:?}");
    for text in [MULTIPLE, ORDERING, NUMERIC] {
        let found = audit(&family(text), RUNS);
        assert!(found.key_places.is_empty());
        assert_eq!(found.key_longest, [0, 0]);
    }
}
