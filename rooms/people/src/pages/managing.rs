//! The units that a person manages, on her page: where an administrator names her, and ends it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use web::parts::{self, Select, token};
use web::{Form, Html, Problem, Viewer};

use super::Site;
use super::person::{self, Outcome};
use crate::messages::L10nLanguage;
use crate::{Account, People, t};

#[derive(Template)]
#[template(path = "pages/managing.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    path: &'a str,
    token: Html,
    managed: Vec<Line>,
    choice: Option<Html>,
}

struct Line {
    unit: String,
    name: String,
    since: String,
}

/// The units that she manages, each with a way to end it, and the form that names another.
pub(super) async fn draw(
    people: &People,
    site: &Site,
    viewer: &Viewer,
    (account, path): (&Account, &str),
    error: Option<&str>,
) -> Result<Html, Problem> {
    let m = t(viewer.language);
    let managed = people.managed_by(account.person).await?;
    let mut options = vec![(String::new(), m.managing_choose())];
    let others = site.menu(viewer.now, viewer.language).into_iter();
    options.extend(others.filter(|(id, _)| managed.iter().all(|held| held.unit != *id)));
    let label = m.managing_unit();
    let choice = Select { name: "nommer", label: &label, options, value: "", error };
    let lines = managed.into_iter().map(|held| Line {
        name: site.unit(&held.unit, viewer.language).unwrap_or_else(|| held.unit.clone()),
        since: m.managing_since(viewer.date(held.since)),
        unit: held.unit,
    });
    Ok(Html::render(&Body {
        m,
        path,
        token: token(viewer),
        managed: lines.collect(),
        choice: account.disabled_at.is_none().then(|| parts::select(&choice)),
    }))
}

/// Names the person manager of a unit, or ends it: of one that left the organisation's file too.
pub async fn manage(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(person): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let account = person::known(&people, &person).await?;
    if account.is_guest() {
        return person::render(&people, &site, &viewer, account.person, Outcome::Guest).await;
    }
    if fields.has("retirer") {
        people.manage(account.person, fields.get("retirer"), false).await?;
        return Ok(person::done(account.person, "unites"));
    }
    let today = viewer.now.day_in(&site.zone);
    let unit = site.units.get(fields.get("nommer")).filter(|unit| unit.is_open(today));
    match unit {
        // No unit is given to a closed account, as no code is.
        Some(_) if account.disabled_at.is_some() => Ok(person::done(account.person, "fermer")),
        Some(unit) => {
            people.manage(account.person, &unit.id, true).await?;
            Ok(person::done(account.person, "unites"))
        }
        None => person::render(&people, &site, &viewer, account.person, Outcome::NoUnit).await,
    }
}
