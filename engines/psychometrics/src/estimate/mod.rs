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
mod settle;

use crate::arrow::Arrow;
use crate::error::Error;
use crate::model::Model;
use crate::numbers::Weight;
use crate::posterior::Posterior;
use crate::response::ItemParameters;

/// One answer of the person whose abilities are estimated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Response {
    /// Index of the competence the item measures, counted from 0.
    pub competence: usize,
    /// The item.
    pub item: ItemParameters,
    /// Whether the answer was right.
    pub correct: bool,
    /// How much the answer counts: its log-likelihood is multiplied by this. Less than in full for an old
    /// answer ([`crate::age::weight`]).
    pub weight: Weight,
}

/// The posterior of all domains and competences given `responses`, of which the order does not matter.
///
/// An answer of weight 0 is as if never given. The result is finite for every valid input; that the
/// iteration came to rest is told by [`Posterior::settled`].
///
/// # Errors
/// [`Error::NoSuch`] when an answer names a competence the model does not have.
pub fn estimate(model: &Model, responses: &[Response]) -> Result<Posterior, Error> {
    let answers = answers::canonical(model, responses)?;
    let mut arrow = Arrow::new(model);
    let (sites, settled) = settle::settle(model, &mut arrow, &answers);
    Ok(Posterior::new(model, arrow, &sites, settled))
}
