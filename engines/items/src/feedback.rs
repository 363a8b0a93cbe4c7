//! What to learn from an answer.

use kit::Language;

use crate::response::right_ranks;
use crate::show::fill;
use crate::{Body, Family, Response, Variant, score};

/// The feedback of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// Whether the answer was right.
    pub right: bool,
    /// What was answered, in words; empty for "I don't know".
    pub answered: Vec<String>,
    /// The right answer, in words.
    pub expected: Vec<String>,
    /// Whether the order of their lines is what was asked.
    pub in_order: bool,
    /// What to say of the parts of the answer.
    pub remarks: Vec<Remark>,
    /// The rule and its reason.
    pub lesson: String,
}

/// A remark on one part of the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The part; empty for the whole.
    pub about: String,
    /// Whether that part was rightly chosen, or rightly left.
    pub right: bool,
    /// The remark.
    pub text: String,
}

/// The feedback of a response to a variant, in one language.
pub fn feedback(family: &Family, variant: &Variant, response: &Response, language: Language) -> Feedback {
    let fill = |text: &kit::Text| fill(family, variant, text, language);
    let right = score(family, variant, response);
    let (answered, expected, remarks) = match &family.body {
        Body::Choice { options, .. } => choice(options, variant, response, &fill),
        Body::Ordering { steps, .. } => {
            let by_rank = |ranks: &[usize]| {
                let mut order: Vec<(usize, usize)> =
                    ranks.iter().copied().zip(variant.shown.iter().copied()).collect();
                order.sort_unstable();
                order.iter().filter_map(|(_, i)| steps.get(*i)).map(&fill).collect::<Vec<_>>()
            };
            let answered = if let Response::Ranks(ranks) = response { by_rank(ranks) } else { Vec::new() };
            (answered, by_rank(&right_ranks(variant)), Vec::new())
        }
        Body::Matching { pairs, .. } => {
            let pair = |left: usize, right: usize| {
                Some(format!("{} → {}", fill(&pairs.get(left)?.0), fill(&pairs.get(right)?.1)))
            };
            let answered = match response {
                Response::Rights(places) => places
                    .iter()
                    .zip(&variant.shown)
                    .filter_map(|(place, left)| pair(*left, *variant.rights.get(*place)?))
                    .collect(),
                _ => Vec::new(),
            };
            (answered, variant.shown.iter().filter_map(|i| pair(*i, *i)).collect(), Vec::new())
        }
        Body::Numeric { answer, decimals, unit, slips, tolerance } => {
            let unit = unit.as_ref().map(|u| format!("\u{a0}{}", fill(u))).unwrap_or_default();
            let write = |n: f64| format!("{}{unit}", language.number(n, *decimals));
            // Hers as she gave it: rounded, a wrong answer could read like the right one.
            let as_given = |n: f64| format!("{}{unit}", language.number(n, decimals_of(n).max(*decimals)));
            let answered = if let Response::Number(n) = response { vec![as_given(*n)] } else { Vec::new() };
            let remarks = slips
                .iter()
                // A slip may stand near the answer: a number that is right is none.
                .filter(|slip| !right && is_slip(slip, variant, response, *tolerance))
                .map(|slip| Remark { about: String::new(), right: false, text: fill(&slip.feedback) });
            let expected = answer.value(&variant.numbers).map(write).into_iter().collect();
            (answered, expected, remarks.collect())
        }
    };
    let in_order = matches!(family.body, Body::Ordering { .. });
    Feedback { right, answered, expected, in_order, remarks, lesson: fill(&family.feedback) }
}

/// Most decimals of a number as it is said back.
const DECIMALS_SAID_MAX: usize = 6;

/// Decimals that a number needs to be said whole.
fn decimals_of(number: f64) -> usize {
    let whole = |d: &usize| {
        let scaled = number * 10_f64.powi(i32::try_from(*d).unwrap_or(0));
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..DECIMALS_SAID_MAX).find(whole).unwrap_or(DECIMALS_SAID_MAX)
}

fn is_slip(slip: &crate::Slip, variant: &Variant, response: &Response, tolerance: f64) -> bool {
    let Response::Number(number) = response else { return false };
    slip.value.value(&variant.numbers).is_ok_and(|v| (v - number).abs() <= tolerance.max(0.01))
}

type Parts = (Vec<String>, Vec<String>, Vec<Remark>);

fn choice(
    options: &[crate::Choice],
    variant: &Variant,
    response: &Response,
    fill: &impl Fn(&kit::Text) -> String,
) -> Parts {
    let none = Vec::new();
    let chosen = if let Response::Options(places) = response { places } else { &none };
    let shown: Vec<(usize, &crate::Choice)> =
        variant.shown.iter().enumerate().filter_map(|(place, i)| Some((place, options.get(*i)?))).collect();
    let texts = |wanted: &dyn Fn(usize, &crate::Choice) -> bool| {
        shown.iter().filter(|(p, o)| wanted(*p, o)).map(|(_, o)| fill(&o.text)).collect::<Vec<_>>()
    };
    let remarks = shown
        .iter()
        .filter(|(place, option)| option.key || chosen.contains(place))
        .map(|(place, option)| Remark {
            about: fill(&option.text),
            right: option.key == chosen.contains(place),
            text: fill(&option.feedback),
        })
        .collect();
    (texts(&|p, _| chosen.contains(&p)), texts(&|_, o| o.key), remarks)
}
