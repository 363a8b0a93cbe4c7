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

use super::people::link;
use crate::messages::L10nLanguage;
use crate::names::free_text;
use crate::{People, Request, RequestKind, t};

#[derive(Template)]
#[template(path = "pages/requests.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    notice: Html,
    token: Html,
    cards: Vec<Card<'a>>,
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

/// Which request the address says was just answered: a redirection left it there.
#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    fait: String,
}

/// Shows the requests; the service leaves a line in the journal of each person shown.
pub async fn list(
    State(people): State<People>,
    viewer: Viewer,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let outcome = Uuid::try_parse(&done.fait).map_or((Uuid::nil(), Outcome::Seen), |id| (id, Outcome::Sent));
    render(&people, &viewer, outcome).await
}

/// The page after an outcome for one request.
async fn render(
    people: &People,
    viewer: &Viewer,
    (id, outcome): (Uuid, Outcome<'_>),
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let requests = people.requests(viewer.person()?.person).await?;
    let answered = requests.iter().any(|r| r.id == id && r.answer.is_some());
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
    });
    let mut response = page(viewer, &m.requests_title(), &body, &PageOptions::default());
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
        Outcome::Sent => parts::callout(Tone::Ok, &m.request_sent(), &Html::default(), Some("status")),
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
    if !people.has_request(id).await? {
        return Err(Problem::not_found());
    }
    let typed = fields.get(&field_name(id));
    let text = free_text(typed);
    let refused = match text.chars().count() {
        0 => Some(m.request_answer_empty()),
        length if length > TEXT_CHARS_MAX => Some(m.request_answer_too_long()),
        _ => None,
    };
    if let Some(words) = refused {
        return render(&people, &viewer, (id, Outcome::Refused(typed, words))).await;
    }
    if !people.answer(viewer.person()?.person, id, &text).await? {
        return render(&people, &viewer, (id, Outcome::Before(typed))).await;
    }
    Ok(Redirect::to(&format!("/administration/demandes?fait={id}")).into_response())
}
