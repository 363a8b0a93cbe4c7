//! The cône: in an assessment, progress is the margin that narrows towards "precise enough".

use crate::Html;

/// What the cone shows, in standard errors.
#[derive(Clone, Copy, Debug)]
pub struct Cone<'a> {
    /// At the start.
    pub start: f64,
    /// Now.
    pub now: f64,
    /// Where the session stops.
    pub aim: f64,
    /// Share of the way done, 0 to 1.
    pub done: f64,
    /// The same in words.
    pub label: &'a str,
}

/// Draws the cone.
pub fn cone(c: &Cone<'_>) -> Html {
    let half = |se: f64| (46.0 * (se / c.start.max(1e-9)).clamp(0.05, 1.0)).max(5.0);
    let (start, now, aim) = (46.0, half(c.now), half(c.aim.min(c.now)));
    let x = (100.0 * c.done.clamp(0.0, 1.0)).clamp(1.0, 99.0);
    let mut out = Html::trusted(format!(
        "<svg class=\"cone\" role=\"img\" aria-label=\"{}\"><svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\" overflow=\"visible\">",
        Html::escape(c.label)
    ));
    out.push(format_args!(
        "<path class=\"done\" d=\"M0 {:.1}L{x:.1} {:.1}V{:.1}L0 {:.1}Z\"/>",
        50.0 - start,
        50.0 - now,
        50.0 + now,
        50.0 + start
    ));
    out.push(format_args!(
        "<path class=\"todo\" d=\"M{x:.1} {:.1}L100 {:.1}M{x:.1} {:.1}L100 {:.1}\"/><path class=\"now\" d=\"M{x:.1} {:.1}V{:.1}\"/></svg>",
        50.0 - now,
        50.0 - aim,
        50.0 + now,
        50.0 + aim,
        50.0 - now - 5.0,
        50.0 + now + 5.0
    ));
    out.push(format_args!(
        "<svg x=\"100%\" overflow=\"visible\"><rect class=\"aim\" x=\"-4\" y=\"{:.1}%\" width=\"4\" height=\"{:.1}%\" rx=\"2\"/></svg></svg>",
        50.0 - aim,
        2.0 * aim
    ));
    out
}
