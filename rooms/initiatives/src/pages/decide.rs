//! `/appels/{call}/idees/{idea}`: an idea under its author's pseudonym, and what is decided of it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kit::Instant;
use people::names::free_text;
use uuid::Uuid;
use web::parts::{self, Field, Tone, token};
use web::{Crumb, Done, Form, Html, PageOptions, Problem, Viewer, page};

use super::calls::PATH;
use super::reviews::opinion;
use super::{open, refused, with, words};
use crate::call::PAGE_CHARS_MAX;
use crate::messages::L10nLanguage;
use crate::{Call, Decided, File, Initiatives, Outcome, Part, Phase, Reading, ReviewState, t};

#[derive(Template)]
#[template(path = "pages/decide.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    file: &'a File,
    notice: Html,
    parts: Vec<(String, &'a str)>,
    readings: Vec<ReadingCard<'a>>,
    decision: Html,
}

/// What a guest says of the idea.
struct ReadingCard<'a> {
    name: &'a str,
    state: Html,
    interest: Option<&'a str>,
    opinion: Html,
}

#[derive(Template)]
#[template(path = "pages/decide_form.html")]
struct DecideForm<'a> {
    m: &'a L10nLanguage,
    path: String,
    token: Html,
    seen: String,
    choices: Vec<(&'static str, String, bool)>,
    error: Option<&'a str>,
    reason: Html,
    main: bool,
}

#[derive(Template)]
#[template(path = "pages/decided.html")]
struct DecidedBody<'a> {
    m: &'a L10nLanguage,
    outcome: Html,
    when: String,
    reason: &'a str,
    author: Option<&'a str>,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Again<'a> {
    notice: Html,
    typed: Option<(&'a str, &'a str)>,
    errors: Vec<(&'static str, String)>,
}

/// Shows the idea, and leaves a line in its author's journal.
pub async fn show(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Path((call, idea)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let call = open(&initiatives, &call).await?;
    let notice =
        if done.fait == "decider" { parts::told(&t(viewer.language).decide_kept()) } else { Html::default() };
    render(&initiatives, &viewer, &call, &idea, Again { notice, ..Again::default() }).await
}

async fn render(
    initiatives: &Initiatives,
    viewer: &Viewer,
    call: &Call,
    idea: &str,
    again: Again<'_>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let idea = Uuid::try_parse(idea).map_err(|_| Problem::not_found())?;
    let file = initiatives.file(viewer.person()?.person, call, idea).await?.ok_or_else(Problem::not_found)?;
    let readings = initiatives.readings(viewer.person()?.person, &file).await?;
    let fault = !again.errors.is_empty();
    let notice = if fault { parts::errors(viewer.language, &again.errors) } else { again.notice.clone() };
    let decision = match (call.phase(viewer.now), file.own) {
        (Phase::Closed, _) => decided(viewer, &file),
        (Phase::Taking | Phase::Deciding, true) => refused(&m.decide_own(), &m.decide_own_words()),
        (Phase::Taking | Phase::Deciding, false) => form(viewer, call, &file, &again),
    };
    let body = Html::render(&Body {
        m,
        notice,
        parts: Part::ALL.map(|p| (words::part(m, p).0, file.text.part(p))).into(),
        readings: readings.iter().map(|r| reading(m, r)).collect(),
        decision,
        file: &file,
    });
    let crumbs = vec![
        Crumb::link(PATH, m.calls_title()),
        Crumb::link(format!("{PATH}/{}", call.id), call.title.as_str()),
        Crumb::here(file.pseudonym.as_str()),
    ];
    let title = m.decide_title(&file.pseudonym);
    Ok(page(viewer, &title, &body, &PageOptions { crumbs, fault, ..PageOptions::default() }))
}

fn reading<'a>(m: &L10nLanguage, reading: &'a Reading) -> ReadingCard<'a> {
    let (tone, name) = match (reading.state, reading.outdated) {
        (ReviewState::Recused, _) => (Tone::Plain, m.review_recused()),
        (ReviewState::Draft, _) => (Tone::Plain, m.review_draft()),
        (ReviewState::Sent, true) => (Tone::Warn, m.review_outdated()),
        (ReviewState::Sent, false) => (Tone::Ok, m.review_sent()),
    };
    ReadingCard {
        name: &reading.name,
        state: parts::badge(tone, "", &name),
        interest: reading.interest.as_deref(),
        opinion: reading.opinion.as_ref().map(|o| opinion(m, o)).unwrap_or_default(),
    }
}

