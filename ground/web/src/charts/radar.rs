//! The radar: the silhouette of the domains. Never alone; the réglettes beside it are what one reads.

use std::f64::consts::TAU;

use kit::Language;

use crate::charts::Measure;
use crate::contrast::Palette;
use crate::{Html, t};

/// An axis of the radar.
#[derive(Clone, Debug)]
pub struct Axis {
    /// The domain's name, for the text alternative.
    pub name: String,
    /// The domain's short name, on the drawing.
    pub short: String,
    /// The measure; `None` leaves a gap in the silhouette.
    pub measure: Option<Measure>,
    /// The level asked.
    pub asked: usize,
}

/// Centre and radius of the drawing, in its own units.
const CENTRE: (f64, f64) = (160.0, 178.0);
const RADIUS: f64 = 112.0;

/// Draws a radar of three axes or more, for a framework of `levels` levels.
pub fn radar(language: Language, axes: &[Axis], levels: usize) -> Html {
    let max = levels as f64 + 0.2;
    let point = |value: f64, i: usize| {
        let angle = TAU * i as f64 / axes.len() as f64;
        let r = RADIUS * value.clamp(0.0, max) / max;
        (CENTRE.0 + r * angle.sin(), CENTRE.1 - r * angle.cos())
    };
    let outline = |value: &dyn Fn(usize) -> f64| {
        let points = (0..axes.len()).map(|i| {
            let (x, y) = point(value(i), i);
            format!("{x:.1} {y:.1}")
        });
        format!("M{}Z", points.collect::<Vec<_>>().join("L"))
    };
    let mut out = Html::trusted(
        "<svg class=\"radar\" viewBox=\"0 0 320 356\" role=\"img\" aria-labelledby=\"radar-alt\">",
    );
    out.push(format_args!("<title id=\"radar-alt\">{}</title>", Html::escape(&alternative(language, axes))));
    for k in 1..=levels {
        let class = if k == levels { "axis" } else { "grid-line" };
        out.push(format_args!("<path class=\"{class}\" d=\"{}\"/>", outline(&|_| k as f64)));
    }
    for i in 0..axes.len() {
        let (x, y) = point(levels as f64, i);
        out.push(format_args!("<path class=\"grid-line\" d=\"M{} {}L{x:.1} {y:.1}\"/>", CENTRE.0, CENTRE.1));
    }
    if axes.iter().all(|a| a.measure.is_some()) {
        let of = |pick: &dyn Fn(Measure) -> f64| outline(&|i| axes[i].measure.map_or(0.0, pick));
        let (high, low) = (of(&|m| m.high), of(&|m| m.low));
        out.push(format_args!("<path class=\"ribbon\" fill-rule=\"evenodd\" d=\"{high}{low}\"/>"));
        out.push(format_args!("<path class=\"est\" d=\"{}\"/>", of(&|m| m.estimate)));
    }
    out.push(format_args!("<path class=\"aim\" d=\"{}\"/>", outline(&|i| axes[i].asked as f64)));
    for (i, measure) in axes.iter().enumerate().filter_map(|(i, a)| a.measure.map(|m| (i, m))) {
        let (x, y) = point(measure.estimate, i);
        out.push(format_args!("<circle class=\"pt\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\"/>"));
    }
    for k in 1..=levels {
        let (x, y) = point(k as f64, 0);
        out.push(format_args!(
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{k}</text>",
            x - 5.0,
            y + 4.0
        ));
    }
    for (i, axis) in axes.iter().enumerate() {
        label(&mut out, language, axis, TAU * i as f64 / axes.len() as f64);
    }
    out.push(format_args!("</svg>"));
    out
}

/// The drawing as a file that stands alone: with its namespace, its ground, and a theme's colours written
/// where the page has classes.
pub fn radar_file(radar: &Html, palette: &Palette) -> String {
    let colour = |token: &str| palette.get(token).map(|c| c.to_string()).unwrap_or_default();
    let [ink, quiet, line, strong, brand, band, ground] =
        ["ink", "ink-2", "line", "line-strong", "brand", "band", "surface"].map(colour);
    let looks = [
        ("grid-line", format!("fill=\"none\" stroke=\"{line}\"")),
        ("axis", format!("fill=\"none\" stroke=\"{strong}\"")),
        ("ribbon", format!("fill=\"{band}\" fill-opacity=\"0.75\"")),
        ("est", format!("fill=\"none\" stroke=\"{brand}\" stroke-width=\"2.25\" stroke-linejoin=\"round\"")),
        (
            "aim",
            format!(
                "fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.5\" stroke-dasharray=\"2 4\" stroke-linecap=\"round\""
            ),
        ),
        ("pt", format!("fill=\"{brand}\" stroke=\"{ground}\" stroke-width=\"1.5\"")),
        ("strong", format!("fill=\"{ink}\" font-weight=\"650\"")),
    ];
    let head = format!(
        "xmlns=\"http://www.w3.org/2000/svg\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"{quiet}\""
    );
    let drawn = radar.as_str().replacen("class=\"radar\"", &head, 1);
    let drawn =
        looks.iter().fold(drawn, |drawn, (class, look)| drawn.replace(&format!("class=\"{class}\""), look));
    let ground = format!("</title><rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>");
    drawn.replacen("</title>", &ground, 1)
}

fn label(out: &mut Html, language: Language, axis: &Axis, angle: f64) {
    // Labels beside the figure stand higher, or lower, than its corners, so that long names do not meet it.
    let (x, rise) = (CENTRE.0 + RADIUS * angle.sin(), 30.0 + 124.0 * angle.cos().abs());
    let y = CENTRE.1 - rise * angle.cos().signum();
    let anchor = if x > CENTRE.0 + 20.0 {
        "end"
    } else if x < CENTRE.0 - 20.0 {
        "start"
    } else {
        "middle"
    };
    let x = match anchor {
        "end" => 318.0,
        "start" => 2.0,
        _ => x,
    };
    let value = axis.measure.map_or_else(|| "?".to_owned(), |measure| measure.words(language));
    let short = Html::escape(&axis.short);
    out.push(format_args!(
        "<text class=\"strong\" text-anchor=\"{anchor}\" x=\"{x:.1}\" y=\"{y:.1}\">{short}</text><text text-anchor=\"{anchor}\" x=\"{x:.1}\" y=\"{:.1}\">{value}</text>",
        y + 16.0
    ));
}

fn alternative(language: Language, axes: &[Axis]) -> String {
    let m = t(language);
    let number = |x| language.number(x, 1);
    let parts = axes.iter().map(|a| match a.measure {
        Some(v) => m.radar_part(&a.name, number(v.estimate), number(v.low), number(v.high)),
        None => m.radar_unknown(&a.name),
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_stands_alone_with_the_colours_of_its_theme() {
        let measure = Some(Measure { low: 1.2, estimate: 2.1, high: 3.0 });
        let axis = |name: &str| Axis { name: name.to_owned(), short: name.to_owned(), measure, asked: 2 };
        let page = radar(Language::Fr, &["Un & deux", "Trois", "Quatre"].map(axis), 4);
        let (light, dark) = (radar_file(&page, &Palette::light()), radar_file(&page, &Palette::dark()));
        assert!(light.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(!light.contains("class=") && !light.contains("var("), "{light}");
        assert!(light.contains("#0A5A53") && dark.contains("#74D3C5"), "each theme has its own colours");
        assert!(light.contains("Un &amp; deux"));
    }
}
