//! What kinds of items are calibrated.

use crate::error::Error;

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

    /// Refuses what no item has, naming it.
    pub(super) fn check(self, item: usize) -> Result<(), Error> {
        match self {
            Self::Logistic { guessing } if !(0.0..1.0).contains(&guessing) => Err(Error::Entry {
                what: "the items' guessing c",
                index: item,
                value: guessing,
                allowed: "at least 0 and below 1",
            }),
            _ if self.score_max() == 0 || self.score_max() > crate::response::THRESHOLDS_MAX => {
                let value = self.score_max() as f64;
                let what = "the items' highest score";
                Err(Error::Entry { what, index: item, value, allowed: "between 1 and 10" })
            }
            _ => Ok(()),
        }
    }
}
