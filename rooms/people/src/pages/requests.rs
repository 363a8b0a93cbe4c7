//! `/administration/demandes`: requests to correct or erase, and their answers.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kit::limits::TEXT_CHARS_MAX;
use serde::Deserialize;
use uuid::Uuid;
use web::parts::{self, Field, Tone, token};
use web::{Form, Html, PageOptions, Problem, Viewer, page};

use super::pager;
use super::people::link;
use crate::messages::L10nLanguage;
use crate::names::free_text;
use crate::{People, Request, RequestKind, RequestPlace, t};

/// Where the list stands.
const PATH: &str = "/administration/demandes";

#[derive(Template)]
#[template(path = "pages/requests.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    notice: Html,
    token: Html,
    cards: Vec<Card<'a>>,
    pager: Html,
}

#[derive(Template)]
#[template(path = "pages/kept.html")]
struct Kept<'a> {
    m: &'a L10nLanguage,
    typed: &'a str,
}

/// A request as it is shown.
struct Card<'a> {
    id: Uuid,
    who: Html,
    kind: Html,
    asked: String,
    body: &'a str,
    answer: Option<(String, &'a str)>,
    field: Html,
}

/// What became of an answer, for the page to tell.
enum Outcome<'a> {
    /// Nothing was sent.
    Seen,
    /// The answer was kept.
    Sent,
    /// What was typed is refused; why.
    Refused(&'a str, String),
    /// Somebody answered before; what was typed is given back.
    Before(&'a str),
}

/// Which page is asked for, and which request the address says was just answered: a redirection left it there.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
    #[serde(default)]
    fait: String,
}

/// Shows a page of the requests; the service leaves a line in the journal of each person shown.
pub async fn list(
    State(people): State<People>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let outcome = Uuid::try_parse(&asked.fait).map_or((Uuid::nil(), Outcome::Seen), |id| (id, Outcome::Sent));
    render(&people, &viewer, outcome, pager::number(&asked.page)).await
}

fn href(page: i64) -> String {
    format!("{PATH}?page={page}")
}

/// A page of the list after an outcome for one request.
async fn render(
    people: &People,
    viewer: &Viewer,
    (id, outcome): (Uuid, Outcome<'_>),
    number: i64,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let (requests, total) = people.requests(viewer.person()?.person, number - 1).await?;
    let pages = pager::pages_of(total);
    if number > pages {
        return Ok(Redirect::to(&href(pages)).into_response());
    }
    let answered = people.request_place(id).await? == Some(RequestPlace::Answered);
    let outcome = match outcome {
        // Its form is gone from the page: an error would lead nowhere.
        Outcome::Refused(typed, _) if answered => Outcome::Before(typed),
        // An address that claims what is not so tells nothing.
        Outcome::Sent if !answered => Outcome::Seen,
        as_it_was => as_it_was,
    };
    let body = Html::render(&Body {
        m,
        notice: notice(viewer, id, &outcome),
        token: token(viewer),
        cards: requests.iter().map(|r| card(viewer, r, &outcome, r.id == id)).collect(),
        pager: pager::draw(viewer.language, &m.requests_pager(), number, total, href),
    });
    let fault = matches!(outcome, Outcome::Refused(..));
    let options = PageOptions { fault, ..PageOptions::default() };
    let mut response = page(viewer, &m.requests_title(), &body, &options);
    *response.status_mut() = match outcome {
        Outcome::Seen | Outcome::Sent => StatusCode::OK,
        Outcome::Refused(..) => StatusCode::UNPROCESSABLE_ENTITY,
        Outcome::Before(_) => StatusCode::CONFLICT,
    };
    Ok(response)
}

fn notice(viewer: &Viewer, id: Uuid, outcome: &Outcome<'_>) -> Html {
    let m = t(viewer.language);
    match outcome {
        Outcome::Seen => Html::default(),
        Outcome::Sent => parts::told(&m.request_sent()),
        Outcome::Refused(_, words) => parts::errors(viewer.language, &[(&field_name(id), words.clone())]),
        Outcome::Before(typed) => {
            let kept = if typed.is_empty() { Html::default() } else { Html::render(&Kept { m, typed }) };
            parts::callout(Tone::Warn, &m.request_answered_before(), &kept, Some("alert"))
        }
    }
}

fn card<'a>(viewer: &Viewer, request: &'a Request, outcome: &Outcome<'_>, concerned: bool) -> Card<'a> {
    let m = t(viewer.language);
    let kind = match request.kind {
        RequestKind::Correct => parts::badge(Tone::Brand, "", &m.request_kind_correct()),
        RequestKind::Erase => parts::badge(Tone::Warn, "", &m.request_kind_erase()),
    };
    let (value, error) = match outcome {
        Outcome::Refused(typed, words) if concerned => (*typed, Some(words.as_str())),
        Outcome::Seen | Outcome::Sent | Outcome::Refused(..) | Outcome::Before(_) => ("", None),
    };
    let (name, label, hint) = (field_name(request.id), m.request_answer(), m.request_answer_hint());
    let field = Field { name: &name, label: &label, hint: &hint, value, error, ..Field::default() };
    let when = |at| m.request_answered(viewer.date_time(at));
    Card {
        id: request.id,
        who: link(request.person, &request.name),
        kind,
        asked: m.request_asked(viewer.date_time(request.created_at)),
        body: &request.body,
        answer: request.answer.as_ref().map(|(words, at)| (when(*at), words.as_str())),
        field: parts::area(&field),
    }
}

/// The name of a request's field, which is its id on the page too: one for each request.
fn field_name(id: Uuid) -> String {
    format!("reponse-{id}")
}

/// Keeps an answer, unless somebody answered before.
pub async fn answer(
    State(people): State<People>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let id = Uuid::try_parse(&id).map_err(|_| Problem::not_found())?;
    // The page on which it stood, so that its form is found again and the next one is at hand.
    let number = match people.request_place(id).await?.ok_or_else(Problem::not_found)? {
        RequestPlace::Open { page } => page + 1,
        RequestPlace::Answered => 1,
    };
    let typed = fields.get(&field_name(id));
    let text = free_text(typed);
    let refused = match text.chars().count() {
        0 => Some(m.request_answer_empty()),
        length if length > TEXT_CHARS_MAX => Some(m.request_answer_too_long()),
        _ => None,
    };
    if let Some(words) = refused {
        return render(&people, &viewer, (id, Outcome::Refused(typed, words)), number).await;
    }
    if !people.answer(viewer.person()?.person, id, &text).await? {
        return render(&people, &viewer, (id, Outcome::Before(typed)), number).await;
    }
    Ok(Redirect::to(&format!("{}&fait={id}", href(number))).into_response())
}
