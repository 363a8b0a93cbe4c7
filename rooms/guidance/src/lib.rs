//! What to do next: of the short sessions at hand, the one expected to settle most a minute.
//!
//! [`next_step`] is pure, of evidence, frame and an instant; home, passport and the end of a session
//! call it, so they never disagree. This room only reads passports.
//!
//! **How to add a kind of step** (a lesson, a validation): make it a candidate with its minutes and
//! its expected fall of variance, and let them compete in [`next_step`].

use kit::Instant;
pub use passport::NEW_MIN;
use passport::{Answers, AtHand, Frame, Passport, QUESTIONS_OF_ONE_DOMAIN, at_hand, in_turns};
use psychometrics::selection::Block;
use psychometrics::{Probability, Scope, StandardError};

/// A short session over one domain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The domain, by its place in the socle.
    pub domain: usize,
    /// Questions it is expected to ask.
    pub questions: usize,
    /// Minutes it is expected to take.
    pub minutes: f64,
    /// By how much the summed variance of all domains is expected to fall, in logits².
    pub fall: f64,
    /// The domain's standard error now, on θ.
    pub error_now: f64,
    /// The domain's standard error expected after it, on θ.
    pub error_after: f64,
    /// The latest evidence of the domain, if any.
    pub latest: Option<Instant>,
}

/// A fall of variance below this a minute is not worth a person's time: an eighth of what a first
/// session brings when a year has passed since complete evidence.
pub const FALL_PER_MINUTE_MIN: f64 = 0.002;

/// A step that narrows the margin of its domain by less than this, in levels, is not proposed: margins are shown
/// to one decimal, so that less may not be seen at all, and nobody gives minutes for what does not show.
pub const MARGIN_FALL_MIN: f64 = 0.1;

impl Step {
    /// By how much the 95 % margin of its domain is expected to narrow, in levels: the socle's cuts lie one apart.
    pub fn margin_fall(&self) -> f64 {
        let margin =
            |error| StandardError::new(error).map_or(0.0, |se| se.margin(Probability::USUAL_COVERAGE));
        margin(self.error_now) - margin(self.error_after)
    }
}

/// The next step; `None` when no session at hand would settle anything worth the time.
pub fn next_step(frame: &Frame, answers: &Answers, passport: &Passport, now: Instant) -> Option<Step> {
    let rate = |s: &Step| s.fall / s.minutes;
    let steps = (0..frame.model.domains()).filter_map(|d| step(frame, answers, passport, d, now));
    let steps = steps.filter(|s| s.margin_fall() >= MARGIN_FALL_MIN);
    // Ties go to the socle's order, because only a strictly larger rate displaces.
    let best = steps.fold(None, |best: Option<Step>, s| match best {
        Some(b) if rate(&b) >= rate(&s) - 1e-12 => Some(b),
        _ => Some(s),
    });
    best.filter(|s| rate(s) >= FALL_PER_MINUTE_MIN)
}

/// The short session over a domain; `None` when it has no question at hand.
pub fn step(
    frame: &Frame,
    answers: &Answers,
    passport: &Passport,
    domain: usize,
    now: Instant,
) -> Option<Step> {
    let mut items = at_hand(frame, answers, domain, now, |_| false);
    items.retain(|i| i.new >= NEW_MIN);
    let items = in_turns(items, QUESTIONS_OF_ONE_DOMAIN);
    if items.is_empty() {
        return None;
    }
    let block: Vec<_> = items.iter().map(AtHand::in_block).collect();
    let expected = Block::expected(&passport.posterior, &block, Scope::ALL);
    Some(Step {
        domain,
        questions: items.len(),
        minutes: items.iter().map(|i| i.minutes).sum(),
        fall: expected.fall(),
        error_now: passport.domains[domain].estimate.standard_error.get(),
        error_after: expected.domain(domain).get(),
        latest: passport.domains[domain].latest,
    })
}
