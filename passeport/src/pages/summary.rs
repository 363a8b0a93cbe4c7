//! `/positionnement/{session}/bilan`: the end of a session.

use askama::Template;
use assess::State as SessionState;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use passport::{Domain, State as Known};
use uuid::Uuid;
use web::charts::{Ruler, legend, ruler};
use web::parts::domain_icon;
use web::{Html, PageOptions, Problem, Viewer, page};

use super::fragments::{domain_measure, level_square, level_words, margin, ruler_words, unknown_words};
use super::step::Ahead;
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
    let asked = |d: usize| {
        let mut given = answers.of_session(id).into_iter();
        given.any(|(_, a)| {
            frame.bank.index(&a.family).is_some_and(|i| frame.model.domain_of()[frame.item(i).0] == d)
        })
    };
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
            margin: margin_words(&viewer, known, &before.domains[d], asked(d)),
        }
    });
    let ahead = Ahead::of(&app, &viewer, &answers, &now).await?;
    let body = Html::render(&Body {
        m,
        lead: m.summary_lead(given as i64),
        domains: lines.collect(),
        legend: legend(viewer.language, true),
        step: ahead.card(&viewer, true),
    });
    Ok(page(&viewer, &m.summary_title(), &body, &PageOptions::default()))
}

/// What became of a domain's margin: narrower, as before, or not asked about at all.
fn margin_words(viewer: &Viewer, known: &Domain, before: &Domain, asked: bool) -> String {
    let m = t(viewer.language);
    let number = |d: &Domain| viewer.language.number(margin(d.estimate.standard_error.get()), 1);
    let (before, now) = (number(before), number(known));
    match (asked, known.state) {
        (false, Known::Unknown) => m.summary_not_asked(),
        (false, Known::Measured | Known::Inferred) => m.summary_precise_already(),
        (true, _) if before == now => m.summary_margin_same(now),
        (true, _) => m.summary_margin(before, now),
    }
}
