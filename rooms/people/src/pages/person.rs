//! `/administration/personnes/{person}`: one account, and what an administrator may do with it.
//! Nothing here tells what the person knows: this room cannot see it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use kit::{Instant, PersonId};
use web::parts::{self, Tone, token};
use web::{Crumb, Done, Form, Html, PageOptions, Problem, Role, Viewer, page};

use super::people::{PATH, state};
use super::{Site, managing, occupation, role_boxes};
use crate::messages::L10nLanguage;
use crate::{Account, Code, People, t};

#[derive(Template)]
#[template(path = "pages/person.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    account: &'a Account,
    notice: Html,
    code: Option<String>,
    expires: String,
    address: &'a str,
    unit: String,
    occupation: String,
    state: Html,
    created: String,
    path: String,
    token: Html,
    boxes: Html,
    /// Which code the form that makes another one has seen.
    seen: String,
    /// Whether it is the administrator's own account.
    own: bool,
    /// Whether it is a guest's: she is let in, and kept in, by invitations alone.
    guest: bool,
    managing: Html,
    giving: Html,
}

/// What was just done, for the page to tell.
pub(super) enum Outcome {
    /// Nothing.
    Seen,
    /// The account was made; its code is shown this once.
    Added(Code),
    /// The form that made the account was sent again.
    AddedBefore,
    /// A new code was made; it is shown this once.
    Reset(Code),
    /// A code was given since the form was shown, as when it is sent again: nothing was changed.
    ResetBefore,
    /// The roles were saved.
    RolesSaved,
    /// The units that she manages were saved.
    UnitsSaved,
    /// No unit that exists was chosen: nothing was changed.
    NoUnit,
    /// Her occupation was saved.
    OccupationSaved,
    /// No occupation of the organisation was chosen: nothing was changed.
    NoOccupation,
    /// The account was closed.
    Disabled,
    /// The account was opened again.
    Enabled,
    /// No role was ticked: nothing was changed.
    NoRole,
    /// The roles ticked, or closing (`None`), would leave no administrator: nothing was changed.
    LastAdministrator(Option<Vec<Role>>),
    /// It is the administrator's own account: nothing was changed.
    Own,
    /// It is a guest's, who has neither another role, nor a unit, nor a code: nothing was changed.
    Guest,
}

/// Shows an account, and leaves a line in its person's journal.
pub async fn show(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(person): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let person = PersonId::parse(&person).ok_or_else(Problem::not_found)?;
    let outcome = match done.fait.as_str() {
        "roles" => Outcome::RolesSaved,
        "unites" => Outcome::UnitsSaved,
        "metier" => Outcome::OccupationSaved,
        "fermer" => Outcome::Disabled,
        "ouvrir" => Outcome::Enabled,
        "cree" => Outcome::AddedBefore,
        "code" => Outcome::ResetBefore,
        _ => Outcome::Seen,
    };
    render(&people, &site, &viewer, person, outcome).await
}

/// The page of an account after an outcome.
pub(super) async fn render(
    people: &People,
    site: &Site,
    viewer: &Viewer,
    person: PersonId,
    outcome: Outcome,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let reader = viewer.person()?.person;
    let account = people.account_read_by(reader, person).await?.ok_or_else(Problem::not_found)?;
    let unit = account.unit.as_ref().map_or_else(
        || m.person_no_unit(),
        // A unit that left the organisation's file keeps its id here, so that it can be put right.
        |id| site.unit(id, viewer.language).unwrap_or_else(|| id.clone()),
    );
    let occupation = account.occupation.as_ref().map_or_else(
        || m.person_no_occupation(),
        |id| site.occupations.name(id, viewer.language).unwrap_or_else(|| id.clone()),
    );
    let path = format!("{PATH}/{person}");
    let no_occupation = matches!(outcome, Outcome::NoOccupation).then(|| m.occupation_unknown());
    let giving = occupation::draw(site, viewer, (&account, &path), no_occupation.as_deref());
    let no_unit = matches!(outcome, Outcome::NoUnit).then(|| m.managing_no_unit());
    let managing = managing::draw(people, site, viewer, (&account, &path), no_unit.as_deref()).await?;
    let body = Html::render(&Body {
        m,
        managing,
        giving,
        notice: notice(viewer, &account, &outcome),
        code: code(&outcome).map(ToString::to_string),
        expires: viewer.date_time(people.now().plus_seconds(Code::LIFE_SECONDS)),
        address: &site.address,
        unit,
        occupation,
        state: state(&account, viewer.language),
        created: viewer.date(account.created_at),
        path,
        token: token(viewer),
        boxes: boxes(viewer, &account, &outcome),
        seen: seen(people.code_until(person).await?),
        own: reader == person,
        guest: account.is_guest(),
        account: &account,
    });
    let crumbs = vec![Crumb::link(PATH, m.people_title()), Crumb::here(account.name.as_str())];
    let title = m.person_title(&account.name);
    let status = status(&outcome);
    let options = PageOptions { crumbs, fault: !status.is_success(), ..PageOptions::default() };
    let mut response = page(viewer, &title, &body, &options);
    *response.status_mut() = status;
    Ok(response)
}

