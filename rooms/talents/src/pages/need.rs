//! `/besoins/{need}`: who may be contacted, under pseudonyms; or a message to all who match, unseen.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kit::Instant;
use passport::Precision;
use people::pages::Site;
use web::parts::{self, Cell, Column, Credited, Field, LevelMark, Tone, badge, level, table, token};
use web::{Crumb, Done, Form, Html, PageOptions, Problem, Viewer, page};

use super::{area_words, evidence_words, kept, must_words, own_need, written};
use crate::messages::L10nLanguage;
use crate::{
    CONTACTS_MAX, Called, Found, LIST_MAX, Looked, Need, Sent, Standing, Talents, Written, about, t,
};

#[derive(Template)]
#[template(path = "pages/need.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    need: &'a Need,
    notice: Html,
    musts: Vec<String>,
    area: String,
    evidence: String,
    title: String,
    list: Option<List>,
    call: Option<Call>,
    /// Why there is no list, in a title and a sentence.
    none: Option<(String, String)>,
    written: Vec<WrittenTo>,
}

struct List {
    size: String,
    lead: String,
    people: Vec<Card>,
}

struct Card {
    rank: usize,
    pseudonym: String,
    area: String,
    chance: String,
    musts: Vec<Must>,
    /// Her score, must by must.
    terms: Html,
    /// Whether she was written to already; else whether she can be.
    written: bool,
    open: bool,
}

struct Must {
    square: Html,
    name: String,
    words: String,
}

struct Call {
    /// Whether it can be made: what is said of it then.
    open: bool,
    sent: Option<String>,
    message: String,
    field: Html,
}

struct WrittenTo {
    who: Html,
    sent: String,
    state: Html,
    answer: Option<String>,
    unit: String,
}

/// Shows the need and its pool as it stands now.
pub async fn show(
    State(talents): State<Talents>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let need = own_need(&talents, &viewer, &id).await?;
    let words = match done.fait.as_str() {
        "meme" => m.need_same(),
        "ecrit" => m.contact_sent(),
        "appel" => m.call_sent_now(),
        _ => String::new(),
    };
    render(&talents, &site, &viewer, &need, parts::told(&words), ("", None)).await
}

