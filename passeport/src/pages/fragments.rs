//! Pieces that several pages of the passport share.

use assess::{Session, State as SessionState};
use kit::{Instant, Language};
use passport::{Answers, Competence, Domain, Frame, Passport, State};
use psychometrics::age::DAYS_PER_MONTH;
use psychometrics::{Estimate, Probability, StandardError};
use web::charts::Measure;
use web::parts::{Credited, LevelMark, Tone, badge, level};
use web::{Html, Viewer};

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

/// Whether a session waits on what is worth knowing, not on a question.
pub(crate) fn reads(session: &Session) -> bool {
    session.state == SessionState::Feedback
}

/// What a link says that goes on with a session, shown short and said in full.
pub(crate) fn go_on(language: Language, session: &Session, scope: &str) -> (String, String) {
    let m = t(language);
    if reads(session) {
        (m.home_read(), m.home_read_of(scope))
    } else {
        (m.home_resume(), m.home_resume_of(scope))
    }
}

/// When a session was answered last, or begun.
pub(crate) fn session_since(viewer: &Viewer, answers: &Answers, session: &Session) -> String {
    let m = t(viewer.language);
    match answers.of_session(session.id).last() {
        Some((_, answer)) => m.home_resume_since(viewer.date_time(answer.at)),
        None => m.home_resume_begun(viewer.date_time(session.started_at)),
    }
}

/// The month of the latest evidence, and that it is old where it is.
pub(crate) fn fresh(viewer: &Viewer, latest: Option<Instant>) -> Html {
    let m = t(viewer.language);
    match latest {
        None => Html::default(),
        Some(at) if is_old(latest, viewer.now) => badge(Tone::Warn, "clock", &m.proof_old(viewer.month(at))),
        Some(at) => Html::escape(&m.proof_date(viewer.month(at))),
    }
}

/// What is said on top when most of her answers that count are old: from when the latest of these are.
pub(crate) fn mostly_old(viewer: &Viewer, answers: &Answers) -> Option<String> {
    let all: Vec<Instant> = answers.latest().values().map(|(_, a)| a.at).collect();
    let old: Vec<Instant> = all.iter().copied().filter(|at| is_old(Some(*at), viewer.now)).collect();
    let latest = old.iter().max().filter(|_| 2 * old.len() > all.len())?;
    Some(t(viewer.language).passport_mostly_old(viewer.month(*latest)))
}
