//! `/appels/{call}`: a call as those who steer see it: its ideas under pseudonyms, what is decided of each, its guests,
//! closing.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use people::names::NameFault;
use people::pages::{Site, pager};
use people::{Invited, NewAccount};
use serde::Deserialize;
use uuid::Uuid;
use web::parts::{self, Cell, Column, Tone, badge, table, token};
use web::{Crumb, Form, Html, PageOptions, Problem, ProblemKind, Viewer, page};

use super::calls::PATH;
use super::guests::{self, Inviting};
use super::{facts, open, refused, with, words};
use crate::messages::L10nLanguage;
use crate::{Call, Closing, Counts, Initiatives, Line, Phase, t};

#[derive(Template)]
#[template(path = "pages/call.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    call: &'a Call,
    path: String,
    notice: Html,
    phase: Html,
    facts: Html,
    token: Html,
    counts: Counts,
    said: String,
    table: Option<Html>,
    pager: Html,
    closed: bool,
    early: Option<String>,
    guests: Html,
}

/// What the page is shown with besides what stands.
#[derive(Default)]
struct Again<'a> {
    notice: Html,
    inviting: Inviting<'a>,
}

/// Which page of the ideas is asked for, and what the address says was just done.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
    #[serde(default)]
    fait: String,
}

/// Shows the call; the service leaves a line in the journal of each author whose idea is listed.
pub async fn show(
    State(initiatives): State<Initiatives>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(call): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let call = open(&initiatives, &call).await?;
    // An address that claims what is not so tells nothing.
    let words = match (asked.fait.as_str(), call.phase(viewer.now)) {
        ("ouvrir", Phase::Taking) => m.call_opened_now(),
        ("clore", Phase::Closed) => m.call_closed_now(),
        ("inviter", Phase::Taking | Phase::Deciding) => m.guests_given_before(),
        ("retirer", Phase::Taking | Phase::Deciding) => m.guests_revoked_now(),
        _ => String::new(),
    };
    let notice = parts::told(&words);
    let again = Again { notice, ..Again::default() };
    render((&initiatives, &site), &viewer, &call, &again, pager::number(&asked.page)).await
}

async fn render(
    (initiatives, site): (&Initiatives, &Site),
    viewer: &Viewer,
    call: &Call,
    again: &Again<'_>,
    number: i64,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let path = format!("{PATH}/{}", call.id);
    let counts = initiatives.counts(call.id).await?;
    if number > pager::pages_of(counts.submitted) {
        return Ok(Redirect::to(&path).into_response());
    }
    let ideas = initiatives.submitted(viewer.person()?.person, call, number - 1).await?;
    let reviews = initiatives.reviews_by_idea(call.id).await?;
    let guests = guests::draw(initiatives, site, viewer, (call, &path, counts), &again.inviting).await?;
    let phase = call.phase(viewer.now);
    let errors = &again.inviting.errors;
    let fault = !errors.is_empty();
    let body = Html::render(&Body {
        m,
        call,
        guests,
        notice: if fault { parts::errors(viewer.language, errors) } else { again.notice.clone() },
        phase: words::phase(viewer, call),
        facts: facts(initiatives, viewer, call),
        token: token(viewer),
        said: said(m, counts),
        table: (!ideas.is_empty()).then(|| list(m, &path, (&ideas, &reviews), phase)),
        pager: pager::draw(viewer.language, &m.call_pager(), number, counts.submitted, |page| {
            format!("{path}?page={page}")
        }),
        closed: phase == Phase::Closed,
        early: (phase == Phase::Taking).then(|| m.call_close_early(viewer.date(call.last_day()))),
        counts,
        path,
    });
    let crumbs = vec![Crumb::link(PATH, m.calls_title()), Crumb::here(call.title.as_str())];
    Ok(page(viewer, &call.title, &body, &PageOptions { crumbs, fault, ..PageOptions::default() }))
}

/// How many ideas there are, in words.
fn said(m: &L10nLanguage, counts: Counts) -> String {
    let submitted = m.call_ideas_submitted(counts.submitted);
    if counts.withdrawn == 0 {
        submitted
    } else {
        format!("{submitted} {}", m.call_ideas_withdrawn(counts.withdrawn))
    }
}

