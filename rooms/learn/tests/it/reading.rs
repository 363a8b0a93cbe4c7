//! What is read of a course that is right.

use learn::{Block, Callout};

use crate::support::course;

#[test]
fn a_page_becomes_blocks_in_their_order() {
    let course = course();
    let page = course.page("one").unwrap().1;
    assert_eq!(page.title, "Une page");
    let kinds: Vec<&str> = page
        .blocks
        .iter()
        .map(|block| match block {
            Block::Text(_) => "text",
            Block::Callout { .. } => "callout",
            Block::Table { .. } => "table",
            Block::Figure(_) => "figure",
            Block::Check(_) => "check",
            Block::Scenario(_) => "scenario",
        })
        .collect();
    assert_eq!(kinds, ["text", "callout", "figure", "table", "check"]);
}

#[test]
fn texts_have_the_spaces_of_french_and_no_html_of_their_own() {
    let course = course();
    let page = course.page("one").unwrap().1;
    assert_eq!(course.sentence, "Vous lisez une carte\u{a0}: vite et bien.");
    let Block::Text(html) = &page.blocks[0] else { panic!("text first") };
    assert_eq!(html.trim(), "<p>Un texte avec <strong>un mot fort</strong>\u{a0}: et la suite.</p>");
    let Block::Callout { kind: Callout::Tip, title, html } = &page.blocks[1] else { panic!("then a tip") };
    assert_eq!((title.as_str(), html.trim()), ("Un geste", "<p>Respirez.</p>"));
}

#[test]
fn a_drawing_is_made_anew_with_its_alternative_and_its_description() {
    let course = course();
    let Block::Figure(figure) = &course.page("one").unwrap().1.blocks[2] else { panic!("a figure") };
    insta::assert_snapshot!(figure.svg);
    assert_eq!(figure.description.trim(), "<p>Deux cases se suivent.</p>");
}

#[test]
fn minutes_follow_from_words_questions_figures_and_scenes() {
    let course = course();
    let page = course.page("two").unwrap().1;
    // Two scenes on the shortest way, and five words: "Deux", "scenario:", "evening}}"…
    assert!((course.minutes_of(page) - 2.0 - page.words as f64 / 180.0).abs() < 1e-9);
    let one = course.page("one").unwrap().1;
    assert!((course.minutes_of(one) - 1.0 - 0.5 - one.words as f64 / 180.0).abs() < 1e-9);
}
