//! What to do next: of the short sessions and the lessons at hand, the one expected to bring most a minute.
//!
//! [`next`] is pure, of evidence, frame, lessons and an instant; home, passport and the end of a session
//! call it, so they never disagree. A session makes what is known more precise: its gain is a fall of
//! variance. A lesson brings nearer to the levels asked: its gain is a fall of the squared shortfall. Both
//! are squared logits, and a minute is a minute. This room only reads passports and courses.
//!
//! **How to add a kind of step** (a validation): make it a candidate with its minutes and its gain in
//! squared logits, and let it compete in [`next`].

mod aim;
mod gap;
mod lesson;
mod store;

pub use aim::{Guidance, asked};
pub use gap::{Gap, Requirement, Standing, counts, gap};
use kit::Instant;
pub use lesson::{GAIN_PER_MINUTE, Lesson, LessonStep, lesson_step, lessons};
pub use passport::NEW_MIN;
use passport::{Answers, AtHand, Frame, Passport, QUESTIONS_OF_ONE_DOMAIN, at_hand, in_turns};
use psychometrics::selection::Block;
use psychometrics::{Probability, Scope, StandardError};
pub use store::MIGRATIONS;

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

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// A short session over a domain.
    Session(Step),
    /// A lesson.
    Lesson(LessonStep),
}

impl Next {
    /// What it is expected to bring, in logits² a minute.
    pub fn rate(&self) -> f64 {
        match self {
            Self::Session(step) => step.fall / step.minutes,
            Self::Lesson(step) => step.fall / step.lesson.minutes,
        }
    }
}

/// The next step among the sessions and these lessons, for a person of whom `asked` levels are asked, one a
/// competence of the socle; `None` when nothing is worth the time. `lessons` are in the order of [`lessons()`]: of a
/// course, the first chapter that is worth the time stands for it. Those before it bring her too little, and those
/// after it build on it.
pub fn next(
    frame: &Frame,
    answers: &Answers,
    passport: &Passport,
    (lessons, asked): (&[Lesson], &[usize]),
    now: Instant,
) -> Option<Next> {
    let session = next_step(frame, answers, passport, now).map(Next::Session);
    let worth = |step: &Next| step.rate() >= FALL_PER_MINUTE_MIN;
    let courses = lessons.chunk_by(|a, b| a.course == b.course);
    let steps = courses.filter_map(|chapters| {
        let chapters = chapters.iter().filter(|l| l.minutes > 0.0);
        chapters.map(|l| Next::Lesson(lesson_step(frame, passport, asked, l))).find(worth)
    });
    // Ties go to the session, then to the order of the courses: only a strictly larger rate displaces.
    let best = session.into_iter().chain(steps).fold(None, |best: Option<Next>, step| match best {
        Some(b) if b.rate() >= step.rate() - 1e-12 => Some(b),
        _ => Some(step),
    });
    best.filter(worth)
}

/// The best session; `None` when no session at hand would settle anything worth the time.
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
        error_after: expected.domain(domain)?.get(),
        latest: passport.domains[domain].latest,
    })
}

/// What this room holds of a person.
pub fn personal_data() -> people::PersonalData {
    people::PersonalData::parse(include_str!("../personal-data.toml"))
}
