//! What to do next: of the short sessions at hand, the one expected to settle most a minute.
//!
//! [`next_step`] is pure, of evidence, frame and an instant; home, passport and the end of a session
//! call it, so they never disagree. This room only reads passports.
//!
//! **How to add a kind of step** (a lesson, a validation): make it a candidate with its minutes and
//! its expected fall of variance, and let them compete in [`next_step`].

use kit::Instant;
use passport::{Answers, AtHand, Frame, Passport, QUESTIONS_OF_ONE_DOMAIN, at_hand};
use psychometrics::Scope;
use psychometrics::selection::Block;

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

/// A question whose earlier answer still holds more than nine tenths of its information is not proposed: with a
/// half-life of 36 months, one answered less than half a year ago.
pub const NEW_MIN: f64 = 0.1;

/// The next step; `None` when no session at hand would settle anything worth the time.
pub fn next_step(frame: &Frame, answers: &Answers, passport: &Passport, now: Instant) -> Option<Step> {
    let rate = |s: &Step| s.fall / s.minutes;
    let steps = (0..frame.model.domains()).filter_map(|d| step(frame, answers, passport, d, now));
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
    let items = in_turns(items);
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

/// Up to [`QUESTIONS_OF_ONE_DOMAIN`] items, the newest information first, competences taking turns as a session does.
fn in_turns(mut items: Vec<AtHand>) -> Vec<AtHand> {
    items.sort_by(|a, b| b.new.total_cmp(&a.new).then(a.family.cmp(&b.family)));
    let mut chosen: Vec<AtHand> = Vec::new();
    while chosen.len() < QUESTIONS_OF_ONE_DOMAIN && !items.is_empty() {
        let asked = |competence: usize, chosen: &[AtHand]| {
            chosen.iter().filter(|c| c.competence == competence).count()
        };
        let fewest = items.iter().map(|i| asked(i.competence, &chosen)).min().unwrap_or(0);
        let place = items.iter().position(|i| asked(i.competence, &chosen) == fewest).unwrap_or(0);
        chosen.push(items.remove(place));
    }
    chosen
}
