//! What kinds of items are calibrated.

use crate::error::Error;
use crate::response::THRESHOLDS_MAX;

/// What kind of item is to be calibrated, and what of it is fixed beforehand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Right or wrong, b free; a is one slope that all items of this kind have in common in a calibration (of several
    /// domains, one a domain): the one-parameter model, which is that of Rasch with the unit of ability set by the
    /// population. Items that are fixed keep slopes of their own and do not tell of the common one.
    OneParameter,
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
            Self::OneParameter | Self::Logistic { .. } => 1,
            Self::Graded { score_max } | Self::PartialCredit { score_max } => score_max,
        }
    }

    /// The chance of somebody who does not know; 0 where a kind has none.
    pub(super) const fn guessing(self) -> f64 {
        match self {
            Self::Logistic { guessing } => guessing,
            _ => 0.0,
        }
    }

    /// Checks it as the kind of an item.
    pub(super) fn check(self, item: usize) -> Result<(), Error> {
        let outside = |what, value, allowed| Err(Error::ItemOutOfRange { item, what, value, allowed });
        if !(0.0..1.0).contains(&self.guessing()) {
            return outside("the guessing c", self.guessing(), "at least 0 and below 1");
        }
        if !(1..=THRESHOLDS_MAX).contains(&self.score_max()) {
            return outside("the highest score", self.score_max() as f64, "between 1 and 10");
        }
        Ok(())
    }
}
