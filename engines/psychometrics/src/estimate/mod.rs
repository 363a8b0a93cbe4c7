//! From answers to abilities: a Gaussian variational approximation of the posterior.
//!
//! Among Gaussians, the nearest to the posterior (in Kullback–Leibler divergence) has as precision the
//! prior's plus each answer's *average* curvature, and as mean the point where the average slopes balance
//! the prior, averages being over the Gaussian itself (Opper & Archambeau 2009). An answer looks at one
//! competence only, so its averages are over one marginal N(m_c, v_c), by three Gauss–Hermite nodes. Unlike
//! the plain Laplace method it has no bias from guessing and its intervals cover what they promise.
//!
//! Each estimate starts from the prior, and equal answers in any order give equal bits: see `answers.rs`.

mod answers;
mod dichotomous;
mod evidence;
mod settle;

pub use evidence::{Evidence, Subject};

use crate::arrow::Arrow;
use crate::error::Error;
use crate::model::Model;
use crate::numbers::Weight;
use crate::posterior::Posterior;
use crate::response::{Item, ItemParameters};

pub(crate) use evidence::Gaussian;

/// One answer of the person whose abilities are estimated.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Index of the competence the item measures, counted from 0.
    pub competence: usize,
    /// The item. Several parts that hang together (a simulation) are one item whose score counts the parts solved: a
    /// testlet is then no more than it is (Wainer & Kiely 1987).
    pub item: Item,
    /// The score, from 0 to the item's highest; of an item answered right or wrong, 1 and 0.
    pub score: usize,
    /// How much the answer counts: its log-likelihood is multiplied by this. Less than in full for an old
    /// answer ([`crate::age::weight`]).
    pub weight: Weight,
}

impl Response {
    /// A right or wrong answer.
    #[must_use]
    pub fn binary(competence: usize, item: ItemParameters, correct: bool, weight: Weight) -> Self {
        Self { competence, item: item.into(), score: usize::from(correct), weight }
    }
}

/// The posterior of all domains and competences given `responses`, of which the order does not matter.
///
/// An answer of weight 0 is as if never given. The result is finite for every valid input; that the
/// iteration came to rest is told by [`Posterior::settled`].
///
/// # Errors
/// [`Error::NoSuchIn`] when an answer names a competence that the model, or a score that its item, does not have.
pub fn estimate(model: &Model, responses: &[Response]) -> Result<Posterior, Error> {
    estimate_with(model, responses, &[])
}

/// As [`estimate`](fn@estimate), with evidence from outside, of which the order does not matter either.
///
/// # Errors
/// As [`estimate`](fn@estimate), also for evidence about a domain or a competence that the model does not have.
pub fn estimate_with(
    model: &Model,
    responses: &[Response],
    evidence: &[Evidence],
) -> Result<Posterior, Error> {
    let answers = answers::canonical(model, responses)?;
    let outside = answers::summed(model, evidence)?;
    let mut arrow = Arrow::new(model, outside.domains);
    let told = answers::by_competence(&answers, &outside.competences);
    let (sites, settled) = settle::settle(model, &mut arrow, &told);
    Ok(Posterior::new(model, arrow, &sites, settled))
}
