//! Calibration: the parameters of items, from the answers of many people whose abilities are unknown.
//!
//! Marginal maximum likelihood by the EM algorithm (Bock & Aitkin 1981): what each person's ability may be, from the
//! parameters so far; then, item by item, the parameters that fit these abilities best; and so on. Steps are
//! extrapolated (SQUAREM, Varadhan & Roland 2008), which takes the number of rounds from hundreds to some tens. The
//! population is N(0, 1): it sets the scale. Answers may be sparse, and kinds of items mixed.

mod curve;
mod errors;
mod expectation;
mod maximisation;
mod responses;

pub use errors::ItemErrors;
pub use responses::Responses;

use crate::error::Error;
use crate::response::Item;
use curve::Curve;
use expectation::{Expectation, Nodes};

/// Least and most nodes of the quadrature. Fewer than 41 are too few where a person answers some tens of items.
const NODES: std::ops::RangeInclusive<usize> = 11..=501;

/// What kind of item is to be calibrated, and what of it is fixed beforehand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Right or wrong, a and b free; c fixed by the kind of question (0 for the two-parameter model).
    Logistic {
        /// The chance of somebody who does not know, 0 to 1, below 1.
        guessing: f64,
    },
    /// Graded responses, a and thresholds free.
    Graded {
        /// The highest score, 1 to 10.
        score_max: usize,
    },
    /// Generalised partial credit, a and thresholds free.
    PartialCredit {
        /// The highest score, 1 to 10.
        score_max: usize,
    },
}

impl Kind {
    /// The highest score.
    #[must_use]
    pub const fn score_max(self) -> usize {
        match self {
            Self::Logistic { .. } => 1,
            Self::Graded { score_max } | Self::PartialCredit { score_max } => score_max,
        }
    }

    fn check(self) -> Result<(), Error> {
        match self {
            Self::Logistic { guessing } if !(0.0..1.0).contains(&guessing) => Err(Error::OutOfRange {
                what: "the item's guessing c",
                value: guessing,
                allowed: "at least 0 and below 1",
            }),
            _ if self.score_max() == 0 || self.score_max() > crate::response::THRESHOLDS_MAX => {
                let value = self.score_max() as f64;
                Err(Error::OutOfRange { what: "the highest score", value, allowed: "between 1 and 10" })
            }
            _ => Ok(()),
        }
    }
}

/// What is believed of parameters before any answer: it keeps items with few or extreme answers finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemPrior {
    /// Mean of ln a.
    pub log_slope_mean: f64,
    /// Standard deviation of ln a, above 0.
    pub log_slope_sd: f64,
    /// Standard deviation of the intercepts −a b around 0, above 0.
    pub intercept_sd: f64,
}

impl ItemPrior {
    /// Weak: ln a ~ N(0.2, 0.5²), intercepts ~ N(0, 3²).
    pub const WEAK: Self = Self { log_slope_mean: 0.2, log_slope_sd: 0.5, intercept_sd: 3.0 };

    fn check(self) -> Result<(), Error> {
        for (what, value) in [
            ("the prior's standard deviation of ln a", self.log_slope_sd),
            ("the prior's standard deviation of intercepts", self.intercept_sd),
        ] {
            if !(value > 0.0 && value.is_finite()) {
                return Err(Error::OutOfRange { what, value, allowed: "finite and above 0" });
            }
        }
        let value = self.log_slope_mean;
        if value.is_finite() {
            return Ok(());
        }
        Err(Error::OutOfRange { what: "the prior's mean of ln a", value, allowed: "finite" })
    }

    /// Slope of its logarithm, and its precision, at the free parameter in this place.
    fn pull(self, place: usize, value: f64) -> (f64, f64) {
        let (mean, sd) =
            if place == 0 { (self.log_slope_mean, self.log_slope_sd) } else { (0.0, self.intercept_sd) };
        let precision = 1.0 / (sd * sd);
        (-(value - mean) * precision, precision)
    }

    fn log_density(self, free: &[f64]) -> f64 {
        let term = |(place, value): (usize, &f64)| {
            let (slope, precision) = self.pull(place, *value);
            -0.5 * slope * slope / precision
        };
        free.iter().enumerate().map(term).sum()
    }
}

/// How a calibration is run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Nodes of the quadrature, 11 to 501, at equal distances between −6 and 6.
    pub nodes: usize,
    /// What is believed of parameters; `None` for likelihood alone.
    pub prior: Option<ItemPrior>,
    /// Rounds of the EM algorithm at most.
    pub rounds_max: usize,
    /// The largest move of a free parameter in a round from which it has come to rest.
    pub tolerance: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { nodes: 61, prior: Some(ItemPrior::WEAK), rounds_max: 500, tolerance: 1e-5 }
    }
}

/// An item as it was calibrated.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibrated {
    /// The item.
    pub item: Item,
    /// The standard errors of its parameters.
    pub errors: ItemErrors,
}

/// What a calibration found.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// The items, in their order.
    pub items: Vec<Calibrated>,
    /// ln of the marginal likelihood of all answers, the prior left out.
    pub log_likelihood: f64,
    /// Rounds of the EM algorithm.
    pub rounds: usize,
    /// Whether it came to rest before the rounds ran out.
    pub settled: bool,
}

