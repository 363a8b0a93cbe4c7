//! The two languages of the interface, and texts written in both.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::typography;

/// A language of the interface. French is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order of the menus.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a tag, region ignored; `None` when the product does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4); French when none fits.
    pub fn negotiate(header: &str) -> Self {
        let mut best = (0.0_f64, Self::Fr);
        for range in header.split(',').take(20) {
            let mut parts = range.split(';');
            let language = Self::from_tag(parts.next().unwrap_or_default());
            let quality = parts
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.parse::<f64>().unwrap_or(0.0).clamp(0.0, 1.0));
            if let Some(language) = language
                && quality > best.0
            {
                best = (quality, language);
            }
        }
        best.1
    }

    /// A number with this language's separators, with exactly `decimals` decimals.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let text = format!("{:.*}", decimals, if value == 0.0 { 0.0 } else { value });
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |d| ("−", d));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut out = String::from(sign);
        let grouped = whole.len() > 4 || (self == Self::En && whole.len() > 3);
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && grouped && (whole.len() - i).is_multiple_of(3) {
                out.push_str(match self {
                    Self::Fr => "\u{202f}",
                    Self::En => ",",
                });
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(match self {
                Self::Fr => ',',
                Self::En => '.',
            });
            out.push_str(fraction);
        }
        out
    }
}

/// A text written in both languages. In a file it is a table of `fr` and `en`; a plain string says the same in
/// both, as a name does, or the text of a course that has one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The French text.
    pub fr: String,
    /// The English text.
    pub en: String,
}

impl Text {
    /// The text in one language, as its author typed it.
    pub fn raw(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        }
    }

    /// The text in one language, as it is shown: French gets its no-break spaces.
    pub fn shown(&self, language: Language) -> String {
        match language {
            Language::Fr => typography::french(&self.fr),
            Language::En => self.en.clone(),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Both {
            fr: String,
            en: String,
        }
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text: { fr = \"…\", en = \"…\" }")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text { fr: text.to_owned(), en: text.to_owned() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                let Both { fr, en } = Both::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Text { fr, en })
            }
        }
        deserializer.deserialize_any(Read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_language_wins_whatever_its_place() {
        assert_eq!(Language::negotiate("de, en;q=0.8, fr;q=0.5"), Language::En);
        assert_eq!(Language::negotiate("en;q=0.1, fr-FR"), Language::Fr);
        assert_eq!(Language::negotiate("zh"), Language::Fr);
        assert_eq!(Language::negotiate(""), Language::Fr);
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(Language::Fr.number(12_345.5, 1), "12\u{202f}345,5");
        assert_eq!(Language::En.number(12_345.5, 1), "12,345.5");
        assert_eq!(Language::Fr.number(1234.0, 0), "1234");
        assert_eq!(Language::En.number(-0.0, 1), "0.0");
        assert_eq!(Language::Fr.number(-2.25, 2), "−2,25");
    }
}