fn list(
    m: &L10nLanguage,
    path: &str,
    (ideas, reviews): (&[Line], &BTreeMap<Uuid, i64>),
    phase: Phase,
) -> Html {
    let mut columns = vec![
        Column::text(m.call_column_pseudonym()),
        Column::text(m.call_column_title()),
        Column::number(m.call_column_reviews()),
        Column::text(m.call_column_decision()),
    ];
    if phase == Phase::Closed {
        columns.push(Column::text(m.call_column_author()));
    }
    let rows = ideas.iter().map(|idea| {
        let link = format!(
            "<a href=\"{path}/idees/{}\"><code class=\"nowrap\">{}</code></a>",
            idea.id,
            Html::escape(&idea.pseudonym)
        );
        let mut cells = vec![
            Cell::Html(Html::trusted(link)),
            named(&idea.title).into(),
            reviews.get(&idea.id).copied().unwrap_or(0).to_string().into(),
            match idea.outcome {
                Some(outcome) => words::outcome(m, outcome).into(),
                None => badge(Tone::Warn, "", &m.call_undecided()).into(),
            },
        ];
        if phase == Phase::Closed {
            cells.push(
                idea.author.as_deref().map_or_else(|| m.call_no_author().into(), |name| named(name).into()),
            );
        }
        cells
    });
    table(&m.call_table(), &columns, &rows.collect::<Vec<_>>())
}

pub(super) fn named(name: &str) -> Html {
    Html::trusted(format!("<bdi>{}</bdi>", Html::escape(name)))
}

/// Invites a guest. The answer is the page itself and not a redirection to it: the token of the link is stored hashed, so
/// a second request could no longer show it, and it must stand in no address of ours.
pub async fn invite(
    State(initiatives): State<Initiatives>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(call): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let call = open(&initiatives, &call).await?;
    if call.closed_at.is_some() {
        return Err(Problem::with(ProblemKind::Conflict, m.refused_closed()));
    }
    let by = viewer.person()?.person;
    if fields.get("vu") != guests::seen(&initiatives.people.invitations(by, call.id).await?) {
        return Ok(Redirect::to(&format!("{PATH}/{}?fait=inviter", call.id)).into_response());
    }
    let (name, sign_in) = (fields.get("nom"), fields.get("identifiant"));
    let mut inviting = Inviting { name, sign_in, ..Inviting::default() };
    match NewAccount::new(name, sign_in, None, Vec::new()) {
        Err(faults) => {
            inviting.errors = faults.into_iter().map(|(field, f)| (field, name_words(m, field, f))).collect();
        }
        Ok(guest) => match initiatives.people.invite(by, call.id, &guest).await? {
            Invited::Given(invitation, token) => {
                inviting = Inviting { given: Some((invitation, token)), ..Inviting::default() };
            }
            Invited::Taken => inviting.errors.push(("identifiant", m.guests_taken())),
            Invited::Closed => inviting.errors.push(("identifiant", m.guests_account_closed())),
        },
    }
    let status = if inviting.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let again = Again { inviting, ..Again::default() };
    Ok(with(status, render((&initiatives, &site), &viewer, &call, &again, 1).await?))
}

/// What is wrong with the name, or the sign-in name, of a guest.
fn name_words(m: &L10nLanguage, field: &str, fault: NameFault) -> String {
    match (field, fault) {
        ("nom", NameFault::Empty) => m.guests_name_empty(),
        ("nom", NameFault::TooLong | NameFault::Hidden | NameFault::Sign) => m.guests_name_wrong(),
        (_, NameFault::Empty) => m.guests_sign_in_empty(),
        (_, NameFault::TooLong | NameFault::Hidden | NameFault::Sign) => m.guests_sign_in_wrong(),
    }
}

/// Takes an invitation back: from now on its link is void, and the guest is out.
pub async fn revoke(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Path(call): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let call = open(&initiatives, &call).await?;
    if call.closed_at.is_some() {
        return Err(Problem::with(ProblemKind::Conflict, t(viewer.language).refused_closed()));
    }
    let invitation = Uuid::try_parse(fields.get("invitation")).map_err(|_| Problem::not_found())?;
    initiatives.people.revoke_invitation(call.id, invitation).await?;
    Ok(Redirect::to(&format!("{PATH}/{}?fait=retirer", call.id)).into_response())
}

/// Closes the call, when every idea has its decision.
pub async fn close(
    State(initiatives): State<Initiatives>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(call): Path<String>,
    Form(_): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let call = open(&initiatives, &call).await?;
    match initiatives.close_call(viewer.person()?.person, &call).await? {
        Closing::Closed | Closing::Before => {
            Ok(Redirect::to(&format!("{PATH}/{}?fait=clore", call.id)).into_response())
        }
        Closing::Left(left) => {
            let notice = refused(&m.call_close_left(left), &m.refused_nothing());
            let again = Again { notice, ..Again::default() };
            let page = render((&initiatives, &site), &viewer, &call, &again, 1).await?;
            Ok(with(StatusCode::CONFLICT, page))
        }
    }
}
