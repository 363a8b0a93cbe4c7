//! Feedback: what was answered and what was right, in words, and a remark on each part that calls for one.

use items::{Feedback, Response, Variant, feedback, right_response, variant};
use kit::Language;

use crate::fixtures::{MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE};
use crate::support::{EVERY_KIND, family, with};

/// The feedback of a response in English, about the variant of seed 1.
fn of(text: &str, response: impl Fn(&Variant) -> Response) -> (Feedback, Variant) {
    let family = family(text);
    let made = variant(&family, 1).unwrap();
    (feedback(&family, &made, &response(&made), Language::En), made)
}

/// The places of a variant that show these options.
fn places(made: &Variant, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..made.shown.len()).filter(|p| wanted(made.shown[*p])).collect()
}

/// About, right, text.
fn remarks(feedback: &Feedback) -> Vec<(&str, bool, &str)> {
    feedback.remarks.iter().map(|r| (r.about.as_str(), r.right, r.text.as_str())).collect()
}

const OPTIONS: [(&str, &str); 6] = [
    ("I hand it to the IT service.", "It has an isolated machine."),
    ("I give it to security.", "They have it checked."),
    ("I plug it in to see.", "The harm is done."),
    ("I erase it and keep it.", "You must plug it in for that."),
    ("I leave it at the desk.", "Somebody else will plug it in."),
    ("I throw it away.", "Nobody will be warned."),
];

#[test]
fn each_wrong_choice_gets_its_own_remark() {
    for place in 0..4 {
        let (found, made) = of(SINGLE, |_| Response::Options(vec![place]));
        let chosen = made.shown[place];
        let key = *made.shown.iter().find(|i| **i < 2).unwrap();
        let mut expected: Vec<_> = made
            .shown
            .iter()
            .filter(|i| **i == chosen || **i == key)
            .map(|i| (OPTIONS[*i].0, *i == key && chosen == key, OPTIONS[*i].1))
            .collect();
        expected.dedup();
        assert_eq!(remarks(&found), expected);
        assert_eq!(found.right, chosen == key);
        assert_eq!(found.answered, [OPTIONS[chosen].0]);
        assert_eq!(found.expected, [OPTIONS[key].0]);
        assert_eq!(found.lesson, "A stick of unknown origin is plugged in nowhere.");
    }
}

#[test]
fn what_was_forgotten_in_a_multiple_choice_is_told_too() {
    // One keyed option ticked, one forgotten, one wrong ticked, one rightly left.
    let (found, made) = of(MULTIPLE, |v| {
        let (keyed, others) = (places(v, |i| i < 3), places(v, |i| i >= 3));
        let mut chosen = vec![keyed[0], others[0]];
        chosen.sort_unstable();
        Response::Options(chosen)
    });
    let (keyed, others) = (places(&made, |i| i < 3), places(&made, |i| i >= 3));
    let letter = |place: usize| ["A", "E", "I", "B", "C", "D"][made.shown[place]];
    let about = |place: usize| format!("Capital {}", letter(place));
    assert_eq!(found.remarks.len(), 3, "{found:?}");
    for (place, right) in [(keyed[0], true), (keyed[1], false), (others[0], false)] {
        let remark = found.remarks.iter().find(|r| r.about == about(place)).unwrap();
        assert_eq!(remark.right, right, "{remark:?}");
        assert!(remark.text.starts_with(&format!("{} is a ", letter(place))), "{remark:?}");
    }
    assert!(!found.right);
    assert_eq!(found.expected, [about(keyed[0]), about(keyed[1])]);
}

#[test]
fn steps_are_told_in_the_order_given_and_in_the_right_one() {
    let (found, made) = of(ORDERING, |_| Response::Ranks(vec![4, 3, 2, 1]));
    let steps = ["Save", "Close", "Switch off", "Tidy", "Leave"];
    let mut order: Vec<&str> = made.shown.iter().map(|i| steps[*i]).collect();
    order.reverse();
    assert_eq!(found.answered, order);
    order.sort_by_key(|step| steps.iter().position(|s| s == step));
    assert_eq!(found.expected, order);
    assert!(found.remarks.is_empty());
}