fn form(viewer: &Viewer, call: &Call, file: &File, again: &Again<'_>) -> Html {
    let m = t(viewer.language);
    let stands = file.decision.as_ref();
    let kept = stands.map_or(("", ""), |d| (d.outcome.name(), d.reason.as_str()));
    let (chosen, reason) = again.typed.unwrap_or(kept);
    let error = |name: &str| again.errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let (label, hint) = (m.decide_reason(), m.decide_reason_hint());
    Html::render(&DecideForm {
        m,
        path: format!("{PATH}/{}/idees/{}", call.id, file.id),
        token: token(viewer),
        seen: seen(stands.map(|d| d.at)),
        choices: Outcome::ALL.map(|o| (o.name(), words::outcome_name(m, o), o.name() == chosen)).into(),
        error: error("decision"),
        reason: parts::area(&Field {
            name: "raison",
            label: &label,
            hint: &hint,
            value: reason,
            error: error("raison"),
            ..Field::default()
        }),
        main: stands.is_none(),
    })
}

/// What was decided, once the call is closed.
fn decided(viewer: &Viewer, file: &File) -> Html {
    let m = t(viewer.language);
    file.decision.as_ref().map_or_else(Html::default, |d| {
        Html::render(&DecidedBody {
            m,
            outcome: words::outcome(m, d.outcome),
            when: m.decision_when(viewer.date(d.at)),
            reason: &d.reason,
            author: file.author.as_deref(),
        })
    })
}

/// Which decision a form has seen, as it says so when it is sent.
fn seen(at: Option<Instant>) -> String {
    at.map(|at| at.micros().to_string()).unwrap_or_default()
}

/// Decides, for the author to read once the call is closed.
pub async fn decide(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Path((call, idea)): Path<(String, String)>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let call = open(&initiatives, &call).await?;
    let id = Uuid::try_parse(&idea).map_err(|_| Problem::not_found())?;
    let reason = free_text(fields.get("raison"));
    let typed = Some((fields.get("decision"), reason.as_str()));
    let mut errors = Vec::new();
    let outcome = Outcome::from_name(fields.get("decision"));
    if outcome.is_none() {
        errors.push(("decision", m.decide_no_outcome()));
    }
    match reason.chars().count() {
        0 => errors.push(("raison", m.decide_no_reason())),
        n if n > PAGE_CHARS_MAX => errors.push(("raison", m.decide_reason_too_long(PAGE_CHARS_MAX as i64))),
        _ => {}
    }
    let Some(outcome) = outcome.filter(|_| errors.is_empty()) else {
        let again = Again { typed, errors, ..Again::default() };
        let response = render(&initiatives, &viewer, &call, &idea, again).await?;
        return Ok(with(StatusCode::UNPROCESSABLE_ENTITY, response));
    };
    let seen = fields.get("vu").parse::<i64>().ok().map(Instant::from_micros);
    let by = viewer.person()?.person;
    let notice = match initiatives.decide(by, (&call, id), (outcome, &reason), seen).await? {
        Decided::Kept => {
            return Ok(Redirect::to(&format!("{PATH}/{}/idees/{id}?fait=decider", call.id)).into_response());
        }
        Decided::Before => before(&initiatives, &viewer, &call, id).await?,
        Decided::Own => Html::default(),
        Decided::Gone => return Err(Problem::not_found()),
        Decided::Closed => kept_back(m, &m.decide_closed(), &reason),
    };
    let call = open(&initiatives, &call.id.to_string()).await?;
    let again = Again { notice, typed, errors: Vec::new() };
    Ok(with(StatusCode::CONFLICT, render(&initiatives, &viewer, &call, &idea, again).await?))
}

/// What somebody else decided meanwhile, beside what was typed.
async fn before(
    initiatives: &Initiatives,
    viewer: &Viewer,
    call: &Call,
    idea: Uuid,
) -> Result<Html, Problem> {
    let m = t(viewer.language);
    let file = initiatives.file(viewer.person()?.person, call, idea).await?.ok_or_else(Problem::not_found)?;
    let other = file.decision.map(|d| format!("{} · {}", words::outcome_name(m, d.outcome), d.reason));
    let lead = Html::trusted(format!(
        "<p>{}</p><p class=\"pre-line\">{}</p>",
        Html::escape(&m.conflict_other()),
        Html::escape(&other.unwrap_or_default())
    ));
    Ok(parts::callout(Tone::Warn, &m.decide_before(), &lead, Some("alert")))
}

/// A text that was not kept, given back.
fn kept_back(m: &L10nLanguage, title: &str, text: &str) -> Html {
    let words = Html::trusted(format!(
        "<p>{}</p><p class=\"pre-line\">{}</p>",
        Html::escape(&m.refused_typed()),
        Html::escape(text)
    ));
    parts::callout(Tone::Warn, title, &words, Some("alert"))
}
