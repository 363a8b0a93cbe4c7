//! `/mes-connexions`: one's own sessions, each of which can be closed.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::HeaderMap;
use web::parts::token;
use web::{Form, Html, PageOptions, Problem, Viewer, page};

use super::{Site, cookie_of};
use crate::messages::L10nLanguage;
use crate::{People, device, t};

#[derive(Template)]
#[template(path = "pages/sessions.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    sessions: Vec<Line>,
}

struct Line {
    handle: String,
    device: String,
    said: String,
    began: String,
    seen: String,
    current: bool,
}

/// Shows the sessions.
pub async fn show(
    State(people): State<People>,
    State(site): State<Site>,
    headers: HeaderMap,
    viewer: Viewer,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let secret = cookie_of(&site, &headers).unwrap_or_default();
    let sessions = people.sessions(viewer.person()?.person, &secret).await?;
    let lines = sessions.into_iter().map(|s| Line {
        began: m.sessions_began(viewer.date_time(s.created_at)),
        seen: m.sessions_seen(viewer.date_time(s.seen_at)),
        device: match device::names(&s.device) {
            (Some(browser), Some(system)) => m.sessions_device(browser, system),
            (Some(browser), None) => browser.to_owned(),
            (None, Some(system)) => m.sessions_device_system(system),
            (None, None) => m.sessions_device_unknown(),
        },
        said: s.device,
        handle: s.handle,
        current: s.current,
    });
    let body = Html::render(&Body { m, token: token(&viewer), sessions: lines.collect() });
    Ok(page(&viewer, &m.sessions_title(), &body, &PageOptions::default()))
}

/// Closes one.
pub async fn close(
    State(people): State<People>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    people.revoke(viewer.person()?.person, fields.get("session")).await?;
    Ok(Redirect::to("/mes-connexions").into_response())
}
