//! `/administration/clients`: the programs that may use the xAPI interface, and the form that lets one in.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use kit::limits::NAME_CHARS_MAX;
use kit::{Language, PersonId};
use people::People;
use people::names::{self, NameFault};
use people::pages::Site;
use web::parts::{self, Cell, Column, Field, Tone, token};
use web::{Done, Form, Html, PageOptions, Problem, Viewer, page};

use crate::messages::L10nLanguage;
use crate::{Client, Lrs, Scope, Secret, t};

/// Where the page stands.
const PATH: &str = "/administration/clients";

/// The value of the box that lets a program read everybody's statements.
const READS_ALL: &str = "toutes";

#[derive(Template)]
#[template(path = "pages/clients.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    notice: Html,
    token: Html,
    added: Option<&'a (Client, Secret)>,
    table: Option<Html>,
    field: Html,
    reads_all: &'static str,
    ticked: bool,
    endpoint: String,
    home_page: &'a str,
}

#[derive(Template)]
#[template(path = "pages/revoke.html")]
struct Revoke<'a> {
    m: &'a L10nLanguage,
    token: Html,
    client: &'a Client,
}

/// What was just done, for the page to tell.
enum Outcome<'a> {
    /// Nothing.
    Seen,
    /// A program was let in; its secret is shown this once.
    Added(Box<(Client, Secret)>),
    /// One was shut out.
    Revoked,
    /// What was typed as a name is refused; what it should read is kept.
    Refused(&'a str, Scope, NameFault),
}

/// Shows the programs.
pub async fn list(
    State(lrs): State<Lrs>,
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let outcome = if done.fait == "revoquer" { Outcome::Revoked } else { Outcome::Seen };
    render(&lrs, &people, &site, &viewer, &outcome).await
}

/// Lets a program in. The answer is the page itself and not a redirection to it: the secret is stored
/// hashed, so a second request could no longer show it, and it must stand in no address.
pub async fn add(
    State(lrs): State<Lrs>,
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let typed = fields.get("nom");
    let scope = if fields.get("lecture") == READS_ALL { Scope::All } else { Scope::Mine };
    let outcome = match names::name(typed) {
        Ok(name) => {
            let by = viewer.person()?.person;
            Outcome::Added(Box::new(lrs.add_client(&people, &name, scope, by).await?))
        }
        Err(fault) => Outcome::Refused(typed, scope, fault),
    };
    render(&lrs, &people, &site, &viewer, &outcome).await
}

/// Shuts a program out.
pub async fn revoke(State(lrs): State<Lrs>, Form(fields): Form) -> Result<Response, Problem> {
    if !lrs.revoke_client(fields.get("programme")).await? {
        return Err(Problem::not_found());
    }
    Ok(Redirect::to(&format!("{PATH}?fait=revoquer")).into_response())
}

async fn render(
    lrs: &Lrs,
    people: &People,
    site: &Site,
    viewer: &Viewer,
    outcome: &Outcome<'_>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let clients = lrs.clients().await?;
    let (typed, scope, error) = match outcome {
        Outcome::Refused(typed, scope, fault) => (*typed, *scope, Some(words(*fault, viewer.language))),
        Outcome::Seen | Outcome::Added(_) | Outcome::Revoked => ("", Scope::Mine, None),
    };
    let (label, hint) = (m.clients_name(), m.clients_name_hint());
    let hosts = hosts(people, &clients).await?;
    let body = Html::render(&Body {
        m,
        notice: notice(viewer, outcome, &clients),
        token: token(viewer),
        added: match outcome {
            Outcome::Added(added) => Some(added.as_ref()),
            Outcome::Seen | Outcome::Revoked | Outcome::Refused(..) => None,
        },
        table: (!clients.is_empty()).then(|| table(viewer, &clients, &hosts)),
        field: parts::field(&Field {
            name: "nom",
            label: &label,
            hint: &hint,
            // As much of it as anybody can read over before correcting it.
            value: &typed.chars().take(2 * NAME_CHARS_MAX).collect::<String>(),
            error: error.as_deref(),
            autocomplete: "off",
            ..Field::default()
        }),
        reads_all: READS_ALL,
        ticked: scope == Scope::All,
        endpoint: format!("{}/xapi", site.address),
        home_page: lrs.address(),
    });
    let fault = matches!(outcome, Outcome::Refused(..));
    let options = PageOptions { fault, ..PageOptions::default() };
    let mut response = page(viewer, &m.clients_title(), &body, &options);
    if fault {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// What is told above the list. An address that claims what is not so tells nothing.
fn notice(viewer: &Viewer, outcome: &Outcome<'_>, clients: &[Client]) -> Html {
    let m = t(viewer.language);
    match outcome {
        Outcome::Added(_) => parts::told(&m.clients_added()),
        Outcome::Revoked if clients.iter().any(|c| c.revoked_at.is_some()) => {
            parts::told(&m.clients_revoked())
        }
        Outcome::Refused(.., fault) => {
            parts::errors(viewer.language, &[("nom", words(*fault, viewer.language))])
        }
        Outcome::Seen | Outcome::Revoked => Html::default(),
    }
}

fn words(fault: NameFault, language: Language) -> String {
    let m = t(language);
    match fault {
        NameFault::Empty => m.clients_name_empty(),
        NameFault::TooLong => m.clients_name_too_long(),
        NameFault::Hidden | NameFault::Sign => m.clients_name_hidden(),
    }
}

/// The names of those who let programs in. An account is never erased.
async fn hosts(people: &People, clients: &[Client]) -> store::Result<HashMap<PersonId, String>> {
    let mut names = HashMap::new();
    for client in clients {
        if !names.contains_key(&client.created_by)
            && let Some(account) = people.account(client.created_by).await?
        {
            names.insert(client.created_by, account.name);
        }
    }
    Ok(names)
}

fn table(viewer: &Viewer, clients: &[Client], hosts: &HashMap<PersonId, String>) -> Html {
    let m = t(viewer.language);
    let columns = [
        Column::text(m.clients_column_name()),
        Column::text(m.clients_column_id()),
        Column::text(m.clients_column_scope()),
        Column::text(m.clients_column_created()),
        Column::text(m.clients_column_by()),
        Column::text(m.clients_column_state()),
        Column::text(m.clients_column_action()),
    ];
    let rows: Vec<Vec<Cell>> = clients
        .iter()
        .map(|client| {
            let (state, action) = match client.revoked_at {
                None => (
                    parts::badge(Tone::Ok, "", &m.clients_state_active()),
                    Html::render(&Revoke { m, token: token(viewer), client }),
                ),
                Some(at) => (
                    parts::badge(Tone::Warn, "", &m.clients_state_revoked(viewer.date(at))),
                    Html::escape(&m.clients_no_action()),
                ),
            };
            vec![
                named(&client.name).into(),
                Html::trusted(format!("<code translate=\"no\">{}</code>", Html::escape(&client.id))).into(),
                match client.scope {
                    Scope::Mine => m.clients_scope_mine().into(),
                    Scope::All => parts::badge(Tone::Warn, "", &m.clients_scope_all()).into(),
                },
                viewer.date(client.created_at).into(),
                named(hosts.get(&client.created_by).map_or("", String::as_str)).into(),
                state.into(),
                action.into(),
            ]
        })
        .collect();
    parts::table(&m.clients_table(), &columns, &rows)
}

fn named(name: &str) -> Html {
    Html::trusted(format!("<bdi>{}</bdi>", Html::escape(name)))
}
