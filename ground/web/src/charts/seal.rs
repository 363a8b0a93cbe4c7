//! The seal: a rosette drawn from the passport's fingerprint. The same fingerprint gives the same
//! rosette on screen and on paper. It helps the eye compare; it proves nothing by itself.

use std::f64::consts::{PI, TAU};

use kit::Language;

use crate::{Html, t};

/// Radius, amplitude and class of each ring.
const RINGS: [(f64, f64, &str); 5] =
    [(78.0, 0.20, "b"), (62.0, 0.26, ""), (62.0, 0.26, ""), (40.0, 0.38, ""), (22.0, 0.45, "")];
/// Points of a ring: enough that no corner shows at print size.
const POINTS: usize = 420;

/// Draws the seal of a fingerprint (six bytes of it).
pub fn seal(language: Language, fingerprint: [u8; 6]) -> Html {
    let nibbles: Vec<u32> = fingerprint.iter().flat_map(|b| [u32::from(b >> 4), u32::from(b & 15)]).collect();
    let mut out = Html::trusted(format!(
        "<svg class=\"id__seal\" viewBox=\"0 0 200 200\" role=\"img\" aria-label=\"{}\">",
        Html::escape(&t(language).seal_label())
    ));
    for (k, (radius, amplitude, class)) in RINGS.into_iter().enumerate() {
        let n = f64::from(6 * (2 + nibbles[2 * k] % 4));
        let m = f64::from(6 * (1 + nibbles[2 * k + 1] % 3));
        let phase = if k == 2 { PI * (f64::from(nibbles[k]) / 8.0) + PI } else { 0.0 };
        let points = (0..=POINTS).map(|i| {
            let angle = TAU * i as f64 / POINTS as f64;
            let r = radius
                * (1.0 + amplitude * (n * angle + phase).sin() * 0.62 + amplitude * 0.28 * (m * angle).sin());
            format!("{:.1} {:.1}", 100.0 + r * angle.cos(), 100.0 + r * angle.sin())
        });
        out.push(format_args!("<path class=\"{class}\" d=\"M{}Z\"/>", points.collect::<Vec<_>>().join("L")));
    }
    out.push(format_args!("</svg>"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_fingerprint_gives_the_same_seal_and_another_one_another() {
        let one = seal(Language::Fr, [1, 2, 3, 4, 5, 6]);
        assert_eq!(one, seal(Language::Fr, [1, 2, 3, 4, 5, 6]));
        assert_ne!(one, seal(Language::Fr, [250, 2, 3, 4, 5, 6]));
    }
}
