//! `/positionnement/{session}`: a question, its answer, the pause.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use item_form::{AnswerFault, Typed};
use items::{Shown, show as show_variant};
use psychometrics::{Probability, StandardError};
use uuid::Uuid;
use web::charts::{Cone, cone};
use web::parts::{self, Tone, domain_icon, icon, token};
use web::{Fields, Form, Html, PageOptions, Problem, ProblemKind, Viewer, page};

use super::feedback;
use crate::messages::L10nLanguage;
use crate::plan::{self, PRECISE_SE};
use crate::{Assess, Given, Outcome, Question, Session, State as SessionState, t};

#[derive(Template)]
#[template(path = "pages/question.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    session: Uuid,
    question: Uuid,
    token: Html,
    notice: Html,
    domain_icon: Html,
    domain: String,
    progress: String,
    cone: Html,
    shown: &'a Shown,
    exhibits: Vec<Html>,
    fields: Html,
    hint: String,
    saved: Option<String>,
}

/// Shows the session where it stands.
pub async fn show(
    State(assess): State<Assess>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    render(&assess, &viewer, id, None).await
}

/// What is shown again after a form that could not be taken.
#[derive(Clone, Copy)]
struct Again<'a> {
    fields: &'a Fields,
    fault: AnswerFault,
}

async fn render(
    assess: &Assess,
    viewer: &Viewer,
    id: Uuid,
    again: Option<Again<'_>>,
) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let session = assess.load(person, id).await?.ok_or_else(Problem::not_found)?;
    match (session.state, &session.question) {
        (SessionState::Done, _) => Ok(Redirect::to(&format!("/positionnement/{id}/bilan")).into_response()),
        (SessionState::Feedback, _) => feedback::render(assess, viewer, &session).await,
        (SessionState::Asking, Some(question)) => {
            if question.shown_at.is_none() {
                assess.note_shown(&session, Some(viewer.now)).await?;
            }
            ask(assess, viewer, &session, question, again).await
        }
        (SessionState::Asking, None) => Err(Problem::internal("a session asks without a question")),
    }
}

async fn ask(
    assess: &Assess,
    viewer: &Viewer,
    session: &Session,
    question: &Question,
    again: Option<Again<'_>>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let Some((family, variant)) = assess.variant(question)? else {
        // The bank no longer holds the family: passing it is an answer that no level takes in.
        return withdrawn(viewer, session, question);
    };
    let shown = show_variant(family, &variant, viewer.language);
    let answers = assess.passports().answers(session.person).await?;
    let passport = assess.passports().evaluate(&answers, viewer.now)?;
    let domain = session.domain.unwrap_or(0);
    let domains = assess.domains(&session.scope).unwrap_or_default();
    let situation = plan::Situation {
        frame: assess.frame(),
        answers: &answers,
        passport: &passport,
        session: session.id,
        domains: &domains,
        current: session.domain,
        now: viewer.now,
    };
    let given = plan::answers_in(&situation, domain);
    let last = answers.of_session(session.id).last().map(|(_, a)| a.stored_at);
    let empty = Fields::default();
    let typed = Typed { fields: again.map_or(&empty, |a| a.fields), fault: again.map(|a| a.fault) };
    let error = again.map(|a| a.fault.words(viewer.language));
    let body = Html::render(&Body {
        m,
        session: session.id,
        question: question.statement,
        token: token(viewer),
        notice: error.map(|words| parts::errors(viewer.language, &[("reponse", words)])).unwrap_or_default(),
        domain_icon: domain_icon(domain),
        domain: place(m, viewer, &situation, domain),
        progress: format!(
            "{} · {}",
            m.question_answers(given as i64),
            m.question_most(plan::left_in(&situation, domain).questions.max(1) as i64)
        ),
        cone: draw_cone(viewer, &situation, domain),
        exhibits: shown.exhibits.iter().map(|e| item_form::exhibit(viewer.language, e)).collect(),
        fields: item_form::fields(viewer.language, &shown.body, "", typed),
        hint: item_form::hint(viewer.language, family.kind),
        shown: &shown,
        saved: last.map(|at| m.question_saved(viewer.time(at))),
    });
    let options = PageOptions {
        focus: true,
        action: pause_form(viewer, session),
        fault: again.is_some(),
        ..PageOptions::default()
    };
    let mut response = page(viewer, &shown.question, &body, &options);
    if again.is_some() {
        *response.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The domain under way, and its place among those that the session asks about: begun, under way, or with questions
/// still to come.
fn place(m: &L10nLanguage, viewer: &Viewer, situation: &plan::Situation<'_>, domain: usize) -> String {
    let name = situation.frame.socle.domains[domain].name.shown(viewer.language);
    if situation.domains.len() == 1 {
        return m.question_domain_only(name);
    }
    let is_begun = |d: usize| plan::answers_in(situation, d) > 0;
    let begun = situation.domains.iter().filter(|d| is_begun(**d)).count();
    let to_come = |d: usize| !is_begun(d) && plan::left_in(situation, d).domains > 0;
    let total = begun + situation.domains.iter().filter(|d| to_come(**d)).count();
    let place = if is_begun(domain) { begun } else { begun + 1 };
    m.question_domain(place as i64, total.max(place) as i64, name)
}

/// The button that lets a session rest.
fn pause_form(viewer: &Viewer, session: &Session) -> Html {
    Html::trusted(format!(
        "<form method=\"post\" action=\"/positionnement/{}/pause\">{}<button class=\"btn\">{}{}</button></form>",
        session.id,
        token(viewer),
        icon("pause"),
        Html::escape(&t(viewer.language).question_pause()),
    ))
}

fn withdrawn(viewer: &Viewer, session: &Session, question: &Question) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let form = Html::trusted(format!(
        "<h1>{}</h1><p class=\"lead\">{}</p><form method=\"post\" action=\"/positionnement/{}\">{}<input type=\"hidden\" name=\"question\" value=\"{}\"><button class=\"btn btn--main btn--big\" name=\"inconnu\" value=\"1\">{}</button></form>",
        Html::escape(&m.withdrawn_title()),
        Html::escape(&m.withdrawn()),
        session.id,
        token(viewer),
        question.statement,
        Html::escape(&m.feedback_next()),
    ));
    Ok(page(viewer, &m.withdrawn_title(), &form, &PageOptions { focus: true, ..PageOptions::default() }))
}

