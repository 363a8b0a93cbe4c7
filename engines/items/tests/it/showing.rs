//! What a page shows of a variant: texts filled in, in each language's typography.

use items::{Shown, ShownBody, ShownExhibit, show, variant};
use kit::Language;

use crate::fixtures::{MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE};
use crate::support::{family, with};

/// What the first seed with these numbers and rows shows.
fn shown(text: &str, language: Language, wanted: impl Fn(&items::Variant) -> bool) -> Shown {
    let family = family(text);
    let made = (1..).map(|seed| variant(&family, seed).unwrap()).find(wanted).unwrap();
    show(&family, &made, language)
}

#[test]
fn names_are_filled_in_and_paragraphs_parted() {
    let wanted = |v: &items::Variant| v.rows["place"] == 1 && v.numbers["days"] == 6.0;
    let fr = shown(SINGLE, Language::Fr, wanted);
    assert_eq!(fr.title, "Une clé par terre");
    assert_eq!(fr.situation, ["Vous trouvez une clé au restaurant.", "Elle y est depuis 6\u{a0}jours."]);
    assert_eq!(fr.question, "Que faites-vous\u{202f}?");
    let en = shown(SINGLE, Language::En, wanted);
    assert_eq!(en.situation, ["You find a stick in the canteen.", "It has been there for 6 days."]);
    let ShownExhibit::Mail { from, subject, body } = &en.exhibits[0] else { panic!("a mail") };
    assert_eq!(from, "Front desk <desk@agents.example>");
    assert_eq!(subject, "Stick lost in the canteen");
    assert_eq!(body, &["Hello,", "Who has lost a stick?"]);
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    let wanted = |v: &items::Variant| v.rows["who"] == 0 && v.numbers["files"] == 960.0;
    let long = with(NUMERIC, "files * 3", "files * 30");
    let fr = shown(&long, Language::Fr, wanted);
    assert!(fr.question.contains("pour 28\u{202f}800 dossiers au courrier"), "{}", fr.question);
    let en = shown(&long, Language::En, wanted);
    assert!(en.question.contains("for 28,800 files in the mail room"), "{}", en.question);
    // As many decimals as the number has, two at most.
    for (formula, fr, en) in [("7.5", "7,5", "7.5"), ("2 / 3", "0,67", "0.67"), ("-4", "−4", "−4")] {
        let text = with(NUMERIC, "files * 3", formula);
        assert!(shown(&text, Language::Fr, wanted).question.contains(&format!("pour {fr} ")), "{formula}");
        assert!(shown(&text, Language::En, wanted).question.contains(&format!("for {en} ")), "{formula}");
    }
}

#[test]
fn tables_are_filled_in_and_code_keeps_its_spaces() {
    let fr = shown(NUMERIC, Language::Fr, |v| v.numbers["files"] == 480.0);
    let table = ShownExhibit::Table {
        caption: "Dossiers reçus".to_owned(),
        columns: vec!["Mois".to_owned(), "N".to_owned()],
        rows: vec![vec!["février".to_owned(), "480".to_owned()]],
    };
    let code = ShownExhibit::Code { caption: "La formule".to_owned(), text: "=SOMME(B2 : B480)".to_owned() };
    assert_eq!(fr.exhibits, [table, code]);
    assert_eq!(fr.body, ShownBody::Numeric { decimals: 0, unit: Some("dossiers".to_owned()) });
}

#[test]
fn each_kind_is_shown_in_the_order_of_its_variant() {
    let first = |text: &str| {
        let family = family(text);
        let made = variant(&family, 7).unwrap();
        (show(&family, &made, Language::En).body, made)
    };
    let (body, made) = first(ORDERING);
    let steps = ["Save", "Close", "Switch off", "Tidy", "Leave"];
    assert_eq!(body, ShownBody::Ordering(made.shown.iter().map(|i| steps[*i].to_owned()).collect()));
    let (body, made) = first(MATCHING);
    let lefts = ["Count", "Write", "Draw", "Talk", "Project"];
    let rights = ["spreadsheet", "word processor", "drawing program", "telephone", "slides"];
    assert_eq!(
        body,
        ShownBody::Matching {
            lefts: made.shown.iter().map(|i| lefts[*i].to_owned()).collect(),
            rights: made.rights.iter().map(|i| rights[*i].to_owned()).collect(),
        }
    );
    let (body, made) = first(MULTIPLE);
    let letters = ["A", "E", "I", "B", "C", "D"].map(|l| format!("Capital {l}"));
    assert_eq!(body, ShownBody::Multiple(made.shown.iter().map(|i| letters[*i].clone()).collect()));
    assert!(matches!(first(SINGLE).0, ShownBody::Single(options) if options.len() == 4));
}

#[test]
fn a_brace_without_its_end_and_an_unknown_name_stay_as_they_are() {
    let text = with(NUMERIC, "Sharing out files", "Sharing {nobody} {who.age} {files");
    let en = shown(&text, Language::En, |_| true);
    assert_eq!(en.title, "Sharing {nobody} {who.age} {files");
}
