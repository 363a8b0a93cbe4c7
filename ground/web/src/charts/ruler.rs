//! The réglette: a graduated rule with an interval, an estimate, a level asked, and what a step
//! would change. The one drawing for every measure of a person.

use kit::Language;

use crate::{Html, t};

/// A measure on the shown scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Estimate.
    pub estimate: f64,
    /// Upper end.
    pub high: f64,
}

/// By how much the two sides of a band may differ and still be said as one margin: half of the last figure shown.
const EVEN_MAX: f64 = 0.05;

impl Measure {
    /// The measure in few words: the estimate and its margin, or both ends where the field cuts one off. Half of
    /// a band that is cut off is not its margin.
    pub fn words(self, language: Language) -> String {
        let (m, number) = (t(language), |x| language.number(x, 1));
        let (below, above) = (self.estimate - self.low, self.high - self.estimate);
        if (below - above).abs() < EVEN_MAX {
            m.measure_margin(number(self.estimate), number(below.max(above)))
        } else {
            m.measure_between(number(self.low), number(self.high))
        }
    }
}

/// What a réglette shows.
#[derive(Clone, Debug, Default)]
pub struct Ruler<'a> {
    /// The measure; `None` draws the hatching.
    pub measure: Option<Measure>,
    /// The level asked.
    pub asked: Option<usize>,
    /// The interval that a step would leave.
    pub after: Option<(f64, f64)>,
    /// How many levels.
    pub levels: usize,
    /// Its evidence is old: the band has a dashed edge.
    pub old: bool,
    /// Smaller, for lists.
    pub small: bool,
    /// With the levels' numbers under the ticks.
    pub numbered: bool,
    /// The same in words, where no text beside it says so.
    pub label: Option<&'a str>,
}

/// Left margin and width of the field, in percent of the drawing.
const MARGIN: f64 = 2.0;
const FIELD: f64 = 96.0;

impl Ruler<'_> {
    fn max(&self) -> f64 {
        (self.levels + 1) as f64
    }

    fn x(&self, value: f64) -> f64 {
        MARGIN + FIELD * value.clamp(0.0, self.max()) / self.max()
    }

    fn width(&self, from: f64, to: f64) -> f64 {
        self.x(to) - self.x(from)
    }
}

/// Draws a réglette.
pub fn ruler(r: &Ruler<'_>) -> Html {
    let access = match r.label {
        Some(label) => format!("role=\"img\" aria-label=\"{}\"", Html::escape(label)),
        None => "aria-hidden=\"true\"".to_owned(),
    };
    let classes = format!(
        "ruler{}{}",
        if r.small { " ruler--s" } else { "" },
        if r.numbered { " ruler--n" } else { "" }
    );
    let mut out =
        Html::trusted(format!("<svg class=\"{classes}\" {access}><svg y=\"50%\" overflow=\"visible\">"));
    match r.measure {
        None => out.push(format_args!(
            "<rect class=\"unknown\" x=\"{MARGIN}%\" y=\"-5\" width=\"{FIELD}%\" height=\"10\" rx=\"5\" fill=\"url(#hachure)\"/>"
        )),
        Some(_) => out.push(format_args!("<rect class=\"track\" x=\"{MARGIN}%\" y=\"-1\" width=\"{FIELD}%\" height=\"2\"/>")),
    }
    let (top, height) = if r.small { (-6, 12) } else { (-8, 16) };
    for k in 1..=r.levels {
        let x = r.x(k as f64);
        out.push(format_args!(
            "<rect class=\"tick\" x=\"{x:.1}%\" y=\"{top}\" width=\"1.5\" height=\"{height}\"/>"
        ));
    }
    if let Some(m) = r.measure {
        let (x, width) = (r.x(m.low), r.width(m.low, m.high));
        let class = if r.old { "band band--old" } else { "band" };
        out.push(format_args!(
            "<rect class=\"{class}\" x=\"{x:.1}%\" y=\"-5\" width=\"{width:.1}%\" height=\"10\" rx=\"5\"/>"
        ));
    }
    if let Some((low, high)) = r.after {
        let (x, width) = (r.x(low), r.width(low, high));
        out.push(format_args!(
            "<rect class=\"ghost\" x=\"{x:.1}%\" y=\"-8\" width=\"{width:.1}%\" height=\"16\" rx=\"8\"/>"
        ));
    }
    if let Some(m) = r.measure {
        let radius = if r.small { 5 } else { 6 };
        out.push(format_args!(
            "<circle class=\"dot\" cx=\"{:.1}%\" cy=\"0\" r=\"{radius}\"/>",
            r.x(m.estimate)
        ));
    }
    if r.numbered {
        for k in 1..=r.levels {
            out.push(format_args!(
                "<text x=\"{:.1}%\" y=\"22\" text-anchor=\"middle\">{k}</text>",
                r.x(k as f64)
            ));
        }
    }
    out.push(format_args!("</svg>"));
    if let Some(asked) = r.asked {
        out.push(format_args!(
            "<svg x=\"{:.1}%\" y=\"50%\" overflow=\"visible\"><path class=\"target\" d=\"M0 -9 -5 -16 5 -16ZM-1 -10H1V9H-1Z\"/></svg>",
            r.x(asked as f64)
        ));
    }
    out.push(format_args!("</svg>"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_and_an_absence_are_drawn_apart() {
        let measure = Some(Measure { low: 1.2, estimate: 2.1, high: 3.0 });
        insta::assert_snapshot!(
            ruler(&Ruler {
                measure,
                asked: Some(2),
                levels: 4,
                numbered: true,
                label: Some("2,1 & plus"),
                ..Ruler::default()
            })
            .as_str()
        );
        assert!(ruler(&Ruler { levels: 4, ..Ruler::default() }).as_str().contains("hachure"));
        let old = ruler(&Ruler { measure, old: true, levels: 4, ..Ruler::default() });
        assert!(old.as_str().contains("class=\"band band--old\""), "age is an edge, beside what is written");
    }

    #[test]
    fn a_margin_is_said_only_of_a_band_that_is_whole() {
        let words = |low, estimate, high| Measure { low, estimate, high }.words(Language::Fr);
        assert_eq!(words(1.2, 2.1, 3.0), "2,1 ± 0,9");
        // A margin of 1,3 around 0,5: the field begins at 0, and half of what is left of the band is no margin.
        assert_eq!(words(0.0, 0.5, 1.8), "entre 0,0 et 1,8");
        assert_eq!(words(3.4, 4.3, 5.0), "entre 3,4 et 5,0");
    }

    #[test]
    fn what_lies_outside_the_field_is_held_at_its_edge() {
        let measure = Some(Measure { low: -9.0, estimate: -3.0, high: 99.0 });
        let drawn = ruler(&Ruler { measure, levels: 4, ..Ruler::default() });
        assert!(drawn.as_str().contains("x=\"2.0%\" y=\"-5\" width=\"96.0%\""));
    }
}
