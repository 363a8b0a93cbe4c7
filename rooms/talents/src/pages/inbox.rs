//! `/contacts`: what scouts wrote to an agent, and who looked for what when she appeared.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use people::pages::Site;
use uuid::Uuid;
use web::parts::{self, Field, Tone, badge, token};
use web::{Done, Form, Html, PageOptions, Problem, Viewer, page};

use super::{area_words, kept, must_words, written};
use crate::messages::L10nLanguage;
use crate::{Answered, Contact, Need, Received, Talents, t};

#[derive(Template)]
#[template(path = "pages/inbox.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    notice: Html,
    contacts: Vec<Card>,
    searches: Vec<Search>,
}

struct Card {
    id: Uuid,
    scout: String,
    sent: String,
    blind: bool,
    about: About,
    message: String,
    state: Html,
    open: bool,
    /// Whether it is the first of the page: one button alone is the main one.
    first: bool,
    left: bool,
    until: String,
    field: Html,
    answer: Option<String>,
}

/// What a need tells those who appear for it.
struct About {
    purpose: String,
    musts: Vec<String>,
    area: String,
}

struct Search {
    scout: String,
    about: About,
    when: String,
}

/// Shows what was received, what is open first, and the searches.
pub async fn show(
    State(talents): State<Talents>,
    State(site): State<Site>,
    viewer: Viewer,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let words = match done.fait.as_str() {
        "repondu" => m.inbox_answered_now(),
        "laisse" => m.inbox_left_now(),
        "retire" => m.inbox_taken_back_now(),
        _ => String::new(),
    };
    render(&talents, &site, &viewer, parts::told(&words), (Uuid::nil(), "", None)).await
}

async fn render(
    talents: &Talents,
    site: &Site,
    viewer: &Viewer,
    notice: Html,
    typed: (Uuid, &str, Option<&str>),
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = viewer.person()?.person;
    let mut contacts = talents.contacts_of(person).await?;
    // A stable sort: the newest first among those that wait, then among the others.
    contacts.sort_by_key(|c| !matches!(c.received(viewer.now), Received::Open(_)));
    let mut cards = Vec::new();
    for contact in &contacts {
        let Some(need) = talents.need(contact.need).await? else { continue };
        let card = card(talents, site, viewer, (contact, &need), typed).await?;
        cards.push(Card { first: cards.is_empty(), ..card });
    }
    let mut searches = Vec::new();
    for appearance in talents.appearances_of(person).await? {
        let Some(need) = talents.need(appearance.need).await? else { continue };
        searches.push(Search {
            scout: talents.scout_of(&need).await?.unwrap_or_else(|| m.scout_gone()),
            about: about(talents, site, viewer, &need),
            when: m.search_times(appearance.times, viewer.date_time(appearance.latest_at)),
        });
    }
    let body = Html::render(&Body { m, token: token(viewer), notice, contacts: cards, searches });
    let fault = typed.2.is_some();
    let mut response =
        page(viewer, &m.inbox_title(), &body, &PageOptions { fault, ..PageOptions::default() });
    if fault {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn about(talents: &Talents, site: &Site, viewer: &Viewer, need: &Need) -> About {
    let musts = need.asked.musts.iter();
    About {
        purpose: need.purpose.clone(),
        musts: musts.map(|must| must_words(talents, must, viewer.language)).collect(),
        area: area_words(site, &need.asked, viewer.language),
    }
}

/// The name of a contact's field, which is its id on the page too: one for each.
fn field_name(need: Uuid) -> String {
    format!("reponse-{need}")
}

async fn card(
    talents: &Talents,
    site: &Site,
    viewer: &Viewer,
    (contact, need): (&Contact, &Need),
    (concerned, typed, error): (Uuid, &str, Option<&str>),
) -> Result<Card, Problem> {
    let m = t(viewer.language);
    let received = contact.received(viewer.now);
    let (state, answer) = match &received {
        Received::Open(_) => (badge(Tone::Brand, "", &m.received_open()), None),
        Received::Left(_) => (badge(Tone::Plain, "", &m.received_left()), None),
        Received::Over => (badge(Tone::Plain, "", &m.received_over()), None),
        Received::Answered(words, at) => {
            (badge(Tone::Ok, "ok", &m.received_answered(viewer.date(*at))), Some(words.clone()))
        }
        Received::TakenBack(at) => (badge(Tone::Plain, "", &m.received_taken_back(viewer.date(*at))), None),
    };
    let scout = talents.scout_of(need).await?;
    let until = match received {
        // Nobody would read the answer.
        _ if scout.is_none() => String::new(),
        Received::Open(until) | Received::Left(until) => m.received_until(viewer.date_time(until)),
        Received::Over | Received::Answered(..) | Received::TakenBack(_) => String::new(),
    };
    let (name, label, hint) = (field_name(need.id), m.answer_label(), m.answer_hint());
    let (value, error) = if concerned == need.id { (typed, error) } else { ("", None) };
    let field = Field { name: &name, label: &label, hint: &hint, value, error, ..Field::default() };
    Ok(Card {
        id: need.id,
        scout: scout.unwrap_or_else(|| m.scout_gone()),
        sent: m.sent_at(viewer.date_time(contact.sent_at)),
        blind: contact.blind,
        about: about(talents, site, viewer, need),
        message: contact.message.clone(),
        state,
        open: !until.is_empty(),
        first: false,
        left: matches!(received, Received::Left(_)),
        until,
        field: parts::area(&field),
        answer,
    })
}

/// Answers, leaves, or takes an answer back.
pub async fn reply(
    State(talents): State<Talents>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = viewer.person()?.person;
    let need = Uuid::try_parse(&id).map_err(|_| Problem::not_found())?;
    if !talents.contacts_of(person).await?.iter().any(|c| c.need == need) {
        return Err(Problem::not_found());
    }
    // What changes nothing, as a form sent twice, is not told as done.
    let after = |done, what| Redirect::to(if done { what } else { "/contacts" }).into_response();
    if fields.has("laisser") {
        return Ok(after(talents.leave(person, need).await?, "/contacts?fait=laisse"));
    }
    if fields.has("retirer") {
        return Ok(after(talents.take_back(person, need).await?, "/contacts?fait=retire"));
    }
    let name = field_name(need);
    let typed = fields.get(&name);
    let words = match written(m, typed) {
        Ok(words) => words,
        Err(fault) => {
            let notice = parts::errors(viewer.language, &[(&name, fault.clone())]);
            return render(&talents, &site, &viewer, notice, (need, typed, Some(&fault))).await;
        }
    };
    let title = match talents.answer(person, need, &words).await? {
        Answered::Kept => return Ok(Redirect::to("/contacts?fait=repondu").into_response()),
        Answered::Before => m.answer_before(),
        Answered::Over => m.answer_too_late(),
    };
    let notice = parts::callout(Tone::Warn, &title, &kept(&words), Some("alert"));
    let mut page = render(&talents, &site, &viewer, notice, (Uuid::nil(), "", None)).await?;
    *page.status_mut() = StatusCode::CONFLICT;
    Ok(page)
}
