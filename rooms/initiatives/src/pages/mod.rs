//! The pages of this room. Handlers need a state from which [`crate::Initiatives`] can be taken.

pub mod call;
pub mod calls;
pub mod decide;
mod guests;
pub mod idea;
pub mod ideas;
pub mod review;
pub mod reviews;
mod words;

use askama::Template;
use http::StatusCode;
use uuid::Uuid;
use web::parts::{self, Tone};
use web::{Fields, Html, Problem, ProblemKind, Viewer};

use crate::messages::L10nLanguage;
use crate::{Call, Initiatives, Sent, t};

/// The script that saves drafts as they are typed.
pub(crate) const SCRIPT: &str = "draft.js";
/// Most characters of a window's name: we draw eight.
const TAB_CHARS_MAX: usize = 16;

#[derive(Template)]
#[template(path = "pages/facts.html")]
struct Facts<'a> {
    m: &'a L10nLanguage,
    call: &'a Call,
    how_many: String,
    axis: Option<String>,
    days: String,
    opened: String,
    last_day: String,
    closed: Option<String>,
}

/// What a call says, for everybody who may answer it or read its ideas.
pub(crate) fn facts(initiatives: &Initiatives, viewer: &Viewer, call: &Call) -> Html {
    let m = t(viewer.language);
    Html::render(&Facts {
        m,
        call,
        how_many: m.call_how_many_people(viewer.language.number(call.how_many as f64, 0)),
        axis: initiatives.axis(call, viewer.language),
        days: m.call_days_a_week(call.days_a_week),
        opened: viewer.date(call.opened_at),
        last_day: viewer.date(call.last_day()),
        closed: call.closed_at.map(|at| viewer.date(at)),
    })
}

/// The call of an address.
pub(crate) async fn open(initiatives: &Initiatives, call: &str) -> Result<Call, Problem> {
    let call = Uuid::try_parse(call).map_err(|_| Problem::not_found())?;
    initiatives.call(call).await?.ok_or_else(Problem::not_found)
}

/// What a page tells of what could not be done.
pub(crate) fn refused(title: &str, words: &str) -> Html {
    parts::callout(Tone::Warn, title, &Html::escape(words), Some("alert"))
}

/// The sending that a form says it is; one of another kind of page is no form of ours.
pub(crate) fn sent(fields: &Fields) -> Result<Sent, Problem> {
    let number = |name| fields.get(name).parse::<i64>().map_err(|_| Problem::new(ProblemKind::Bad));
    let tab: String =
        fields.get("fenetre").chars().filter(char::is_ascii_alphanumeric).take(TAB_CHARS_MAX).collect();
    Ok(Sent { revision: number("revision")?, tab, turn: number("envoi")? })
}

/// A name for the window of a page.
pub(crate) fn window(initiatives: &Initiatives) -> String {
    kit::fingerprint::hex(&initiatives.people.ids().secret()[..4])
}

/// An answer with another status.
pub(crate) fn with(status: StatusCode, mut response: axum::response::Response) -> axum::response::Response {
    *response.status_mut() = status;
    response
}
