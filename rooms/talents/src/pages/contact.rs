//! `/besoins/{need}/{pseudonym}`: writing to somebody of a list whose name is not known.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use web::parts::{self, Field, Tone, token};
use web::{Crumb, Form, Html, PageOptions, Problem, Viewer, page};

use super::{own_need, written};
use crate::messages::L10nLanguage;
use crate::{CONTACT_DAYS, CONTACTS_MAX, Need, SentTo, Talents, t};
use kit::pseudonym::is_pseudonym;

#[derive(Template)]
#[template(path = "pages/contact.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    notice: Html,
    need: &'a Need,
    pseudonym: &'a str,
    field: Html,
    rules: String,
}

/// Shows the form, for whatever could be a pseudonym: whether somebody bears it is told when the message is sent.
pub async fn show(
    State(talents): State<Talents>,
    viewer: Viewer,
    Path((id, pseudonym)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let need = own_need(&talents, &viewer, &id).await?;
    if need.closed_at.is_some() || !is_pseudonym(&pseudonym) {
        return Err(Problem::not_found());
    }
    Ok(render(&viewer, &need, &pseudonym, "", None, Html::default()))
}

fn render(
    viewer: &Viewer,
    need: &Need,
    pseudonym: &str,
    typed: &str,
    error: Option<&str>,
    notice: Html,
) -> Response {
    let m = t(viewer.language);
    let (label, hint) = (m.message_label(), m.message_hint());
    let field =
        Field { name: "message", label: &label, hint: &hint, value: typed, error, ..Field::default() };
    let fault = error.is_some() || !notice.is_empty();
    let body = Html::render(&Body {
        m,
        token: token(viewer),
        notice,
        need,
        pseudonym,
        field: parts::area(&field),
        rules: m.contact_rules(CONTACT_DAYS, CONTACTS_MAX as i64),
    });
    let title = m.contact_title(pseudonym);
    let crumbs = vec![
        Crumb::link("/besoins", m.needs_title()),
        Crumb::link(format!("/besoins/{}", need.id), m.need_title(viewer.date(need.created_at))),
        Crumb::here(title.clone()),
    ];
    page(viewer, &title, &body, &PageOptions { crumbs, fault, ..PageOptions::default() })
}

/// Keeps the message; what was typed is given back where it cannot be sent.
pub async fn send(
    State(talents): State<Talents>,
    viewer: Viewer,
    Path((id, pseudonym)): Path<(String, String)>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let need = own_need(&talents, &viewer, &id).await?;
    if !is_pseudonym(&pseudonym) {
        return Err(Problem::not_found());
    }
    let typed = fields.get("message");
    let message = match written(m, typed) {
        Ok(message) => message,
        Err(words) => {
            let notice = parts::errors(viewer.language, &[("message", words.clone())]);
            let mut page = render(&viewer, &need, &pseudonym, typed, Some(&words), notice);
            *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(page);
        }
    };
    let sent = match need.closed_at {
        Some(_) => SentTo::NotListed,
        None => talents.contact(&need, &pseudonym, &message).await?,
    };
    let (title, words) = match sent {
        SentTo::Sent => return Ok(Redirect::to(&format!("/besoins/{id}?fait=ecrit")).into_response()),
        SentTo::Before => (m.contact_not_sent(), m.contact_before()),
        SentTo::Enough => (m.contact_not_sent(), m.contact_enough(CONTACTS_MAX as i64)),
        SentTo::NotListed => (m.contact_not_sent(), m.contact_not_listed()),
    };
    let notice = parts::callout(Tone::Warn, &title, &Html::escape(&words), Some("alert"));
    let mut page = render(&viewer, &need, &pseudonym, typed, None, notice);
    *page.status_mut() = StatusCode::CONFLICT;
    Ok(page)
}
