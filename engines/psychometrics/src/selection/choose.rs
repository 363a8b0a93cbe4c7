//! The pick among the best: chance keeps one item from being shown to everybody.
//!
//! Always asking the very best item exposes a few and leaves most idle; a draw among the best few costs
//! little precision ("randomesque", Kingsbury & Zara 1989).

use crate::error::Error;

/// An item that may be asked next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    index: usize,
    gain: f64,
    minutes: f64,
}

impl Candidate {
    /// The caller's `index` for the item, its expected `gain` (finite, not negative, in any one unit; see
    /// [`super::fall`]) and the `minutes` it is expected to take (finite, above 0).
    ///
    /// # Errors
    /// [`Error::OutOfRange`], naming the value.
    pub const fn new(index: usize, gain: f64, minutes: f64) -> Result<Self, Error> {
        if !(gain.is_finite() && gain >= 0.0) {
            let what = "the gain of an item";
            return Err(Error::OutOfRange { what, value: gain, allowed: "finite and not negative" });
        }
        if !(minutes.is_finite() && minutes > 0.0) {
            let what = "the time of an item in minutes";
            return Err(Error::OutOfRange { what, value: minutes, allowed: "finite and above 0" });
        }
        Ok(Self { index, gain, minutes })
    }

    /// The caller's index.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Gain per minute.
    #[must_use]
    pub const fn rate(&self) -> f64 {
        self.gain / self.minutes
    }
}

/// The index of one of the `among` best candidates by gain per minute (equal ones by index), each as likely
/// as the others: `draw` is uniform in [0, 1), and one outside is taken as the nearest inside.
///
/// `None` without candidates, or with `among` 0. The order of `candidates` does not matter.
#[must_use]
pub fn choose(candidates: &[Candidate], among: usize, draw: f64) -> Option<usize> {
    let among = among.min(candidates.len());
    let last = among.checked_sub(1)?;
    // In one pass, for few are chosen among: most candidates are compared with the last of them and left.
    let mut best: Vec<Ranked> = Vec::with_capacity(among);
    for candidate in candidates {
        let next = Ranked { rate: candidate.rate(), index: candidate.index };
        if best.len() == among {
            if !next.is_before(&best[last]) {
                continue;
            }
            best.pop();
        }
        best.insert(best.partition_point(|kept| kept.is_before(&next)), next);
    }
    // `as` saturates, so that a draw below 0 picks the first.
    let position = (draw * among as f64) as usize;
    best.get(position.min(last)).map(|ranked| ranked.index)
}

/// What candidates are ranked by.
struct Ranked {
    rate: f64,
    index: usize,
}

impl Ranked {
    /// A greater rate goes before; rates are finite and not negative, so that any two compare.
    fn is_before(&self, other: &Self) -> bool {
        self.rate > other.rate || (self.rate == other.rate && self.index < other.index)
    }
}
