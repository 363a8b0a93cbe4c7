//! What is said of an answer: the right one, hers, why, and what to keep of it.

use std::fmt::Write as _;

use items::Feedback;
use kit::Language;
use web::Html;
use web::parts::{Tone, badge};

use crate::t;

/// What is said of an answer, in a language: whether it was right, as a badge to stand beside its title,
/// and the rest. `unknown` is an answer "I don't know".
pub fn answered(language: Language, feedback: &Feedback, unknown: bool) -> (Html, Html) {
    let m = t(language);
    let mark = match (feedback.right, unknown) {
        (true, _) => badge(Tone::Ok, "ok", &m.answer_right()),
        (false, true) => badge(Tone::Plain, "", &m.answer_unknown()),
        (false, false) => badge(Tone::Open, "compass", &m.answer_wrong()),
    };
    let mut out = String::new();
    if !feedback.right {
        out.push_str("<dl class=\"facts facts--stack\">");
        push_facts(&mut out, &m.answer_yours(), &feedback.answered);
        push_facts(&mut out, &m.answer_expected(), &feedback.expected);
        out.push_str("</dl>");
        for remark in feedback.remarks.iter().filter(|r| !r.right) {
            let about = if remark.about.is_empty() {
                String::new()
            } else {
                format!("<strong>{}</strong> · ", Html::escape(&remark.about))
            };
            // Writing to a String cannot fail.
            let _ = write!(out, "<p class=\"small\">{about}{}</p>", Html::escape(&remark.text));
        }
    }
    let _ = write!(
        out,
        "<p class=\"prose\"><strong>{}</strong> · {}</p>",
        Html::escape(&m.answer_lesson()),
        Html::escape(&feedback.lesson)
    );
    (mark, Html::trusted(out))
}

/// A fact of several lines; nothing when there is none.
fn push_facts(out: &mut String, name: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let lines: String = lines.iter().map(|line| format!("<p>{}</p>", Html::escape(line))).collect();
    let _ = write!(out, "<dt>{}</dt><dd>{lines}</dd>", Html::escape(name));
}
