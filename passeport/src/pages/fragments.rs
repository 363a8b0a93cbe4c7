//! Pieces that several pages of the passport share.

use askama::Template;
use guidance::Step;
use kit::{Instant, Language};
use passport::{Frame, Passport, State};
use psychometrics::Estimate;
use web::charts::{Measure, Ruler, ruler};
use web::parts::{LevelMark, level, token};
use web::{Html, Viewer};

use crate::messages::L10nLanguage;
use crate::t;

/// Months after which evidence is called old: half of the usual half-life.
pub(crate) const OLD_MONTHS: f64 = 18.0;
/// Days of a month, on average.
const MONTH_DAYS: f64 = 30.44;

/// An estimate on the shown scale.
pub(crate) fn measure(frame: &Frame, estimate: Estimate) -> Measure {
    let (low, estimate, high) = Passport::shown(frame, estimate);
    Measure { low, estimate, high }
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
    latest.is_some_and(|l| now.days_since(l) >= OLD_MONTHS * MONTH_DAYS)
}

/// The square of a level.
pub(crate) fn level_square(credited: Option<usize>, old: bool) -> Html {
    level(credited.map_or(LevelMark::Unknown, |l| LevelMark::Credited(l, old)))
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
}

/// The card of the next step: home, passport and the end of a session show the same one.
/// `key` gives it the graduated edge: on the page where it is the one panel that matters most.
pub(crate) fn step_card(viewer: &Viewer, frame: &Frame, step: &Step, passport: &Passport, key: bool) -> Html {
    let m = t(viewer.language);
    let domain = &frame.socle.domains[step.domain];
    let known = &passport.domains[step.domain];
    let estimate = known.estimate;
    let shown = (known.answers > 0).then(|| measure(frame, estimate));
    let after = {
        // The margin after the step lies around today's estimate: where it will move is not known.
        let half = 1.96 * step.error_after;
        let scale = |x: f64| psychometrics::Ability::new(x).map_or(0.0, |a| frame.cuts.scale(a));
        (scale(estimate.mean.get() - half), scale(estimate.mean.get() + half))
    };
    let number = |x: f64| viewer.language.number(x, 1);
    let words = ruler_words(viewer.language, shown);
    let drawing = ruler(&Ruler {
        measure: shown,
        after: Some(after),
        asked: Some(frame.socle.model.level_asked),
        levels: frame.socle.levels.len(),
        numbered: true,
        label: Some(&words),
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
        now: shown.map_or_else(|| m.step_unknown_now(), |s| m.step_now(number(s.low), number(s.high))),
        after: m.step_after(number(after.0), number(after.1)),
    })
}
