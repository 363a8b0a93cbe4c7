//! `/relectures`: the ideas that a guest is asked to review, by call; of calls that are closed, what she wrote.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use people::pages::pager;
use serde::Deserialize;
use web::parts::{Tone, badge};
use web::{Html, PageOptions, Problem, Viewer, page};

use super::{facts, words};
use crate::messages::L10nLanguage;
use crate::{Assigned, Initiatives, Opinion, Phase, ReviewState, ToReview, t};

/// Where the list stands.
pub(super) const PATH: &str = "/relectures";

#[derive(Template)]
#[template(path = "pages/reviews.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    calls: Vec<CallCard<'a>>,
}

struct CallCard<'a> {
    id: String,
    title: &'a str,
    phase: Html,
    facts: Html,
    ideas: Vec<Line>,
    pager: Html,
    closed: bool,
    written: Vec<Html>,
}

struct Line {
    href: String,
    pseudonym: String,
    title: Option<String>,
    state: Html,
}

/// Which page of the ideas is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
}

/// Shows them; the service leaves a line in the journal of each author whose idea is listed.
pub async fn show(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let number = pager::number(&asked.page);
    let assigned = initiatives.assigned(viewer.person()?.person, number - 1).await?;
    let body = Html::render(&Body {
        m,
        calls: assigned.iter().map(|a| card(&initiatives, &viewer, a, number)).collect(),
    });
    Ok(page(&viewer, &m.reviews_title(), &body, &PageOptions::default()))
}

fn card<'a>(initiatives: &Initiatives, viewer: &Viewer, assigned: &'a Assigned, number: i64) -> CallCard<'a> {
    let m = t(viewer.language);
    let written = assigned.written.iter().filter(|r| r.state == ReviewState::Sent);
    CallCard {
        id: format!("appel-{}", assigned.call.id),
        title: &assigned.call.title,
        phase: words::phase(viewer, &assigned.call),
        facts: facts(initiatives, viewer, &assigned.call),
        ideas: assigned.ideas.iter().map(|idea| line(m, idea)).collect(),
        pager: pager::draw(viewer.language, &m.call_pager(), number, assigned.total, |page| {
            format!("{PATH}?page={page}")
        }),
        closed: assigned.call.phase(viewer.now) == Phase::Closed,
        written: written.map(|r| opinion(m, &r.opinion)).collect(),
    }
}

fn line(m: &L10nLanguage, idea: &ToReview) -> Line {
    let (tone, name) = match (idea.state, idea.outdated) {
        (Some(ReviewState::Recused), _) => (Tone::Plain, m.review_recused()),
        (None, _) => (Tone::Brand, m.review_to_do()),
        (Some(ReviewState::Draft | ReviewState::Sent), true) => (Tone::Warn, m.review_outdated()),
        (Some(ReviewState::Draft), false) => (Tone::Plain, m.review_draft()),
        (Some(ReviewState::Sent), false) => (Tone::Ok, m.review_sent()),
    };
    Line {
        href: format!("{PATH}/{}", idea.idea),
        pseudonym: idea.pseudonym.clone(),
        title: idea.title.clone(),
        state: badge(tone, "", &name),
    }
}

#[derive(Template)]
#[template(path = "pages/opinion.html")]
struct Shown<'a> {
    ratings: Vec<(String, String)>,
    reasons: &'a str,
}

/// What a review says: each rating in words, then the reasons.
pub(super) fn opinion(m: &L10nLanguage, opinion: &Opinion) -> Html {
    let rating = |part| {
        let said = opinion.rating(part).map(|n| m.rating_said(i64::from(n), words::rating(m, part, n)));
        Some((words::part(m, part).0, said?))
    };
    Html::render(&Shown {
        ratings: crate::Part::ALL.into_iter().filter_map(rating).collect(),
        reasons: &opinion.reasons,
    })
}