async fn render(
    talents: &Talents,
    site: &Site,
    viewer: &Viewer,
    need: &Need,
    notice: Html,
    (typed, error): (&str, Option<&str>),
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let open = need.closed_at.is_none();
    let written = talents.written_for(need).await?;
    let looked = if open { Some(talents.look(need).await?) } else { None };
    let none = match looked {
        Some(Looked::Obsolete) => Some((m.obsolete_title(), m.obsolete())),
        Some(Looked::TellsApart) => Some((m.list_apart_title(), m.list_apart())),
        Some(Looked::List(..) | Looked::Blind) | None => None,
    };
    let called = talents.called(need.id).await?;
    let call = (matches!(looked, Some(Looked::Blind)) || called.is_some())
        .then(|| call(viewer, called, (typed, error)));
    let list = match looked {
        Some(Looked::List(size, found)) => Some(list(talents, site, viewer, need, (size, &found), &written)),
        Some(Looked::Blind | Looked::TellsApart | Looked::Obsolete) | None => None,
    };
    let title = m.need_title(viewer.date(need.created_at));
    let body = Html::render(&Body {
        m,
        token: token(viewer),
        need,
        notice,
        musts: need.asked.musts.iter().map(|must| must_words(talents, must, viewer.language)).collect(),
        area: area_words(site, &need.asked, viewer.language),
        evidence: evidence_words(m, &need.asked),
        title: title.clone(),
        list,
        call,
        none,
        written: written.iter().map(|w| written_to(site, viewer, w)).collect(),
    });
    let crumbs = vec![Crumb::link("/besoins", m.needs_title()), Crumb::here(title.clone())];
    let options = PageOptions { crumbs, fault: error.is_some(), ..PageOptions::default() };
    let mut response = page(viewer, &title, &body, &options);
    if error.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn list(
    talents: &Talents,
    site: &Site,
    viewer: &Viewer,
    need: &Need,
    (size, found): (usize, &[Found]),
    written: &[Written],
) -> List {
    let m = t(viewer.language);
    let people = found.iter().enumerate().map(|(place, found)| Card {
        rank: place + 1,
        pseudonym: found.pseudonym.clone(),
        area: found
            .area
            .as_deref()
            .and_then(|a| site.unit(a, viewer.language))
            .unwrap_or_else(|| m.area_elsewhere()),
        chance: chance(m, found.chance()),
        musts: musts(talents, viewer, need, found),
        terms: terms(talents, viewer, need, found),
        written: written.iter().any(|w| w.pseudonym == found.pseudonym),
        open: written.len() < CONTACTS_MAX,
    });
    List {
        size: m.list_title(people.len() as i64),
        lead: if size > LIST_MAX {
            m.list_lead_first(about(size).unwrap_or_default() as i64, LIST_MAX as i64)
        } else {
            m.list_lead()
        },
        people: people.collect(),
    }
}

/// A chance as people say it: of a hundred, the five that it reaches, never all of them. Exact ones would be a
/// fingerprint.
fn chance(m: &L10nLanguage, chance: f64) -> String {
    match (20.0 * chance).floor() as i64 * 5 {
        95.. => m.chance_most(),
        fives => m.chance_at_least(fives),
    }
}

fn musts(talents: &Talents, viewer: &Viewer, need: &Need, found: &Found) -> Vec<Must> {
    let m = t(viewer.language);
    let shown = need.asked.musts.iter().zip(&found.standing);
    shown
        .map(|(must, standing)| Must {
            square: level(LevelMark::Credited(Credited {
                level: standing.level,
                inferred: !standing.measured,
                old: false,
            })),
            name: must_words(talents, must, viewer.language),
            words: standing_words(m, *standing),
        })
        .collect()
}

/// The terms of a score, and their sum.
fn terms(talents: &Talents, viewer: &Viewer, need: &Need, found: &Found) -> Html {
    let m = t(viewer.language);
    let tenths = |tenths: i32| Cell::from(viewer.language.number(f64::from(tenths) / 10.0, 1));
    let own = need.asked.musts.iter().zip(&found.terms);
    let own =
        own.map(|(must, term)| vec![Cell::from(must_words(talents, must, viewer.language)), tenths(*term)]);
    let total = vec![Cell::from(m.why_total()), tenths(found.score())];
    let rows: Vec<Vec<Cell>> = own.chain([total]).collect();
    let columns = [Column::text(m.why_must()), Column::number(m.why_term())];
    table(&m.why_table(found.pseudonym.as_str()), &columns, &rows)
}

fn standing_words(m: &L10nLanguage, standing: Standing) -> String {
    let level = match standing.level {
        0 => m.level_none(),
        level => m.level_shown(level as i64),
    };
    let precision = match standing.precision {
        Precision::Half => m.precision_half(),
        Precision::One => m.precision_one(),
        Precision::More => m.precision_more(),
    };
    if standing.measured { m.standing(level, precision) } else { m.standing_inferred(level, precision) }
}

fn call(viewer: &Viewer, called: Option<(String, Instant)>, (typed, error): (&str, Option<&str>)) -> Call {
    let m = t(viewer.language);
    let (label, hint) = (m.message_label(), m.call_hint());
    let field =
        Field { name: "message", label: &label, hint: &hint, value: typed, error, ..Field::default() };
    let (message, sent) = called.unzip();
    Call {
        open: sent.is_none(),
        sent: sent.map(|at| m.call_sent(viewer.date_time(at))),
        message: message.unwrap_or_default(),
        field: parts::area(&field),
    }
}

/// A contact as the scout sees it. Of a call, only those who answered are here.
fn written_to(site: &Site, viewer: &Viewer, written: &Written) -> WrittenTo {
    let m = t(viewer.language);
    let code = Html::trusted(format!("<span class=\"code\">{}</span>", Html::escape(&written.pseudonym)));
    let who = match &written.account {
        Some((name, _)) => Html::join([
            Html::trusted("<strong><bdi>"),
            Html::escape(name),
            Html::trusted("</bdi></strong> · "),
            code,
        ]),
        None => code,
    };
    let (state, answer) = match &written.sent {
        Sent::Waiting => (badge(Tone::Plain, "clock", &m.sent_waiting()), None),
        Sent::Over => (badge(Tone::Plain, "", &m.sent_over()), None),
        Sent::TakenBack => (badge(Tone::Plain, "", &m.sent_taken_back()), None),
        Sent::Answered(words, at) => {
            (badge(Tone::Ok, "ok", &m.sent_answered(viewer.date(*at))), Some(words.clone()))
        }
    };
    let unit = written.account.as_ref().and_then(|(_, unit)| unit.as_deref());
    WrittenTo {
        who,
        sent: m.sent_at(viewer.date_time(written.sent_at)),
        state,
        answer,
        unit: unit.and_then(|u| site.unit(u, viewer.language)).unwrap_or_default(),
    }
}

/// Writes to all who match and receive calls.
pub async fn call_all(
    State(talents): State<Talents>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let need = own_need(&talents, &viewer, &id).await?;
    let typed = fields.get("message");
    let message = match written(m, typed) {
        Ok(message) => message,
        Err(words) => {
            let notice = parts::errors(viewer.language, &[("message", words.clone())]);
            return render(&talents, &site, &viewer, &need, notice, (typed, Some(&words))).await;
        }
    };
    let called = if need.closed_at.is_none() { talents.call(&need, &message).await? } else { Called::Listed };
    let words = match called {
        Called::Sent => return Ok(Redirect::to(&format!("/besoins/{id}?fait=appel")).into_response()),
        Called::Listed => m.call_listed(),
        Called::Before => m.call_before(),
    };
    let notice = parts::callout(Tone::Warn, &words, &kept(typed), Some("alert"));
    let mut page = render(&talents, &site, &viewer, &need, notice, (typed, None)).await?;
    *page.status_mut() = StatusCode::CONFLICT;
    Ok(page)
}

/// Closes the need: nobody is shown for it any more; what was written stays.
pub async fn close(
    State(talents): State<Talents>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(_): Form,
) -> Result<Response, Problem> {
    let need = own_need(&talents, &viewer, &id).await?;
    talents.close(&need).await?;
    Ok(Redirect::to(&format!("/besoins/{id}")).into_response())
}
