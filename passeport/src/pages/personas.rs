//! `/demo`: the people of the demo organisation, and the way in as one of them without a password.
//! These routes exist in demo mode alone; the handlers refuse besides.
//!
//! **How to add a persona**: a line of [`PERSONAS`], its sentence in [`words`], its evidence in the demo
//! generator, which makes the accounts of this list.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, header};
use people::Account;
use people::pages::sign_in;
use people::pages::{Site, cookie_of};
use web::parts::token;
use web::{Form, Html, PageOptions, Problem, Role, Viewer, page};

use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

/// Somebody of the demo whom anyone may enter as.
pub(crate) struct Persona {
    /// Her sign-in name, by which her account is found.
    pub(crate) sign_in: &'static str,
    /// Her name, as the demo generator writes it.
    pub(crate) name: &'static str,
    /// Her role.
    pub(crate) role: Role,
}

/// The personas, in the order they are shown; the first one is where to begin.
pub(crate) const PERSONAS: [Persona; 7] = [
    Persona { sign_in: "agent-claire", name: "Claire Le Goff", role: Role::Agent },
    Persona { sign_in: "agent-nouveau", name: "Noé Marchal", role: Role::Agent },
    Persona { sign_in: "agent-ancien", name: "Odile Vasseur", role: Role::Agent },
    Persona { sign_in: "administrator-hugo", name: "Hugo Lemaire", role: Role::Administrator },
    Persona { sign_in: "manager-solene", name: "Solène Madec", role: Role::Manager },
    Persona { sign_in: "scout-idriss", name: "Idriss Benali", role: Role::Scout },
    Persona { sign_in: "steering-helene", name: "Hélène Carpentier", role: Role::Steering },
];

/// A guest who reviews: nobody of the organisation, so that she is none of its fictitious people.
pub(crate) const GUEST: Persona =
    Persona { sign_in: "guest-armelle", name: "Armelle Quéméneur", role: Role::Guest };

/// Everybody whom anyone may enter as.
pub(crate) fn everybody() -> impl Iterator<Item = &'static Persona> {
    PERSONAS.iter().chain(std::iter::once(&GUEST))
}

#[derive(Template)]
#[template(path = "pages/personas.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    cards: Vec<Card>,
}

struct Card {
    sign_in: &'static str,
    name: String,
    role: String,
    words: String,
    first: bool,
}

/// Lists the personas that the demo organisation has.
pub(crate) async fn show(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let mut cards = Vec::new();
    for persona in everybody() {
        let Some(account) = account(&app, persona).await? else { continue };
        cards.push(Card {
            sign_in: persona.sign_in,
            name: account.name,
            role: role(m, persona.role),
            words: words(m, persona.sign_in),
            first: cards.is_empty(),
        });
    }
    let body = Html::render(&Body { m, token: token(&viewer), cards });
    Ok(page(&viewer, &m.personas_title(), &body, &PageOptions::default()))
}

/// Comes in as the persona that was chosen, leaving the one before; goes on where a session had ended.
pub(crate) async fn choose(
    State(app): State<App>,
    State(site): State<Site>,
    viewer: Viewer,
    headers: HeaderMap,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let chosen = everybody().find(|p| p.sign_in == fields.get("persona"));
    let persona = chosen.filter(|_| app.demo).ok_or_else(Problem::not_found)?;
    let account = account(&app, persona).await?.ok_or_else(Problem::not_found)?;
    if let Some(secret) = cookie_of(&site, &headers) {
        app.people.sign_out(&secret).await?;
    }
    let device = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let secret = app.people.sign_in_as_persona(account.person, device).await?;
    Ok(sign_in::go_on(viewer, &site, &secret, &fields, first_page(persona.role)))
}

/// A persona's account; `None` when the demo has none or an administrator has closed it.
async fn account(app: &App, persona: &Persona) -> Result<Option<Account>, Problem> {
    let account = app.people.account_by_sign_in(persona.sign_in).await?;
    Ok(account.filter(|a| a.disabled_at.is_none()))
}

fn first_page(role: Role) -> &'static str {
    match role {
        Role::Agent => "/",
        Role::Administrator => "/administration/personnes",
        Role::Manager => "/equipe",
        Role::Scout => "/besoins",
        Role::Steering => "/pilotage",
        Role::Guest => "/relectures",
    }
}

fn role(m: &L10nLanguage, role: Role) -> String {
    match role {
        Role::Agent => m.personas_role_agent(),
        Role::Administrator => m.personas_role_administrator(),
        Role::Manager => m.personas_role_manager(),
        Role::Scout => m.personas_role_scout(),
        Role::Steering => m.personas_role_steering(),
        Role::Guest => m.personas_role_guest(),
    }
}

/// Who it is and what to try, in a sentence.
fn words(m: &L10nLanguage, sign_in: &str) -> String {
    match sign_in {
        "agent-claire" => m.personas_claire(),
        "agent-nouveau" => m.personas_new(),
        "agent-ancien" => m.personas_old(),
        "administrator-hugo" => m.personas_administrator(),
        "manager-solene" => m.personas_manager(),
        "scout-idriss" => m.personas_scout(),
        "steering-helene" => m.personas_steering(),
        "guest-armelle" => m.personas_guest(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::Language;

    #[test]
    fn every_persona_can_have_an_account_and_has_her_sentence() {
        for persona in everybody() {
            assert_eq!(people::names::sign_in(persona.sign_in).as_deref(), Ok(persona.sign_in));
            assert_eq!(people::names::name(persona.name).as_deref(), Ok(persona.name));
            assert!(Language::ALL.iter().all(|l| !words(t(*l), persona.sign_in).is_empty()));
        }
    }
}
