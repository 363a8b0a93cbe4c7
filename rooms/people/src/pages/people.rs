//! `/administration/personnes`: the accounts, and the form that adds one.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kit::limits::NAME_CHARS_MAX;
use kit::{Language, PersonId};
use serde::Deserialize;
use web::parts::{self, Cell, Column, Field, Select, Tone, token};
use web::{Crumb, Form, Html, PageOptions, Problem, Role, Viewer, page};

use super::person::{self, Outcome};
use super::{Site, imports, pager, role_boxes, role_name};
use crate::messages::L10nLanguage;
use crate::names::{self, NameFault};
use crate::{Account, NewAccount, People, t};

/// Where the list stands.
pub(super) const PATH: &str = "/administration/personnes";

#[derive(Template)]
#[template(path = "pages/people.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    lead: String,
    search: Html,
    counts: Vec<(String, i64)>,
    imports: Html,
    found: Option<Found>,
}

/// A page of accounts; no table when nobody was found.
struct Found {
    table: Option<Html>,
    pager: Html,
}

#[derive(Template)]
#[template(path = "pages/add.html")]
struct AddBody<'a> {
    m: &'a L10nLanguage,
    errors: Html,
    token: Html,
    fields: Html,
}

/// What is looked for, and which page of it. Without either the page lists nobody.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

/// Shows how many accounts there are and how to look for one; a page of them once somebody is looked for, or
/// a page is chosen. Then the service leaves a line in the journal of each person shown, and so nobody is
/// listed merely because an administrator came by.
pub async fn list(
    State(people): State<People>,
    viewer: Viewer,
    Query(asked): Query<Search>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let search: String = names::free_text(&asked.q).chars().take(NAME_CHARS_MAX).collect();
    let mut imports = Html::default();
    let (lead, counts, found) = if search.is_empty() && asked.page.is_empty() {
        let counts = people.counts().await?;
        imports = imports::draw(&people, &viewer).await?;
        let lines = vec![
            (m.people_count_active(), counts.active),
            (m.people_count_new(), counts.new),
            (m.people_count_disabled(), counts.disabled),
        ];
        (m.people_lead(counts.active + counts.new + counts.disabled), lines, None)
    } else {
        let number = pager::number(&asked.page);
        let (accounts, total) = people.list(viewer.person()?.person, &search, number - 1).await?;
        let pages = pager::pages_of(total);
        if number > pages {
            // The list has become shorter, or the number was typed: the last page is what is nearest.
            return Ok(Redirect::to(&href(&search, pages)).into_response());
        }
        let pager =
            pager::draw(viewer.language, &m.people_pager(), number, total, |page| href(&search, page));
        let table = (!accounts.is_empty()).then(|| table(&accounts, viewer.language));
        let lead = if search.is_empty() { m.people_lead(total) } else { m.people_found(total) };
        (lead, Vec::new(), Some(Found { table, pager }))
    };
    let label = m.people_search();
    let search = parts::field(&Field {
        name: "q",
        label: &label,
        value: &search,
        autocomplete: "off",
        ..Field::default()
    });
    let body = Html::render(&Body { m, lead, search, counts, imports, found });
    Ok(page(&viewer, &m.people_title(), &body, &PageOptions::default()))
}

fn href(search: &str, number: i64) -> String {
    pager::href(PATH, search, number)
}

fn table(accounts: &[Account], language: Language) -> Html {
    let m = t(language);
    let columns = [
        Column::text(m.people_column_name()),
        Column::text(m.people_column_sign_in()),
        Column::text(m.people_column_roles()),
        Column::text(m.people_column_state()),
    ];
    let rows: Vec<Vec<Cell>> = accounts
        .iter()
        .map(|account| {
            let roles: Vec<String> = account.roles.iter().map(|r| role_name(*r, language)).collect();
            vec![
                link(account.person, &account.name).into(),
                Html::trusted(format!("<bdi>{}</bdi>", Html::escape(&account.sign_in))).into(),
                roles.join(", ").into(),
                state(account, language).into(),
            ]
        })
        .collect();
    parts::table(&m.people_table(), &columns, &rows)
}

/// A name that leads to its person's page.
pub(super) fn link(person: PersonId, name: &str) -> Html {
    Html::trusted(format!("<a href=\"{PATH}/{person}\"><bdi>{}</bdi></a>", Html::escape(name)))
}

/// Whether an account is open, and whether it was ever used.
pub(super) fn state(account: &Account, language: Language) -> Html {
    let m = t(language);
    match (account.disabled_at, account.has_password) {
        (Some(_), _) => parts::badge(Tone::Warn, "", &m.people_state_disabled()),
        (None, true) => parts::badge(Tone::Ok, "", &m.people_state_active()),
        (None, false) => parts::badge(Tone::Plain, "", &m.people_state_new()),
    }
}

/// What was typed to add a person.
struct Typed<'a> {
    name: &'a str,
    sign_in: &'a str,
    unit: &'a str,
    roles: Vec<Role>,
}

/// Shows the form that adds a person.
pub async fn add_form(State(site): State<Site>, viewer: Viewer) -> Response {
    // Nearly everybody is added to be assessed.
    form(&viewer, &site, &Typed { name: "", sign_in: "", unit: "", roles: vec![Role::Agent] }, &[])
}

