//! Exposure: no item is shown to more than a stated share of people.
//!
//! By eligibility (van der Linden & Veldkamp 2004, *Constraining item exposure in computerized adaptive testing with shadow
//! tests*): before each session a draw says which items may be asked in it, with probabilities that learn from the sessions
//! before. Nothing has to be simulated beforehand, and the selection itself stays as it is.

use crate::error::Error;
use crate::numbers::Probability;
use crate::simulate::Draws;

/// An item may be shown so often before its share is held: the share of a few sessions says nothing.
const SHOWN_MIN: f64 = 10.0;

/// Eligibility of the items of a bank, or of the variants of each.
///
/// Counted by variant, a family whose question is generated anew may be asked more often than each of its variants: what
/// leaks is a variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Exposure {
    rate: f64,
    sessions: f64,
    /// Where the variants of an item begin; one more than there are items.
    begins: Vec<usize>,
    /// By variant: sessions in which it was shown, and in which it might have been.
    shown: Vec<f64>,
    eligible: Vec<f64>,
}

/// What may be asked in one session: a variant of each item, or none.
#[derive(Debug, Clone, PartialEq)]
pub struct Eligible {
    variant: Vec<Option<usize>>,
    /// By variant.
    open: Vec<bool>,
}

impl Exposure {
    /// Holds every variant below `rate`; `variants` says how many each item has (1 for a fixed question).
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a rate of 0 or for an item without a variant.
    pub fn new(rate: Probability, variants: &[usize]) -> Result<Self, Error> {
        if rate.get() <= 0.0 {
            let what = "the greatest exposure";
            return Err(Error::OutOfRange { what, value: rate.get(), allowed: "above 0 and at most 1" });
        }
        let mut begins = vec![0];
        for count in variants {
            if *count == 0 {
                let what = "the number of variants of an item";
                return Err(Error::OutOfRange { what, value: 0.0, allowed: "at least 1" });
            }
            begins.push(begins.last().copied().unwrap_or(0) + count);
        }
        let count = begins.last().copied().unwrap_or(0);
        Ok(Self {
            rate: rate.get(),
            sessions: 0.0,
            begins,
            shown: vec![0.0; count],
            eligible: vec![0.0; count],
        })
    }

    /// Draws what may be asked in the next session; of several variants that may, one by chance.
    pub fn draw(&self, draws: &mut Draws) -> Eligible {
        let counts = self.shown.iter().zip(&self.eligible);
        let open: Vec<bool> =
            counts.map(|(shown, eligible)| draws.uniform() < self.chance(*shown, *eligible)).collect();
        let one = |pair: &[usize]| {
            let of_item: Vec<usize> = (pair[0]..pair[1]).filter(|variant| open[*variant]).collect();
            // Drawn in any case, so that the stream does not depend on what was open.
            let place = draws.below(of_item.len().max(1));
            of_item.get(place).map(|variant| variant - pair[0])
        };
        let variant = self.begins.windows(2).map(one).collect();
        Eligible { variant, open }
    }

    /// min(1, r α / ε), with the sessions in which it was eligible, α, and shown, ε (equation 12). That holds the share on
    /// average; the ceiling itself holds it always.
    fn chance(&self, shown: f64, eligible: f64) -> f64 {
        if shown + 1.0 > (self.rate * (self.sessions + 1.0)).max(SHOWN_MIN) {
            return 0.0;
        }
        if shown < 1.0 { 1.0 } else { (self.rate * eligible / shown).min(1.0) }
    }

    /// Counts a session: what might have been asked in it, and the items that were (counted from 0; one that does not
    /// exist, or might not have been asked, counts for nothing).
    pub fn note(&mut self, drawn: &Eligible, asked: &[usize]) {
        self.sessions += 1.0;
        self.eligible
            .iter_mut()
            .zip(&drawn.open)
            .for_each(|(count, open)| *count += f64::from(u8::from(*open)));
        for item in asked {
            if let Some(variant) = drawn.variant(*item) {
                self.shown[self.begins[*item] + variant] += 1.0;
            }
        }
    }

    /// The share of sessions in which each variant was shown, item after item; 0 before the first session.
    #[must_use]
    pub fn rates(&self) -> Vec<f64> {
        self.shown.iter().map(|shown| shown / self.sessions.max(1.0)).collect()
    }
}

impl Eligible {
    /// The variant of an item that may be asked, counted from 0; `None` when it may not, or does not exist.
    #[must_use]
    pub fn variant(&self, item: usize) -> Option<usize> {
        self.variant.get(item).copied().flatten()
    }
}
