//! `/positionnement`: begin a session, or take one up again.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use web::charts::{Ruler, ruler};
use web::parts::{self, Tone, domain_icon, token};
use web::{Form, Html, PageOptions, Problem, Viewer, page};

use super::{measure, scope_name};
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
    let domains = socle.domains.iter().enumerate().map(|(d, domain)| {
        let known = passport.domains[d].answers > 0;
        let r = Ruler {
            measure: known.then(|| measure(assess, passport.domains[d].estimate)),
            levels: socle.levels.len(),
            numbered: true,
            ..Ruler::default()
        };
        Line {
            id: domain.id.clone(),
            icon: domain_icon(d),
            name: domain.name.shown(viewer.language),
            sentence: domain.sentence.shown(viewer.language),
            minutes: minutes_of(assess, d, ANSWERS_MAX_ONE),
            ruler: ruler(&r),
        }
    });
    let open = assess.open_sessions(person).await?.into_iter().map(|s| Open {
        href: format!("/positionnement/{}", s.id),
        scope: scope_name(assess, &s.scope, viewer.language),
        since: m.start_open_since(viewer.date_time(s.changed_at)),
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
