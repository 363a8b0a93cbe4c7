//! What a person answered, and whether it is right.

use crate::{Body, Family, Variant};

/// A response to a variant. Places are those of the variant's showing, from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// "I don't know": counts as not right, and is kept apart from a wrong answer.
    Unknown,
    /// The places of the options chosen, ascending; one of them for a single choice.
    Options(Vec<usize>),
    /// For each step shown, its rank from 1 as the person gave it.
    Ranks(Vec<usize>),
    /// For each left shown, the place of the right chosen.
    Rights(Vec<usize>),
    /// The number typed.
    Number(f64),
}

/// Smallest slack for a number typed with the decimals asked, so that binary fractions do not matter.
const ROUNDING: f64 = 1e-9;

/// Whether a response is right. A response of another kind than the family's is wrong.
pub fn score(family: &Family, variant: &Variant, response: &Response) -> bool {
    match (&family.body, response) {
        (Body::Choice { options, .. }, Response::Options(places)) => {
            let mut shown = variant.shown.iter().enumerate();
            places.iter().all(|place| *place < variant.shown.len())
                && shown.all(|(place, i)| options.get(*i).is_some_and(|o| o.key == places.contains(&place)))
        }
        (Body::Ordering { .. }, Response::Ranks(ranks)) => *ranks == right_ranks(variant),
        (Body::Matching { .. }, Response::Rights(places)) => {
            places.len() == variant.shown.len()
                && places
                    .iter()
                    .zip(&variant.shown)
                    .all(|(place, left)| variant.rights.get(*place) == Some(left))
        }
        (Body::Numeric { answer, tolerance, .. }, Response::Number(number)) => {
            answer.value(&variant.numbers).is_ok_and(|right| (right - number).abs() <= tolerance + ROUNDING)
        }
        _ => false,
    }
}

/// The rank, from 1, that each step shown has in the right order.
pub(crate) fn right_ranks(variant: &Variant) -> Vec<usize> {
    variant.shown.iter().map(|i| 1 + variant.shown.iter().filter(|j| *j < i).count()).collect()
}

/// The right response to a variant; [`Response::Unknown`] when the family's answer has no value.
pub fn right_response(family: &Family, variant: &Variant) -> Response {
    match &family.body {
        Body::Choice { options, .. } => {
            let keyed = |i: &usize| options.get(*i).is_some_and(|o| o.key);
            Response::Options(
                variant.shown.iter().enumerate().filter(|(_, i)| keyed(i)).map(|(p, _)| p).collect(),
            )
        }
        Body::Ordering { .. } => Response::Ranks(right_ranks(variant)),
        Body::Matching { .. } => {
            let place = |left: &usize| variant.rights.iter().position(|r| r == left).unwrap_or(0);
            Response::Rights(variant.shown.iter().map(place).collect())
        }
        Body::Numeric { answer, .. } => {
            answer.value(&variant.numbers).map_or(Response::Unknown, Response::Number)
        }
    }
}

impl Response {
    /// The response as xAPI writes it (`result.response`): places from 0 joined by `[,]`, the
    /// separator of xAPI 1.0.3, Data, appendix C.
    pub fn to_statement(&self) -> String {
        let join = |places: &[usize]| places.iter().map(usize::to_string).collect::<Vec<_>>().join("[,]");
        match self {
            Self::Unknown => "unknown".to_owned(),
            Self::Options(places) | Self::Ranks(places) | Self::Rights(places) => join(places),
            Self::Number(number) => number.to_string(),
        }
    }

    /// Reads back what [`to_statement`](Self::to_statement) wrote, for a family's kind.
    pub fn from_statement(family: &Family, text: &str) -> Option<Self> {
        if text == "unknown" {
            return Some(Self::Unknown);
        }
        if let Body::Numeric { .. } = family.body {
            return text.parse().ok().filter(|n: &f64| n.is_finite()).map(Self::Number);
        }
        let places = if text.is_empty() {
            Vec::new()
        } else {
            text.split("[,]").map(|p| p.parse().ok()).collect::<Option<Vec<_>>>()?
        };
        Some(match family.body {
            Body::Choice { .. } => Self::Options(places),
            Body::Ordering { .. } => Self::Ranks(places),
            Body::Matching { .. } => Self::Rights(places),
            Body::Numeric { .. } => return None,
        })
    }
}
