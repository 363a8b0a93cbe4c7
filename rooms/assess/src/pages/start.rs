//! `/positionnement`: begin a session, or take one up again.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use passport::Domain;
use web::charts::{Measure, Ruler, ruler};
use web::parts::{self, Tone, domain_icon, token};
use web::{Form, Html, PageOptions, Problem, Viewer, page};

use super::{domain_measure, scope_name};
use crate::messages::L10nLanguage;
use crate::plan::{ANSWERS_MAX_ALL, ANSWERS_MAX_ONE};
use crate::{Assess, Scope, t};

#[derive(Template)]
#[template(path = "pages/start.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    notice: Html,
    open: Vec<Open>,
    minutes: i64,
    domains: Vec<Line>,
}

struct Open {
    href: String,
    scope: String,
    since: String,
}

struct Line {
    id: String,
    icon: Html,
    name: String,
    sentence: String,
    minutes: i64,
    ruler: Html,
    words: String,
    begin: String,
}

/// Shows the choices.
pub async fn show(State(assess): State<Assess>, viewer: Viewer) -> Result<Response, Problem> {
    render(&assess, &viewer, Html::default()).await
}

async fn render(assess: &Assess, viewer: &Viewer, notice: Html) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = viewer.person()?.person;
    let answers = assess.passports().answers(person).await?;
    let passport = assess.passports().evaluate(&answers, viewer.now)?;
    let socle = &assess.frame().socle;
    let open = assess.open_sessions(person).await?;
    let domains = socle.domains.iter().enumerate().map(|(d, domain)| {
        let known = &passport.domains[d];
        let shown = domain_measure(assess, known);
        let r = Ruler { measure: shown, levels: socle.levels.len(), numbered: true, ..Ruler::default() };
        Line {
            id: domain.id.clone(),
            icon: domain_icon(d),
            name: domain.name.shown(viewer.language),
            sentence: domain.sentence.shown(viewer.language),
            minutes: minutes_of(assess, d, ANSWERS_MAX_ONE),
            ruler: ruler(&r),
            words: domain_words(viewer, known, shown),
            begin: if open.iter().any(|s| s.scope == Scope::Domain(domain.id.clone())) {
                m.start_resume_of(domain.name.shown(viewer.language))
            } else {
                m.start_one_of(domain.name.shown(viewer.language))
            },
        }
    });
    let open = open.iter().map(|s| Open {
        href: format!("/positionnement/{}", s.id),
        scope: scope_name(assess, &s.scope, viewer.language),
        since: match answers.of_session(s.id).last() {
            Some((_, answer)) => m.start_open_since(viewer.date_time(answer.at)),
            None => m.start_open_begun(viewer.date_time(s.started_at)),
        },
    });
    let body = Html::render(&Body {
        m,
        token: token(viewer),
        notice,
        open: open.collect(),
        minutes: (0..socle.domains.len()).map(|d| minutes_of(assess, d, ANSWERS_MAX_ALL)).sum(),
        domains: domains.collect(),
    });
    Ok(page(viewer, &m.start_title(), &body, &PageOptions::default()))
}

/// What the réglette of a domain shows, in words.
fn domain_words(viewer: &Viewer, known: &Domain, shown: Option<Measure>) -> String {
    let m = t(viewer.language);
    let number = |x: f64| viewer.language.number(x, 1);
    match shown {
        Some(v) => m.start_level(number(v.estimate), number(v.low), number(v.high)),
        None if known.answers > 0 => m.start_level_first(),
        None => m.start_level_unknown(),
    }
}

/// Minutes that so many questions of a domain are expected to take.
fn minutes_of(assess: &Assess, domain: usize, answers: usize) -> i64 {
    let frame = assess.frame();
    let minutes: Vec<f64> = frame
        .bank
        .families()
        .iter()
        .enumerate()
        .filter(|(i, _)| frame.model.domain_of()[frame.item(*i).0] == domain)
        .map(|(_, f)| f.minutes())
        .collect();
    let mean = minutes.iter().sum::<f64>() / minutes.len().max(1) as f64;
    (mean * answers.min(minutes.len()) as f64).ceil() as i64
}

/// Begins, or takes up again.
pub async fn begin(
    State(assess): State<Assess>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let scope = Scope::from_name(fields.get("sur"));
    if assess.domains(&scope).is_none() {
        return Err(Problem::not_found());
    }
    match assess.start(viewer.person()?.person, scope).await? {
        Some(id) => Ok(Redirect::to(&format!("/positionnement/{id}")).into_response()),
        None => {
            let words = t(viewer.language).start_nothing();
            render(&assess, &viewer, parts::callout(Tone::Open, &words, &Html::default(), Some("status")))
                .await
        }
    }
}
