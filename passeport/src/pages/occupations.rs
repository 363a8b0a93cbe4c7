//! `/metiers`: the occupations, family after family.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Crumb, Html, PageOptions, Problem, Viewer, page};

use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

#[derive(Template)]
#[template(path = "pages/occupations.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    aim: Option<Line>,
    /// The occupation she has, where she aims at another or at none.
    own: Option<Line>,
    families: Vec<Family>,
}

struct Family {
    name: String,
    sentence: String,
    occupations: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    sentence: String,
}

/// Shows the occupations; the one she aims at first, then her own.
pub(crate) async fn list(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let occupations = app.guidance.occupations();
    let person = viewer.person()?.person;
    let aim = app.guidance.aim(person).await?;
    let held = app.people.account(person).await?.and_then(|account| account.occupation);
    let own = held.and_then(|id| occupations.get(&id)).filter(|own| aim.is_none_or(|aim| aim.id != own.id));
    let line = |o: &competences::Occupation| Line {
        href: format!("/metiers/{}", o.id),
        name: o.name.shown(viewer.language),
        sentence: o.sentence.shown(viewer.language),
    };
    let families = occupations.families.iter().enumerate().map(|(place, family)| Family {
        name: family.name.shown(viewer.language),
        sentence: family.sentence.shown(viewer.language),
        occupations: occupations.of_family(place).map(line).collect(),
    });
    let body =
        Html::render(&Body { m, aim: aim.map(line), own: own.map(line), families: families.collect() });
    let crumbs = vec![Crumb::link("/passeport", m.passport_title()), Crumb::here(m.occupations_title())];
    Ok(page(&viewer, &m.occupations_title(), &body, &PageOptions { crumbs, ..PageOptions::default() }))
}
