//! `/positionnement/{session}/bilan`: the end of a session.

use askama::Template;
use assess::State as SessionState;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use guidance::next_step;
use uuid::Uuid;
use web::charts::{Ruler, legend, ruler};
use web::parts::domain_icon;
use web::{Html, PageOptions, Problem, Viewer, page};

use super::fragments::{
    Ahead, domain_measure, level_square, level_words, margin, ruler_words, step_card, unknown_words,
};
use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

#[derive(Template)]
#[template(path = "pages/summary.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    lead: String,
    domains: Vec<Line>,
    legend: Html,
    step: Html,
}

struct Line {
    icon: Html,
    name: String,
    square: Html,
    level: String,
    ruler: Html,
    estimate: String,
    margin: String,
}

/// Shows what the session made more precise, and what could come next.
pub(crate) async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = viewer.person()?.person;
    let session = app.assess.load(person, id).await?.ok_or_else(Problem::not_found)?;
    if session.state != SessionState::Done {
        return Ok(Redirect::to(&format!("/positionnement/{id}")).into_response());
    }
    let answers = app.passports.answers(person).await?;
    let given = answers.of_session(id).len();
    let before = app.passports.evaluate(&answers.stored_by(session.started_at), session.started_at)?;
    let now = app.passports.evaluate(&answers, viewer.now)?;
    let frame = app.passports.frame();
    let domains = app.assess.domains(&session.scope).unwrap_or_default();
    let number = |se: f64| viewer.language.number(margin(se), 1);
    let lines = domains.into_iter().map(|d| {
        let known = &now.domains[d];
        let shown = domain_measure(frame, known);
        let r = Ruler {
            measure: shown,
            asked: Some(frame.socle.model.level_asked),
            levels: frame.socle.levels.len(),
            numbered: true,
            ..Ruler::default()
        };
        Line {
            icon: domain_icon(d),
            name: frame.socle.domains[d].name.shown(viewer.language),
            square: level_square(known.level),
            // Eight answers may leave a wide margin: then nothing is drawn, and no level is credited yet.
            level: known.level.map_or_else(
                || unknown_words(viewer.language, known),
                |l| level_words(viewer.language, Some(l)),
            ),
            estimate: shown.map(|_| ruler_words(viewer.language, shown)).unwrap_or_default(),
            ruler: ruler(&r),
            margin: m.summary_margin(
                number(before.domains[d].estimate.standard_error.get()),
                number(known.estimate.standard_error.get()),
            ),
        }
    });
    let step = next_step(frame, &answers, &now, viewer.now);
    let open = app.assess.open_sessions(person).await?;
    let ahead =
        step.as_ref().map(|step| Ahead { step, frame, answers: &answers, passport: &now, open: &open });
    let body = Html::render(&Body {
        m,
        lead: m.summary_lead(given as i64),
        domains: lines.collect(),
        legend: legend(viewer.language, true),
        step: ahead.map(|a| step_card(&viewer, &a, true)).unwrap_or_default(),
    });
    Ok(page(&viewer, &m.summary_title(), &body, &PageOptions::default()))
}