fn status(outcome: &Outcome) -> StatusCode {
    match outcome {
        Outcome::Seen | Outcome::Added(_) | Outcome::Reset(_) => StatusCode::OK,
        Outcome::AddedBefore | Outcome::ResetBefore => StatusCode::OK,
        Outcome::RolesSaved | Outcome::UnitsSaved | Outcome::OccupationSaved => StatusCode::OK,
        Outcome::Disabled | Outcome::Enabled => StatusCode::OK,
        Outcome::NoRole | Outcome::NoUnit | Outcome::NoOccupation => StatusCode::UNPROCESSABLE_ENTITY,
        Outcome::LastAdministrator(_) | Outcome::Own | Outcome::Guest => StatusCode::CONFLICT,
    }
}

fn code(outcome: &Outcome) -> Option<&Code> {
    match outcome {
        Outcome::Added(code) | Outcome::Reset(code) => Some(code),
        Outcome::Seen | Outcome::RolesSaved | Outcome::UnitsSaved | Outcome::OccupationSaved => None,
        Outcome::Disabled | Outcome::Enabled | Outcome::AddedBefore | Outcome::ResetBefore => None,
        Outcome::NoRole | Outcome::NoUnit | Outcome::NoOccupation => None,
        Outcome::LastAdministrator(_) | Outcome::Own | Outcome::Guest => None,
    }
}

/// Which code a form has seen, as it says so when it is sent.
fn seen(until: Option<Instant>) -> String {
    until.map(|at| at.micros().to_string()).unwrap_or_default()
}

/// What is told above the account. An address that claims what is not so tells nothing.
fn notice(viewer: &Viewer, account: &Account, outcome: &Outcome) -> Html {
    let m = t(viewer.language);
    let closed = account.disabled_at.is_some();
    let errors = |field, words| parts::errors(viewer.language, &[(field, words)]);
    match outcome {
        Outcome::Added(_) => parts::told(&m.person_added()),
        Outcome::AddedBefore => parts::told(&m.person_added_before()),
        Outcome::ResetBefore => parts::told(&m.person_code_before()),
        Outcome::RolesSaved => parts::told(&m.person_roles_saved()),
        Outcome::UnitsSaved => parts::told(&m.managing_saved()),
        Outcome::OccupationSaved => parts::told(&m.occupation_saved()),
        Outcome::Disabled if closed => parts::told(&m.person_disabled()),
        Outcome::Enabled if !closed => parts::told(&m.person_enabled()),
        Outcome::NoRole => errors("role", m.add_no_role()),
        Outcome::NoUnit => errors("nommer", m.managing_no_unit()),
        Outcome::NoOccupation => errors("metier", m.occupation_unknown()),
        Outcome::LastAdministrator(Some(_)) => errors("role", m.person_last_administrator()),
        Outcome::LastAdministrator(None) => {
            parts::callout(Tone::Bad, &m.person_last_administrator(), &Html::default(), Some("alert"))
        }
        Outcome::Guest => parts::callout(Tone::Bad, &m.person_guest(), &Html::default(), Some("alert")),
        Outcome::Own => parts::callout(Tone::Bad, &m.person_own(), &Html::default(), Some("alert")),
        Outcome::Seen | Outcome::Reset(_) | Outcome::Disabled | Outcome::Enabled => Html::default(),
    }
}

