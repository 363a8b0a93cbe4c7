//! Contrasts: the pairs of colours that the style sheets put together, measured in both themes.
//!
//! Colours are read out of `browser/tokens.css` itself, so that the test below and the page `/style`
//! measure what browsers show. Formulas: WCAG 2.2, "relative luminance" and "contrast ratio".
//!
//! **How to add a pair**: a line of [`PAIRS`], as soon as a rule of the style sheets sets one token on
//! another.

use std::fmt;

/// The style sheet that holds the tokens.
const TOKENS: &str = include_str!("../../../browser/tokens.css");
/// What opens the light theme in it.
const LIGHT: &str = ":root {";
/// What opens the dark theme chosen by the person.
const DARK: &str = ":root[data-theme=\"dark\"] {";

/// A colour on screen, one byte for red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#RRGGBB`; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
        let byte = |i: usize| u8::from_str_radix(digits.get(i..i + 2)?, 16).ok();
        Some(Self([byte(0)?, byte(2)?, byte(4)?]))
    }

    fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// As style sheets write it: `#RRGGBB`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}

/// The contrast ratio of two colours, from 1 to 21, whichever is the lighter.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colours of a theme by the name of their token, without its dashes, in the order of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette(Vec<(&'static str, Colour)>);

impl Palette {
    /// The light theme.
    pub fn light() -> Self {
        Self::after(LIGHT)
    }

    /// The dark theme.
    pub fn dark() -> Self {
        Self::after(DARK)
    }

    /// The colours of the first block that a text opens; tokens that are no plain colour are left out.
    fn after(opening: &str) -> Self {
        let block = TOKENS.split_once(opening).and_then(|(_, rest)| rest.split_once('}'));
        let declarations = block.map_or("", |(inside, _)| inside).split(';');
        let colours = declarations.filter_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            Some((name.trim().strip_prefix("--")?, Colour::parse(value.trim())?))
        });
        Self(colours.collect())
    }

    /// Its tokens and their colours.
    pub fn colours(&self) -> impl Iterator<Item = (&'static str, Colour)> {
        self.0.iter().copied()
    }

    /// The colour of a token.
    pub fn get(&self, name: &str) -> Option<Colour> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, colour)| *colour)
    }

    fn contrast(&self, pair: &Pair) -> Option<f64> {
        Some(contrast(self.get(pair.mark)?, self.get(pair.ground)?))
    }
}

/// Two tokens that a style sheet puts one on the other.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The token of the text, the mark or the ring.
    pub mark: &'static str,
    /// The token under it.
    pub ground: &'static str,
    /// The least contrast: 7 for the main text, 4.5 for other text, 3 for marks and rings.
    pub least: f64,
}

const fn pair(mark: &'static str, ground: &'static str, least: f64) -> Pair {
    Pair { mark, ground, least }
}

/// Every pair that the style sheets use.
pub const PAIRS: [Pair; 37] = [
    pair("ink", "paper", 7.0),
    pair("ink", "surface", 7.0),
    pair("ink", "sunk", 7.0),
    pair("ink-2", "paper", 4.5),
    pair("ink-2", "surface", 4.5),
    pair("ink-2", "sunk", 4.5),
    pair("brand", "surface", 4.5),
    pair("brand", "paper", 4.5),
    pair("brand", "sunk", 4.5),
    pair("brand", "brand-soft", 4.5),
    pair("ink", "brand-soft", 7.0),
    pair("ink-2", "brand-soft", 4.5),
    pair("on-brand", "brand", 4.5),
    pair("on-brand", "brand-hover", 4.5),
    pair("beacon-ink", "beacon-soft", 4.5),
    pair("ok", "ok-soft", 4.5),
    pair("warn", "warn-soft", 4.5),
    pair("bad", "bad-soft", 4.5),
    pair("bad", "surface", 4.5),
    pair("open", "open-soft", 4.5),
    pair("ok", "surface", 4.5),
    pair("warn", "surface", 4.5),
    pair("open", "surface", 4.5),
    pair("line-strong", "surface", 3.0),
    pair("line-strong", "paper", 3.0),
    pair("focus", "surface", 3.0),
    pair("focus", "paper", 3.0),
    pair("focus", "brand-soft", 3.0),
    pair("focus", "sunk", 3.0),
    pair("brand", "band", 3.0),
    pair("on-l1", "l1", 4.5),
    pair("on-l2", "l2", 4.5),
    pair("on-l3", "l3", 4.5),
    pair("on-l4", "l4", 4.5),
    pair("brand", "l1", 3.0),
    pair("hatch", "surface", 3.0),
    pair("qr-dark", "qr-light", 7.0),
];

/// A pair and its contrasts.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// The pair.
    pub pair: Pair,
    /// Its contrast in the light theme.
    pub light: f64,
    /// Its contrast in the dark theme.
    pub dark: f64,
}

impl Measured {
    /// Whether it is enough in both themes.
    pub fn is_enough(&self) -> bool {
        self.light.min(self.dark) >= self.pair.least
    }
}

/// The contrasts of [`PAIRS`], in their order.
pub fn measured() -> Vec<Measured> {
    let (light, dark) = (Palette::light(), Palette::dark());
    let measure = |pair: &Pair| {
        Some(Measured { pair: *pair, light: light.contrast(pair)?, dark: dark.contrast(pair)? })
    };
    PAIRS.iter().filter_map(measure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What opens the dark theme chosen by the device, and the colours of paper.
    const DARK_BY_DEVICE: &str = ":root:not([data-theme=\"light\"]) {";
    const PRINT: &str = ":root, :root[data-theme], :root:not([data-theme=\"light\"]) {";

    #[test]
    fn every_pair_is_legible_in_both_themes() {
        let measured = measured();
        assert_eq!(measured.len(), PAIRS.len(), "a pair names a token that a theme does not have");
        let faint: Vec<_> = measured.iter().filter(|m| !m.is_enough()).collect();
        assert!(faint.is_empty(), "too faint: {faint:#?}");
    }

    #[test]
    fn every_pair_is_legible_on_paper() {
        let paper = Palette::after(PRINT);
        let faint: Vec<_> = PAIRS.iter().filter(|p| paper.contrast(p).is_none_or(|c| c < p.least)).collect();
        assert!(faint.is_empty(), "too faint: {faint:#?}");
    }

    #[test]
    fn the_dark_theme_is_the_same_by_choice_and_by_device() {
        assert_eq!(Palette::dark(), Palette::after(DARK_BY_DEVICE));
    }

    #[test]
    fn the_themes_name_the_same_tokens() {
        let names = |palette: Palette| palette.colours().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(Palette::light()), names(Palette::dark()));
        assert!(names(Palette::light()).contains(&"ink"));
    }

    #[test]
    fn contrasts_are_those_of_wcag() {
        let colour = |text| Colour::parse(text).unwrap();
        assert_eq!(contrast(colour("#000000"), colour("#FFFFFF")), 21.0);
        assert_eq!(contrast(colour("#0A5A53"), colour("#0A5A53")), 1.0);
        // The lightest grey that WCAG's own examples accept for text on white.
        assert!((contrast(colour("#767676"), colour("#FFFFFF")) - 4.54).abs() < 0.005);
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(Colour::parse("#0a5A53").map(|c| c.to_string()).as_deref(), Some("#0A5A53"));
        for wrong in ["", "#", "0A5A53", "#0A5A5", "#0A5A533", "#0A5A5G", "#é0A5A", "rgb(0 0 0)"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }
}