/// Calibrates items from answers. The same answers give the same bits, however many processors work on it.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one kind an item, [`Error::OutOfRange`] for a kind, a prior or settings outside
/// their ranges, [`Error::NoSuch`] for a score above an item's highest one; [`Error::NotInformed`] for an item that the
/// answers cannot place: nobody answered it, or, without a prior, everybody reached the same score or a score between
/// was never reached.
pub fn calibrate(responses: &Responses, kinds: &[Kind], settings: &Settings) -> Result<Calibration, Error> {
    check(responses, kinds, settings)?;
    let nodes = Nodes::new(settings.nodes);
    let counts = responses.counts();
    let start = kinds.iter().zip(&counts).map(|(kind, counts)| Curve::start(*kind, counts)).collect();
    let (curves, rounds, settled) = settle(responses, &nodes, start, settings);
    let (log_likelihood, errors) = errors::errors(responses, &nodes, &curves, settings.prior);
    let items =
        curves.iter().zip(errors).map(|(curve, errors)| Ok(Calibrated { item: curve.item()?, errors }));
    let items = items.collect::<Result<Vec<_>, Error>>()?;
    Ok(Calibration { items, log_likelihood, rounds, settled })
}

fn check(responses: &Responses, kinds: &[Kind], settings: &Settings) -> Result<(), Error> {
    let (found, expected) = (kinds.len(), responses.items());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of kinds", found, expected });
    }
    if !NODES.contains(&settings.nodes) {
        let value = settings.nodes as f64;
        return Err(Error::OutOfRange { what: "the number of nodes", value, allowed: "between 11 and 501" });
    }
    if let Some(prior) = settings.prior {
        prior.check()?;
    }
    for (item, (kind, counts)) in kinds.iter().zip(responses.counts()).enumerate() {
        kind.check()?;
        let count = kind.score_max() + 1;
        if let Some(index) = responses.reached(item).filter(|reached| *reached >= count) {
            return Err(Error::NoSuch { what: "the score", index, count });
        }
        let nobody = counts.iter().all(|count| *count == 0.0);
        let never = (0..count).any(|score| counts.get(score).is_none_or(|count| *count == 0.0));
        if nobody || (never && settings.prior.is_none()) {
            return Err(Error::NotInformed { item });
        }
    }
    Ok(())
}

/// Rounds of the EM algorithm, two and an extrapolation at a time, until parameters rest.
fn settle(
    responses: &Responses,
    nodes: &Nodes,
    mut curves: Vec<Curve>,
    settings: &Settings,
) -> (Vec<Curve>, usize, bool) {
    let mut rounds = 0;
    let mut round = |curves: &[Curve]| {
        rounds += 1;
        let expected = Expectation::of(responses, nodes, curves);
        let value = expected.log_likelihood + maximisation::log_prior(curves, settings.prior);
        (value, maximisation::maximised(curves, nodes, &expected, settings.prior))
    };
    let mut settled = false;
    let mut left = settings.rounds_max;
    while left >= 3 && !settled {
        let (_, once) = round(&curves);
        let (before, twice) = round(&once);
        left -= 2;
        settled = largest_move(&once, &twice) < settings.tolerance;
        let further = extrapolated(&curves, &once, &twice);
        curves = twice;
        if !settled && further.iter().all(Curve::is_sound) {
            left -= 1;
            let (value, next) = round(&further);
            // An extrapolation that loses what two rounds gained is forgotten.
            if value >= before {
                curves = next;
            }
        }
    }
    (curves, rounds, settled)
}

fn moves<'a>(from: &'a [Curve], to: &'a [Curve]) -> impl Iterator<Item = f64> + 'a {
    from.iter().zip(to).flat_map(|(from, to)| from.free.iter().zip(&to.free).map(|(from, to)| to - from))
}

fn largest_move(from: &[Curve], to: &[Curve]) -> f64 {
    moves(from, to).map(f64::abs).fold(0.0, f64::max)
}

/// Where two rounds lead if they go on as they went: θ₀ − 2 α r + α² v with r = θ₁ − θ₀, v = (θ₂ − θ₁) − r and
/// α = −‖r‖ / ‖v‖ (Varadhan & Roland 2008, scheme S3).
fn extrapolated(zero: &[Curve], one: &[Curve], two: &[Curve]) -> Vec<Curve> {
    let (mut length, mut bend) = (0.0, 0.0);
    for (first, second) in moves(zero, one).zip(moves(one, two)) {
        length += first * first;
        bend += (second - first) * (second - first);
    }
    let alpha = if bend > 0.0 { -libm::sqrt(length / bend) } else { -1.0 }.clamp(-64.0, -1.0);
    let mut further = zero.to_vec();
    for (curve, (one, two)) in further.iter_mut().zip(one.iter().zip(two)) {
        for (value, (one, two)) in curve.free.iter_mut().zip(one.free.iter().zip(&two.free)) {
            let first = one - *value;
            let second = (two - one) - first;
            *value += -2.0 * alpha * first + alpha * alpha * second;
        }
    }
    further
}
