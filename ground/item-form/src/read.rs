//! Reading a response from a form.

use items::{Body, Family, Kind, Response, Variant};
use kit::Language;
use web::Fields;

use crate::t;

/// What is missing in an answer, or wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFault {
    /// Nothing is chosen.
    NothingChosen,
    /// A rank is missing, or given twice.
    Ranks,
    /// A pair is missing.
    Pairs,
    /// What was typed is no number.
    Number,
}

impl AnswerFault {
    /// What is missing or wrong, and how to mend it, in a language.
    pub fn words(self, language: Language) -> String {
        let m = t(language);
        match self {
            Self::NothingChosen => m.fault_choice(),
            Self::Ranks => m.fault_ranks(),
            Self::Pairs => m.fault_pairs(),
            Self::Number => m.fault_number(),
        }
    }
}

/// Reads the response to a variant; "I don't know" is a button of its own.
pub fn read(
    family: &Family,
    variant: &Variant,
    fields: &Fields,
    language: Language,
) -> Result<Response, AnswerFault> {
    if fields.has("inconnu") {
        return Ok(Response::Unknown);
    }
    let shown = variant.shown.len();
    match &family.body {
        Body::Choice { .. } => {
            let mut places: Vec<usize> =
                fields.all("choix").filter_map(|v| v.parse().ok()).filter(|p| *p < shown).collect();
            places.sort_unstable();
            places.dedup();
            let one = family.kind == Kind::Single;
            if places.is_empty() || (one && places.len() > 1) {
                Err(AnswerFault::NothingChosen)
            } else {
                Ok(Response::Options(places))
            }
        }
        Body::Ordering { .. } => {
            let ranks = numbered(fields, "rang", shown).ok_or(AnswerFault::Ranks)?;
            let mut sorted = ranks.clone();
            sorted.sort_unstable();
            if sorted.iter().copied().eq(1..=shown) {
                Ok(Response::Ranks(ranks))
            } else {
                Err(AnswerFault::Ranks)
            }
        }
        Body::Matching { .. } => {
            let places = numbered(fields, "paire", shown).ok_or(AnswerFault::Pairs)?;
            if places.iter().all(|p| *p < variant.rights.len()) {
                Ok(Response::Rights(places))
            } else {
                Err(AnswerFault::Pairs)
            }
        }
        Body::Numeric { .. } => {
            number(fields.get("nombre"), language).map(Response::Number).ok_or(AnswerFault::Number)
        }
    }
}

fn numbered(fields: &Fields, name: &str, count: usize) -> Option<Vec<usize>> {
    (0..count).map(|i| fields.get(&format!("{name}-{i}")).parse().ok()).collect()
}

/// A number as people type it: « 1 234,5 », "1,234.5", with or without a sign or spaces.
fn number(text: &str, language: Language) -> Option<f64> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}' && *c != '\u{a0}').collect();
    let plain = plain.replace('−', "-");
    let (commas, points) = (plain.matches(',').count(), plain.matches('.').count());
    let text = match (commas, points) {
        (0, 0 | 1) => plain,
        // "1,234" is a thousand and more for an English reader, a little more than one for a French one.
        (1, 0) if language == Language::En && plain.rsplit(',').next().is_some_and(|d| d.len() == 3) => {
            plain.replace(',', "")
        }
        (1, 0) => plain.replace(',', "."),
        // With both, the last one parts the decimals.
        (_, 1) if plain.rfind('.') > plain.rfind(',') => plain.replace(',', ""),
        (1, _) if plain.rfind(',') > plain.rfind('.') => plain.replace('.', "").replace(',', "."),
        _ => return None,
    };
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) {
        return None;
    }
    text.parse::<f64>().ok().filter(|n| n.is_finite())
}

#[cfg(test)]
mod tests {
    use super::number;
    use kit::Language;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, value) in [
            ("12", 12.0),
            (" 1 234,5 ", 1234.5),
            ("1,234.5", 1234.5),
            ("−3", -3.0),
            ("0.25", 0.25),
            ("1.234,5", 1234.5),
        ] {
            assert_eq!(number(typed, Language::Fr), Some(value), "{typed}");
        }
        assert_eq!(number("1,234", Language::En), Some(1234.0));
        assert_eq!(number("1,234", Language::Fr), Some(1.234));
        for typed in ["", "douze", "1e9", "--2", "inf", "1.2.3,4,5"] {
            assert_eq!(number(typed, Language::En), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = number(&text, Language::En);
        }
    }
}
