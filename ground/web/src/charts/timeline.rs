//! The time line: above, dashed, what is planned; below, solid, what is done and, hatched, what is to be expected.
//! Milestones are filled when reached and hollow before. A row of it says in words what it draws, so it is hidden from
//! screen readers.

use kit::Language;

use crate::{Html, t};

/// Places along a row, from 0 at its left end to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// From where to where it is planned.
    pub planned: (f64, f64),
    /// What is done.
    pub done: Option<(f64, f64)>,
    /// What is to be expected.
    pub expected: Option<(f64, f64)>,
    /// Its milestones.
    pub marks: Vec<TimelineMark>,
    /// Lines that rows under one scale share.
    pub ticks: Vec<f64>,
    /// Today; `None` outside the row.
    pub today: Option<f64>,
}

/// A milestone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineMark {
    /// Where it is planned.
    pub planned: f64,
    /// Where it was reached, or is to be expected.
    pub at: f64,
    /// Whether it is reached.
    pub reached: bool,
}

/// Height of a row, in pixels; the lines of ticks and of today run over all of it.
const HEIGHT: u32 = 40;
/// Top and height of the planned bar, and of the one below.
const PLANNED: (u32, u32) = (4, 9);
const BELOW: (u32, u32) = (18, 13);

/// How what is expected is filled: by the hatching that every page defines.
const HATCHED: &str = "fill=\"url(#hachure)\"";

/// Draws a row.
pub fn timeline(line: &Timeline) -> Html {
    let mut out = Html::trusted("<svg class=\"timeline\" aria-hidden=\"true\">");
    for tick in &line.ticks {
        upright(&mut out, "t-tick", *tick, (0, HEIGHT));
    }
    bar(&mut out, "class=\"t-planned\"", line.planned, PLANNED);
    for mark in &line.marks {
        upright(&mut out, "t-due", mark.planned, (PLANNED.0, PLANNED.0 + PLANNED.1));
    }
    if let Some(done) = line.done {
        bar(&mut out, "class=\"t-done\"", done, BELOW);
    }
    if let Some(expected) = line.expected {
        bar(&mut out, HATCHED, expected, BELOW);
        bar(&mut out, "class=\"t-edge\"", expected, BELOW);
    }
    if let Some(today) = line.today {
        upright(&mut out, "t-today", today, (0, HEIGHT));
    }
    for mark in &line.marks {
        let class = if mark.reached { "t-mark t-mark--reached" } else { "t-mark" };
        out.push(format_args!(
            "<svg x=\"{}\" y=\"24.5\" overflow=\"visible\"><path class=\"{class}\" d=\"M0 -7 7 0 0 7-7 0Z\"/></svg>",
            percent(mark.at)
        ));
    }
    out.push(format_args!("</svg>"));
    out
}

/// Draws the scale above rows: what stands at each tick. A word that would leave the row at its right end is left out.
pub fn timeline_scale(ticks: &[(f64, String)]) -> Html {
    let mut out = Html::trusted("<svg class=\"timeline timeline--scale\" aria-hidden=\"true\">");
    let fits = |(at, words): &&(f64, String)| at + SIGN_WIDTH * words.chars().count() as f64 <= 1.0;
    for (at, words) in ticks.iter().filter(fits) {
        let (at, words) = (percent(*at), Html::escape(words));
        out.push(format_args!("<text x=\"{at}\" y=\"14\">{words}</text>"));
    }
    out.push(format_args!("</svg>"));
    out
}

/// How much of a row a sign of the scale takes on a phone.
const SIGN_WIDTH: f64 = 0.02;

/// What each sign of a time line means.
pub fn timeline_legend(language: Language) -> Html {
    let m = t(language);
    let sign = |width: u32, drawing: &str, words: String| {
        format!(
            "<li><svg class=\"timeline\" width=\"{width}\" height=\"16\" aria-hidden=\"true\">{drawing}</svg>{}</li>",
            Html::escape(&words)
        )
    };
    let rect = |look: &str, height: u32| {
        format!("<rect {look} x=\"1\" y=\"2\" width=\"28\" height=\"{height}\" rx=\"3\"/>")
    };
    let mark = |class: &str| format!("<path class=\"{class}\" d=\"M8 1 15 8 8 15 1 8Z\"/>");
    let expected = rect(HATCHED, 12) + &rect("class=\"t-edge\"", 12);
    let today = "<line class=\"t-today\" x1=\"3\" x2=\"3\" y1=\"0\" y2=\"16\"/>";
    Html::trusted(format!(
        "<ul class=\"legend\">{}{}{}{}{}{}</ul>",
        sign(30, &rect("class=\"t-planned\"", 9), m.timeline_planned()),
        sign(30, &rect("class=\"t-done\"", 12), m.timeline_done()),
        sign(30, &expected, m.timeline_expected()),
        sign(16, &mark("t-mark t-mark--reached"), m.timeline_reached()),
        sign(16, &mark("t-mark"), m.timeline_to_come()),
        sign(6, today, m.timeline_today()),
    ))
}

fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share.clamp(0.0, 1.0))
}

fn bar(out: &mut Html, look: &str, (from, to): (f64, f64), (top, height): (u32, u32)) {
    let (x, width) = (percent(from), percent(to - from));
    out.push(format_args!(
        "<rect {look} x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
    ));
}

fn upright(out: &mut Html, class: &str, at: f64, (top, bottom): (u32, u32)) {
    let x = percent(at);
    out.push(format_args!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"{top}\" y2=\"{bottom}\"/>"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Timeline {
        Timeline {
            planned: (0.1, 0.7),
            done: Some((0.1, 0.5)),
            expected: Some((0.5, 0.8)),
            marks: vec![
                TimelineMark { planned: 0.3, at: 0.4, reached: true },
                TimelineMark { planned: 0.7, at: 0.8, reached: false },
            ],
            ticks: vec![0.0, 0.5],
            today: Some(0.5),
        }
    }

    #[test]
    fn planned_done_and_expected_are_told_apart_by_more_than_a_colour() {
        insta::assert_snapshot!(timeline(&row()).as_str());
    }

    #[test]
    fn what_does_not_stand_is_not_drawn() {
        let drawn = timeline(&Timeline { planned: (0.0, 1.0), ..Timeline::default() });
        for sign in ["t-done", "hachure", "t-today", "t-mark"] {
            assert!(!drawn.as_str().contains(sign), "{sign}");
        }
    }

    #[test]
    fn a_word_of_the_scale_does_not_leave_the_row() {
        let ticks = [(0.0, "janv. 2026".to_owned()), (0.9, "<juil.>".to_owned())];
        let drawn = timeline_scale(&ticks);
        assert!(drawn.as_str().contains(">janv. 2026<") && !drawn.as_str().contains("juil."));
    }
}
