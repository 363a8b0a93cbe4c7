//! Pieces that several pages of the passport share.

use askama::Template;
use assess::{Scope, Session};
use guidance::Step;
use kit::{Instant, Language};
use passport::{Answers, Competence, Domain, Frame, Passport, State};
use psychometrics::age::DAYS_PER_MONTH;
use psychometrics::{Ability, Estimate, Probability, StandardError};
use web::charts::{Measure, Ruler, ruler};
use web::parts::{Credited, LevelMark, level, token};
use web::{Html, Viewer};

use crate::messages::L10nLanguage;
use crate::t;

/// Months after which evidence is called old: half of the usual half-life, when an answer has lost three
/// tenths of its weight and a level is worth another look.
pub(crate) const OLD_MONTHS: i64 = 18;

/// An estimate on the shown scale.
pub(crate) fn measure(frame: &Frame, estimate: Estimate) -> Measure {
    let (low, estimate, high) = Passport::shown(frame, estimate);
    Measure { low, estimate, high }
}

/// What is drawn of a domain: nothing while it is unknown, however many answers it has, so that every page
/// shows the hatching alike.
pub(crate) fn domain_measure(frame: &Frame, domain: &Domain) -> Option<Measure> {
    (domain.state != State::Unknown).then(|| measure(frame, domain.estimate))
}

/// What is said where a domain is unknown: whether there is a first estimate already.
pub(crate) fn unknown_words(language: Language, domain: &Domain) -> String {
    let m = t(language);
    if domain.answers > 0 { m.first_estimate() } else { m.level_unknown() }
}

/// The 95 % margin of a standard error, in logits: the socle's cuts lie one apart, so that is in levels.
pub(crate) fn margin(standard_error: f64) -> f64 {
    StandardError::new(standard_error).map_or(0.0, |se| se.margin(Probability::USUAL_COVERAGE))
}

/// A level in words.
pub(crate) fn level_words(language: Language, level: Option<usize>) -> String {
    let m = t(language);
    match level {
        None => m.level_unknown(),
        Some(0) => m.level_zero(),
        Some(level) => m.level_n(level as i64),
    }
}

/// A state in words.
pub(crate) fn state_words(language: Language, state: State) -> String {
    let m = t(language);
    match state {
        State::Measured => m.state_measured(),
        State::Inferred => m.state_inferred(),
        State::Unknown => m.state_unknown(),
    }
}

/// Whether evidence is old at an instant.
pub(crate) fn is_old(latest: Option<Instant>, now: Instant) -> bool {
    latest.is_some_and(|l| now.days_since(l) >= OLD_MONTHS as f64 * DAYS_PER_MONTH)
}

/// The square of a level by its own, fresh evidence.
pub(crate) fn level_square(credited: Option<usize>) -> Html {
    level(credited.map_or(LevelMark::Unknown, LevelMark::of))
}

/// The square of a competence: its level, whether it is inferred, whether its evidence is old.
pub(crate) fn competence_square(known: &Competence, now: Instant) -> Html {
    let credited =
        |level| Credited { level, inferred: known.state == State::Inferred, old: is_old(known.latest, now) };
    level(known.level.map_or(LevelMark::Unknown, |l| LevelMark::Credited(credited(l))))
}

/// A measure in words, for drawings that stand alone.
pub(crate) fn ruler_words(language: Language, measure: Option<Measure>) -> String {
    let m = t(language);
    let number = |x| language.number(x, 1);
    measure.map_or_else(
        || m.ruler_unknown(),
        |v| m.ruler_label(number(v.estimate), number(v.low), number(v.high)),
    )
}

/// When a session was answered last, or begun.
pub(crate) fn session_since(viewer: &Viewer, answers: &Answers, session: &Session) -> String {
    let m = t(viewer.language);
    match answers.of_session(session.id).last() {
        Some((_, answer)) => m.home_resume_since(viewer.date_time(answer.at)),
        None => m.home_resume_begun(viewer.date_time(session.started_at)),
    }
}

/// A next step, and what it is shown from.
#[derive(Clone, Copy)]
pub(crate) struct Ahead<'a> {
    /// The step.
    pub(crate) step: &'a Step,
    /// Socle and model.
    pub(crate) frame: &'a Frame,
    /// Her answers.
    pub(crate) answers: &'a Answers,
    /// What they amount to.
    pub(crate) passport: &'a Passport,
    /// Her sessions that are not over.
    pub(crate) open: &'a [Session],
}

impl<'a> Ahead<'a> {
    /// The open session that the step would go on with: over its domain, or stopped in it.
    pub(crate) fn session(&self) -> Option<&'a Session> {
        let domain = &self.frame.socle.domains[self.step.domain];
        let over = self.open.iter().find(|s| matches!(&s.scope, Scope::Domain(id) if *id == domain.id));
        over.or_else(|| self.open.iter().find(|s| s.domain == Some(self.step.domain)))
    }
}

#[derive(Template)]
#[template(path = "pages/step.html")]
struct StepCard<'a> {
    m: &'a L10nLanguage,
    key: bool,
    token: Html,
    domain_id: &'a str,
    name: String,
    minutes: String,
    why: String,
    ruler: Html,
    now: String,
    after: String,
    resume: Option<Resume>,
}

struct Resume {
    href: String,
    since: String,
}

/// The card of the next step: home, passport and the end of a session show the same one.
/// `key` gives it the graduated edge: on the page where it is the one panel that matters most.
pub(crate) fn step_card(viewer: &Viewer, ahead: &Ahead<'_>, key: bool) -> Html {
    let m = t(viewer.language);
    let (frame, step) = (ahead.frame, ahead.step);
    let domain = &frame.socle.domains[step.domain];
    let known = &ahead.passport.domains[step.domain];
    let shown = domain_measure(frame, known);
    let half = margin(step.error_after);
    let number = |x: f64| viewer.language.number(x, 1);
    // The margin after the step lies around today's estimate: where it will move is not known. Around an
    // estimate that is not precise enough to be drawn, its width alone is said.
    let after = shown.map(|_| {
        let scale = |x: f64| Ability::new(x).map_or(0.0, |a| frame.cuts.scale(a));
        let mean = known.estimate.mean.get();
        (scale(mean - half), scale(mean + half))
    });
    let now = match shown {
        Some(v) => m.step_now(number(v.low), number(v.high)),
        None if known.answers > 0 => m.step_now_first(),
        None => m.step_unknown_now(),
    };
    let drawing = ruler(&Ruler {
        measure: shown,
        after,
        asked: Some(frame.socle.model.level_asked),
        levels: frame.socle.levels.len(),
        numbered: true,
        ..Ruler::default()
    });
    Html::render(&StepCard {
        m,
        key,
        token: token(viewer),
        domain_id: &domain.id,
        name: domain.name.shown(viewer.language),
        minutes: m.step_minutes(step.minutes.ceil() as i64),
        why: match step.latest {
            None => m.step_why_first(step.questions as i64),
            Some(latest) => m.step_why_refresh(viewer.month(latest), step.questions as i64),
        },
        ruler: drawing,
        now,
        after: match after {
            Some((low, high)) => m.step_after(number(low), number(high)),
            None => m.step_after_margin(number(half)),
        },
        resume: ahead.session().map(|s| Resume {
            href: format!("/positionnement/{}", s.id),
            since: session_since(viewer, ahead.answers, s),
        }),
    })
}