fn form(viewer: &Viewer, site: &Site, typed: &Typed<'_>, errors: &[(&str, String)]) -> Response {
    let m = t(viewer.language);
    let error = |name: &str| errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let units = site.menu(viewer.now, viewer.language);
    let options = std::iter::once((String::new(), m.add_no_unit())).chain(units).collect();
    let (name, sign_in, hint, unit) = (m.add_name(), m.add_sign_in(), m.add_sign_in_hint(), m.add_unit());
    // Somebody else's name and sign-in name: the browser must not offer the administrator's own.
    let autocomplete = "off";
    let fields = Html::join([
        parts::field(&Field {
            name: "nom",
            label: &name,
            value: typed.name,
            error: error("nom"),
            autocomplete,
            ..Field::default()
        }),
        parts::field(&Field {
            name: "identifiant",
            label: &sign_in,
            hint: &hint,
            value: typed.sign_in,
            error: error("identifiant"),
            autocomplete,
            ..Field::default()
        }),
        parts::select(&Select {
            name: "unite",
            label: &unit,
            options,
            value: typed.unit,
            error: error("unite"),
        }),
        role_boxes::draw(viewer.language, &Html::escape(&m.add_roles()), &typed.roles, error("role")),
    ]);
    let body = Html::render(&AddBody {
        m,
        errors: parts::errors(viewer.language, errors),
        token: token(viewer),
        fields,
    });
    let crumbs = vec![Crumb::link(PATH, m.people_title()), Crumb::here(m.add_title())];
    let options = PageOptions { crumbs, fault: !errors.is_empty(), ..PageOptions::default() };
    let mut response = page(viewer, &m.add_title(), &body, &options);
    if !errors.is_empty() {
        *response.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// Adds a person. The answer is her page itself and not a redirection to it: her one-time code is
/// stored hashed, so a second request could no longer show it, and it must stand in no address.
pub async fn add(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let typed = Typed {
        name: fields.get("nom"),
        sign_in: fields.get("identifiant"),
        unit: fields.get("unite"),
        roles: role_boxes::read(&fields),
    };
    if let Some(person) = made_just_now(&people, &typed).await? {
        return Ok(person::done(person, "cree"));
    }
    let account = match check(&people, &site, viewer.language, &typed).await? {
        Ok(account) => account,
        Err(errors) => return Ok(form(&viewer, &site, &typed, &errors)),
    };
    match people.add(&account).await? {
        Some((person, code)) => person::render(&people, &site, &viewer, person, Outcome::Added(code)).await,
        // Taken since it was checked.
        None => Ok(form(&viewer, &site, &typed, &[("identifiant", t(viewer.language).add_taken())])),
    }
}

/// Seconds within which the same name under the same sign-in name is the same form sent again, as when the page
/// with the code is loaded anew.
const SENT_AGAIN_SECONDS_MAX: i64 = 10 * 60;

/// The account that this very form made a moment ago.
async fn made_just_now(people: &People, typed: &Typed<'_>) -> Result<Option<PersonId>, Problem> {
    let account = people.account_by_sign_in(typed.sign_in).await?;
    let same = account.filter(|a| {
        names::name(typed.name).is_ok_and(|name| name == a.name)
            && people.now().seconds_since(a.created_at) < SENT_AGAIN_SECONDS_MAX
    });
    Ok(same.map(|a| a.person))
}

/// Every fault of what was typed, in the order of the fields, or the account to make.
async fn check(
    people: &People,
    site: &Site,
    language: Language,
    typed: &Typed<'_>,
) -> Result<Result<NewAccount, Vec<(&'static str, String)>>, Problem> {
    let m = t(language);
    let unit = (!typed.unit.is_empty()).then(|| typed.unit.to_owned());
    let account = NewAccount::new(typed.name, typed.sign_in, unit, typed.roles.clone());
    let mut errors: Vec<(&'static str, String)> = Vec::new();
    for (field, fault) in account.as_ref().err().into_iter().flatten() {
        errors.push((field, if *field == "nom" { name_words(m, *fault) } else { sign_in_words(m, *fault) }));
    }
    if people.account_by_sign_in(typed.sign_in).await?.is_some() {
        errors.push(("identifiant", m.add_taken()));
    }
    if !typed.unit.is_empty() && site.unit(typed.unit, language).is_none() {
        errors.push(("unite", m.add_unknown_unit()));
    }
    if typed.roles.is_empty() {
        errors.push(("role", m.add_no_role()));
    }
    Ok(match account {
        Ok(account) if errors.is_empty() => Ok(account),
        Ok(_) | Err(_) => Err(errors),
    })
}

fn name_words(m: &L10nLanguage, fault: NameFault) -> String {
    match fault {
        NameFault::Empty => m.name_empty(),
        NameFault::TooLong => m.name_too_long(),
        NameFault::Hidden | NameFault::Sign => m.name_hidden(),
    }
}

fn sign_in_words(m: &L10nLanguage, fault: NameFault) -> String {
    match fault {
        NameFault::Empty => m.sign_in_empty(),
        NameFault::TooLong => m.sign_in_too_long(),
        NameFault::Hidden | NameFault::Sign => m.sign_in_sign(),
    }
}