/// The boxes of the roles: as they were ticked when that was refused, else as they stand.
fn boxes(viewer: &Viewer, account: &Account, outcome: &Outcome) -> Html {
    let m = t(viewer.language);
    let (ticked, error) = match outcome {
        Outcome::NoRole => (&[][..], Some(m.add_no_role())),
        Outcome::LastAdministrator(Some(roles)) => (roles.as_slice(), Some(m.person_last_administrator())),
        Outcome::Seen | Outcome::Added(_) | Outcome::Reset(_) | Outcome::RolesSaved => {
            (account.roles.as_slice(), None)
        }
        Outcome::AddedBefore | Outcome::ResetBefore => (account.roles.as_slice(), None),
        Outcome::Own | Outcome::Guest => (account.roles.as_slice(), None),
        Outcome::UnitsSaved | Outcome::NoUnit => (account.roles.as_slice(), None),
        Outcome::OccupationSaved | Outcome::NoOccupation => (account.roles.as_slice(), None),
        Outcome::Disabled | Outcome::Enabled | Outcome::LastAdministrator(None) => {
            (account.roles.as_slice(), None)
        }
    };
    let legend = Html::trusted(format!("<h2>{}</h2>", Html::escape(&m.person_roles_title())));
    role_boxes::draw(viewer.language, &legend, ticked, error.as_deref())
}

/// The account that a form is about. Nothing of it is shown, so no line is left.
pub(super) async fn known(people: &People, person: &str) -> Result<Account, Problem> {
    let person = PersonId::parse(person).ok_or_else(Problem::not_found)?;
    people.account(person).await?.ok_or_else(Problem::not_found)
}

/// Back to the account, to tell what was done.
pub(super) fn done(person: PersonId, word: &str) -> Response {
    Redirect::to(&format!("{PATH}/{person}?fait={word}")).into_response()
}

/// Gives the account the roles ticked.
pub async fn roles(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(person): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let account = known(&people, &person).await?;
    let (person, roles) = (account.person, role_boxes::read(&fields));
    if account.is_guest() {
        return render(&people, &site, &viewer, person, Outcome::Guest).await;
    }
    if roles.is_empty() {
        return render(&people, &site, &viewer, person, Outcome::NoRole).await;
    }
    if !people.set_roles(person, &roles).await? {
        return render(&people, &site, &viewer, person, Outcome::LastAdministrator(Some(roles))).await;
    }
    let left = viewer.person()?.person == person && !roles.contains(&Role::Administrator);
    // Who gives up administering may not see this page any more.
    Ok(if left { Redirect::to("/").into_response() } else { done(person, "roles") })
}

/// Makes a new one-time code. The answer is the page itself and not a redirection to it: the code is
/// stored hashed, so a second request could no longer show it, and it must stand in no address.
/// A closed account gets none: no code opens it. The form says which code it has seen: sent again by a page that
/// is loaded anew, it makes no other one.
pub async fn reset(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(person): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let account = known(&people, &person).await?;
    if account.is_guest() {
        return render(&people, &site, &viewer, account.person, Outcome::Guest).await;
    }
    if account.disabled_at.is_some() {
        return Ok(done(account.person, "fermer"));
    }
    if fields.get("vu") != seen(people.code_until(account.person).await?) {
        return Ok(done(account.person, "code"));
    }
    let code = people.reset(account.person, Some(viewer.person()?.person)).await?;
    render(&people, &site, &viewer, account.person, Outcome::Reset(code)).await
}

/// Closes the account and its sessions. Not one's own: nobody shuts herself out by a slip, and somebody else then
/// knows why an account is closed.
pub async fn disable(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Path(person): Path<String>,
    Form(_): Form,
) -> Result<Response, Problem> {
    let account = known(&people, &person).await?;
    if viewer.person()?.person == account.person {
        return render(&people, &site, &viewer, account.person, Outcome::Own).await;
    }
    // Closed once: sent twice, the form must not change since when.
    if account.disabled_at.is_none() && !people.set_disabled(account.person, true).await? {
        return render(&people, &site, &viewer, account.person, Outcome::LastAdministrator(None)).await;
    }
    Ok(done(account.person, "fermer"))
}

/// Opens the account again.
pub async fn enable(
    State(people): State<People>,
    Path(person): Path<String>,
    Form(_): Form,
) -> Result<Response, Problem> {
    let account = known(&people, &person).await?;
    if account.disabled_at.is_some() && !people.set_disabled(account.person, false).await? {
        return Err(Problem::internal("opening an account left no administrator"));
    }
    Ok(done(account.person, "ouvrir"))
}
