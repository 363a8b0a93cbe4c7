//! The occupation that a person has, on her page: where an administrator gives it.

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
#[template(path = "pages/occupation.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    path: &'a str,
    token: Html,
    choice: Html,
}

/// The form that gives her an occupation; nothing where the organisation names none.
pub(super) fn draw(
    site: &Site,
    viewer: &Viewer,
    (account, path): (&Account, &str),
    error: Option<&str>,
) -> Html {
    let m = t(viewer.language);
    if site.occupations.iter().next().is_none() || account.disabled_at.is_some() {
        return Html::default();
    }
    let mut options = vec![(String::new(), m.occupation_none())];
    let named = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    // One that left the organisation's files is still hers, until another is chosen.
    let held = account.occupation.as_deref().filter(|id| site.occupations.get(id).is_none());
    options.extend(held.map(|id| named(id, id)));
    let l = viewer.language;
    let known = site.occupations.iter();
    options.extend(known.map(|o| named(&o.id, &format!("{} · {}", o.family.shown(l), o.name.shown(l)))));
    let value = account.occupation.as_deref().unwrap_or_default();
    let label = m.occupation_label();
    let choice = parts::select(&Select { name: "metier", label: &label, options, value, error });
    Html::render(&Body { m, path, token: token(viewer), choice })
}

/// Gives the person an occupation, or none.
pub async fn give(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(person): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let account = person::known(&people, &person).await?;
    if account.disabled_at.is_some() {
        return Ok(person::done(account.person, "fermer"));
    }
    let chosen = Some(fields.get("metier")).filter(|id| !id.is_empty());
    let stands = |id: &str| site.occupations.get(id).is_some() || account.occupation.as_deref() == Some(id);
    if !fields.has("metier") || chosen.is_some_and(|id| !stands(id)) {
        return person::render(&people, &site, &viewer, account.person, Outcome::NoOccupation).await;
    }
    people.give_occupation(account.person, chosen).await?;
    Ok(person::done(account.person, "metier"))
}
