//! Exposure: no item is shown to more than a stated share of people.
//!
//! Nothing has to be simulated beforehand: both ways of control learn from the sessions before.

use crate::error::Error;
use crate::numbers::Probability;
use crate::simulate::Draws;

/// A variant may be shown so often before its share is held: the share of a few sessions says nothing.
const SHOWN_MIN: f64 = 10.0;
/// Most variants of an item.
const VARIANTS_MAX: usize = 10_000;
/// Prices aim a little below the share, so that the ceiling, which knows nothing of gains, seldom has to shut an item.
const AIM: f64 = 0.97;
/// A price moves by step × (shown − aimed at) after each session; the step falls from 3 to .05 (Robbins & Monro 1951), so
/// that prices are found within some tens of sessions, follow a bank that changes, and jitter little.
const STEP_LAST: f64 = 0.05;
const STEP_FIRST: f64 = 3.0;

/// The greatest share of people that may see a variant of an item, and how it is held. Either way a ceiling shuts a
/// variant that has had its share of the sessions so far, once it was shown 10 times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Control {
    /// Before each session a draw says what may be asked in it, with probabilities that learn (van der Linden & Veldkamp
    /// 2004, *Constraining item exposure in computerized adaptive testing with shadow tests*). The selection stays as it
    /// is; but a scarce item goes to whom the draw says, not to whom it tells most.
    Eligibility(Probability),
    /// What is asked too often becomes dear: the gain of an item counts e^(−price) of itself, so that a scarce item goes
    /// where it tells most. Prices are the multipliers of the cap, by stochastic subgradient steps on ln gain; weights on
    /// gains that follow what is left of a constraint are the idea of Cheng & Chang 2009 (maximum priority index).
    Prices(Probability),
}

impl Control {
    /// The greatest share.
    #[must_use]
    pub const fn rate(self) -> Probability {
        let (Self::Eligibility(rate) | Self::Prices(rate)) = self;
        rate
    }
}

/// Control of the items of a bank, or of the variants of each.
///
/// Counted by variant, a family whose question is generated anew may be asked more often than each of its variants: what
/// leaks is a variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Exposure {
    control: Control,
    sessions: f64,
    /// Where the variants of an item begin; one more than there are items.
    begins: Vec<usize>,
    /// By variant: sessions in which it was shown, and in which it might have been.
    shown: Vec<f64>,
    eligible: Vec<f64>,
    /// By variant, as a logarithm; 0 or more.
    prices: Vec<f64>,
}

/// What may be asked in one session: a variant of each item, or none.
#[derive(Debug, Clone, PartialEq)]
pub struct Eligible {
    variant: Vec<Option<usize>>,
    /// By item, of the variant that may be asked: e^(−price).
    share: Vec<f64>,
    /// By variant.
    open: Vec<bool>,
}

impl Exposure {
    /// Holds every variant below the rate of `control`; `variants` says how many each item has (1 for a fixed question).
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a rate of 0, [`Error::Entry`] for an item without a variant or with more than 10,000.
    pub fn new(control: Control, variants: &[usize]) -> Result<Self, Error> {
        let rate = control.rate().get();
        if rate <= 0.0 {
            let what = "the greatest exposure";
            return Err(Error::OutOfRange { what, value: rate, allowed: "above 0 and at most 1" });
        }
        let mut begins = vec![0];
        let mut total = 0;
        for (item, count) in variants.iter().enumerate() {
            check_variants(item, *count)?;
            total += count;
            begins.push(total);
        }
        let nothing = || vec![0.0; total];
        let (shown, eligible, prices) = (nothing(), nothing(), nothing());
        Ok(Self { control, sessions: 0.0, begins, shown, eligible, prices })
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
            of_item.get(place).copied()
        };
        let drawn: Vec<Option<usize>> = self.begins.windows(2).map(one).collect();
        let share = drawn.iter().map(|drawn| drawn.map_or(1.0, |v| libm::exp(-self.prices[v]))).collect();
        let within = drawn.iter().zip(&self.begins).map(|(drawn, begin)| drawn.map(|v| v - begin));
        Eligible { variant: within.collect(), share, open }
    }

    /// Of eligibility min(1, r ε / α), with the sessions in which it was eligible, ε, and shown, α (equation 12). That holds
    /// the share on average; the ceiling holds it always.
    fn chance(&self, shown: f64, eligible: f64) -> f64 {
        let rate = self.control.rate().get();
        if shown + 1.0 > (rate * (self.sessions + 1.0)).max(SHOWN_MIN) {
            return 0.0;
        }
        match self.control {
            Control::Eligibility(_) if shown >= 1.0 => (rate * eligible / shown).min(1.0),
            _ => 1.0,
        }
    }

    /// Counts a session: what might have been asked in it, and the items that were (counted from 0; one that does not
    /// exist, or might not have been asked, counts for nothing).
    pub fn note(&mut self, drawn: &Eligible, asked: &[usize]) {
        self.sessions += 1.0;
        self.eligible
            .iter_mut()
            .zip(&drawn.open)
            .for_each(|(count, open)| *count += f64::from(u8::from(*open)));
        let step = STEP_LAST + STEP_FIRST / self.sessions;
        let aim = AIM * self.control.rate().get();
        self.prices.iter_mut().for_each(|price| *price -= step * aim);
        for item in asked {
            let place = drawn.variant(*item).and_then(|variant| Some(self.begins.get(*item)? + variant));
            if let Some((shown, price)) =
                place.and_then(|place| self.shown.get_mut(place).zip(self.prices.get_mut(place)))
            {
                *shown += 1.0;
                *price += step;
            }
        }
        let free = matches!(self.control, Control::Eligibility(_));
        self.prices.iter_mut().for_each(|price| *price = if free { 0.0 } else { price.max(0.0) });
    }

    /// The share of sessions in which each variant was shown, item after item; 0 before the first session.
    #[must_use]
    pub fn rates(&self) -> Vec<Probability> {
        let share = |shown: &f64| Probability::by_construction((shown / self.sessions.max(1.0)).min(1.0));
        self.shown.iter().map(share).collect()
    }
}

/// # Errors
/// [`Error::Entry`], naming the item.
pub(crate) const fn check_variants(item: usize, count: usize) -> Result<(), Error> {
    if count >= 1 && count <= VARIANTS_MAX {
        return Ok(());
    }
    let what = "the number of variants";
    Err(Error::Entry { what, index: item, value: count as f64, allowed: "between 1 and 10,000" })
}

impl Eligible {
    /// The variant of an item that may be asked, counted from 0; `None` when it may not, or does not exist.
    #[must_use]
    pub fn variant(&self, item: usize) -> Option<usize> {
        self.variant.get(item).copied().flatten()
    }

    /// What the gain of an item is to be multiplied with, above 0 and at most 1: less where it is scarce. 1 under
    /// [`Control::Eligibility`], and for an item that does not exist.
    #[must_use]
    pub fn share_of_gain(&self, item: usize) -> f64 {
        self.share.get(item).copied().unwrap_or(1.0)
    }
}