fn draw_cone(viewer: &Viewer, situation: &plan::Situation<'_>, domain: usize) -> Html {
    // The prior's standard deviation is 1 in every domain; margins are shown as 95 % half-widths.
    let (start, now) = (1.0, situation.passport.domains[domain].estimate.standard_error.get());
    let end = plan::error_at_end(situation, domain);
    let number = |se: f64| {
        let margin = StandardError::new(se).map_or(0.0, |se| se.margin(Probability::USUAL_COVERAGE));
        viewer.language.number(margin, 1)
    };
    let label = t(viewer.language).question_cone_label(number(start), number(now), number(end));
    let by_precision = (start - now) / (start - PRECISE_SE);
    let given = plan::answers_in(situation, domain);
    let most = (given + plan::left_in(situation, domain).questions).max(1);
    let by_length = given as f64 / most as f64;
    cone(&Cone { start, now, aim: end, done: by_precision.max(by_length), label: &label })
}

/// Takes an answer.
pub async fn answer(
    State(assess): State<Assess>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let session = assess.load(person, id).await?.ok_or_else(Problem::not_found)?;
    let asked = Uuid::try_parse(fields.get("question")).map_err(|_| Problem::new(ProblemKind::Bad))?;
    let waiting = session.question.as_ref().filter(|q| q.statement == asked);
    let Some(waiting) = waiting else { return Ok(before(&viewer, id)) };
    let response = match assess.variant(waiting)? {
        None => items::Response::Unknown,
        Some((family, variant)) => match item_form::read(family, &variant, &fields, viewer.language) {
            Ok(response) => response,
            Err(fault) => {
                return render(&assess, &viewer, id, Some(Again { fields: &fields, fault })).await;
            }
        },
    };
    match assess.answer(person, id, &Given { question: asked, response }).await? {
        Outcome::Kept => Ok(Redirect::to(&format!("/positionnement/{id}")).into_response()),
        Outcome::AnsweredBefore => Ok(before(&viewer, id)),
        Outcome::NoSession => Err(Problem::not_found()),
    }
}

/// The answer to a second answer: it changed nothing, and where to go on.
fn before(viewer: &Viewer, id: Uuid) -> Response {
    let m = t(viewer.language);
    let link = Html::trusted(format!(
        "<p><a class=\"btn btn--main\" href=\"/positionnement/{id}\">{}{}</a></p>",
        Html::escape(&m.start_resume()),
        icon("arrow"),
    ));
    let notice = parts::callout(Tone::Open, &m.answered_before(), &link, Some("status"));
    let title = m.start_title();
    let heading = Html::trusted(format!("<h1>{}</h1>", Html::escape(&title)));
    let options = PageOptions { focus: true, ..PageOptions::default() };
    let mut response = page(viewer, &title, &Html::join([heading, notice]), &options);
    *response.status_mut() = http::StatusCode::CONFLICT;
    response
}

/// Goes on after a feedback.
pub async fn proceed(
    State(assess): State<Assess>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Form(_): Form,
) -> Result<Response, Problem> {
    match assess.proceed(viewer.person()?.person, id).await? {
        Outcome::Kept | Outcome::AnsweredBefore => {
            Ok(Redirect::to(&format!("/positionnement/{id}")).into_response())
        }
        Outcome::NoSession => Err(Problem::not_found()),
    }
}

/// Rests: the time that follows is not counted as time spent answering.
pub async fn pause(
    State(assess): State<Assess>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Form(_): Form,
) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let session = assess.load(person, id).await?.ok_or_else(Problem::not_found)?;
    assess.note_shown(&session, None).await?;
    Ok(Redirect::to("/").into_response())
}