#[test]
fn pairs_are_told_as_they_were_made_and_as_they_should_be() {
    let (found, made) = of(MATCHING, |_| Response::Rights(vec![0, 0, 0, 0]));
    let lefts = ["Count", "Write", "Draw", "Talk", "Project"];
    let rights = ["spreadsheet", "word processor", "drawing program", "telephone", "slides"];
    let pair = |left: usize, right: usize| format!("{} → {}", lefts[left], rights[right]);
    let answered: Vec<String> = made.shown.iter().map(|left| pair(*left, made.rights[0])).collect();
    assert_eq!(found.answered, answered);
    let expected: Vec<String> = made.shown.iter().map(|left| pair(*left, *left)).collect();
    assert_eq!(found.expected, expected);
    assert!(!found.right);
}

/// A number made of a variant's, whether it is right, and what is told of it.
type Typed = (fn(&Variant) -> f64, bool, &'static [&'static str]);

#[test]
fn a_numeric_slip_is_recognised_and_a_right_number_brings_no_remark() {
    let table: [Typed; 6] = [
        (|v| v.numbers["total"] * v.numbers["who.size"], false, &["You multiplied."]),
        (|v| v.numbers["total"] * v.numbers["who.size"] + 2.0, false, &["You multiplied."]),
        (|v| v.numbers["share"] + 3.0, false, &["You counted three too many."]),
        (|v| v.numbers["share"] - 30.0, false, &[]),
        (|v| v.numbers["share"], true, &[]),
        // Within the tolerance of the answer, and within that of a slip.
        (|v| v.numbers["share"] + 2.0, true, &[]),
    ];
    for (number, right, expected) in table {
        let (found, _) = of(NUMERIC, |v| Response::Number(number(v)));
        let texts: Vec<&str> = found.remarks.iter().map(|r| r.text.as_str()).collect();
        assert_eq!((found.right, &texts[..]), (right, expected), "{found:?}");
        assert!(found.remarks.iter().all(|r| !r.right && r.about.is_empty()));
    }
}

#[test]
fn numbers_are_told_with_their_unit_and_decimals() {
    let text =
        with(NUMERIC, "answer = \"share\"", "answer = \"1234.5\"").replace("decimals = 0", "decimals = 1");
    let family = family(&text);
    let made = variant(&family, 1).unwrap();
    let told = |language| feedback(&family, &made, &Response::Number(-2.0), language);
    assert_eq!(told(Language::Fr).expected, ["1234,5\u{a0}dossiers"]);
    assert_eq!(told(Language::En).expected, ["1,234.5\u{a0}files"]);
    assert_eq!(told(Language::En).answered, ["−2.0\u{a0}files"]);
    // A wrong answer is never rounded to the right one.
    let near = feedback(&family, &made, &Response::Number(1234.46), Language::Fr);
    assert_eq!(near.answered, ["1234,46\u{a0}dossiers"]);
}

#[test]
fn who_does_not_know_is_told_the_answer_and_its_lesson() {
    for text in EVERY_KIND {
        let family = family(text);
        let made = variant(&family, 5).unwrap();
        let unknown = feedback(&family, &made, &Response::Unknown, Language::Fr);
        let right = feedback(&family, &made, &right_response(&family, &made), Language::Fr);
        assert!(!unknown.right && unknown.answered.is_empty());
        assert!(right.right && !right.expected.is_empty());
        assert_eq!(right.answered, right.expected);
        assert_eq!((unknown.expected, unknown.lesson), (right.expected, right.lesson));
        assert!(right.remarks.iter().all(|r| r.right), "{}", family.id);
    }
}
