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
        push_facts(&mut out, &m.answer_yours(), &feedback.answered, feedback.in_order);
        push_facts(&mut out, &m.answer_expected(), &feedback.expected, feedback.in_order);
        out.push_str("</dl>");
        for remark in feedback.remarks.iter().filter(|r| !r.right) {
            let about = if remark.about.is_empty() {
                String::new()
            } else {
                // What an option says may end with a full stop of its own: the remark begins a line.
                format!("<strong>{}</strong><br>", Html::escape(&remark.about))
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

/// A fact of several lines, numbered where their order is the answer; nothing when there is none.
fn push_facts(out: &mut String, name: &str, lines: &[String], in_order: bool) {
    if lines.is_empty() {
        return;
    }
    let wrap = |tag: &str| {
        lines.iter().map(|line| format!("<{tag}>{}</{tag}>", Html::escape(line))).collect::<String>()
    };
    let lines = if in_order { format!("<ol>{}</ol>", wrap("li")) } else { wrap("p") };
    let _ = write!(out, "<dt>{}</dt><dd>{lines}</dd>", Html::escape(name));
}

#[cfg(test)]
mod tests {
    use items::Remark;

    use super::*;

    #[test]
    fn an_order_is_numbered_and_no_dot_follows_a_full_stop() {
        let lines = || vec!["Couper.".to_owned(), "Noter.".to_owned()];
        let remark = Remark { about: "Couper.".to_owned(), right: false, text: "D’abord.".to_owned() };
        let feedback = |in_order| Feedback {
            right: false,
            answered: lines(),
            expected: lines(),
            in_order,
            remarks: vec![remark.clone()],
            lesson: "Noter.".to_owned(),
        };
        let said = |in_order| answered(Language::Fr, &feedback(in_order), false).1.into_string();
        assert_eq!(said(true).matches("<ol><li>Couper.</li><li>Noter.</li></ol>").count(), 2);
        assert!(!said(false).contains("<ol>"));
        assert!(!said(true).contains(".</strong> ·"));
    }
}
