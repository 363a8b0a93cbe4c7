//! How precisely a level is known, for those who may see a level and not its interval.

use psychometrics::{Estimate, Probability};

/// One of three precisions: exact margins of many competences together would be a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// To within about half a level.
    Half,
    /// To within about one level.
    One,
    /// To more than one level.
    More,
}

impl Precision {
    /// Margins, in levels, up to which a level is told to be known to within a half, and to within one.
    const HALF_MARGIN: f64 = 0.6;
    const ONE_MARGIN: f64 = 1.2;

    /// The precision of an estimate, by its 95 % margin: the socle's cuts lie one logit apart.
    pub fn of(estimate: Estimate) -> Self {
        match estimate.standard_error.margin(Probability::USUAL_COVERAGE) {
            ..=Self::HALF_MARGIN => Self::Half,
            ..=Self::ONE_MARGIN => Self::One,
            _ => Self::More,
        }
    }
}
