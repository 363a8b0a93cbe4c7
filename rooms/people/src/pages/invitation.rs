//! `/invitation`: a guest accepts an invitation: she chooses a password, sets up her application, and is in. All of it
//! is one form, so that nothing is half done. The key is drawn with the page and kept nowhere before it is confirmed:
//! whoever else looked at the link has seen another one.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use web::charts::qr;
use web::parts::{self, Field, token};
use web::{Fields, Form, Html, PageOptions, Problem, Viewer, page, policy};

use super::code::password_words;
use super::sign_in::with_cookie;
use super::{Origin, Site};
use crate::messages::L10nLanguage;
use crate::{AcceptFault, Code, Invitation, Key, People, t};

/// Most characters of a token that is typed: ours have twenty-nine with their dashes.
const TYPED_CHARS_MAX: usize = 60;

#[derive(Template)]
#[template(path = "pages/invitation.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    errors: Html,
    token: Html,
    invitation: &'a Invitation,
    invited_by: &'a str,
    until: String,
    typed: &'a str,
    key: String,
    grouped: String,
    address: String,
    drawing: Html,
    passwords: Html,
    code: Html,
}

#[derive(Template)]
#[template(path = "pages/invitation_ask.html")]
struct Ask<'a> {
    m: &'a L10nLanguage,
    errors: Html,
    token: Html,
    field: Html,
}

#[derive(Template)]
#[template(path = "pages/invitation_void.html")]
struct Void<'a> {
    m: &'a L10nLanguage,
}

/// What the link brings along.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    jeton: String,
}

/// Shows the form of the link's invitation; without a link, asks for what stands in it.
pub async fn show(
    State(people): State<People>,
    viewer: Viewer,
    Query(given): Query<Given>,
) -> Result<Response, Problem> {
    let mut response = if given.jeton.is_empty() {
        ask(&viewer, false)
    } else {
        begin(&people, &viewer, &given.jeton).await?
    };
    policy::hide_address(&mut response);
    Ok(response)
}

/// Accepts the invitation; or, where the token alone was typed, shows its form.
pub async fn submit(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    origin: Origin,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let typed = fields.get("jeton");
    if typed.is_empty() {
        return Ok(ask(&viewer, true));
    }
    let Some(key) = Key::parse(fields.get("cle")) else { return begin(&people, &viewer, typed).await };
    let token = Code::typed(typed);
    let Some(invitation) = people.invitation_of(&token).await? else { return Ok(void(&viewer)) };
    let m = t(viewer.language);
    let (chosen, again) = (fields.get_untrimmed("secret"), fields.get_untrimmed("encore"));
    let mut errors = missing(m, &fields);
    if errors.is_empty() && chosen != again {
        errors.push(("encore", m.code_differ()));
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        let origin = (origin.address.as_str(), origin.device.as_str());
        match people.accept(&token, chosen, (&key, fields.get("code")), origin).await? {
            Ok(session) => return Ok(with_cookie(Redirect::to("/").into_response(), &site, &session)),
            Err(AcceptFault::Void) => return Ok(void(&viewer)),
            Err(AcceptFault::Taken) => errors.push(("secret", m.invitation_taken())),
            Err(AcceptFault::Password(fault)) => errors.push(("secret", password_words(m, fault))),
            Err(AcceptFault::Code) => errors.push(("code", m.invitation_code_wrong())),
            Err(AcceptFault::Wait(minutes)) => {
                status = StatusCode::TOO_MANY_REQUESTS;
                errors.push(("code", m.sign_in_wait(minutes)));
            }
        }
    }
    let mut response = form(&people, &viewer, (&invitation, typed), &key, &errors).await?;
    *response.status_mut() = status;
    Ok(response)
}

/// What was left empty.
fn missing(m: &L10nLanguage, fields: &Fields) -> Vec<(&'static str, String)> {
    let needed = [
        ("secret", m.password_empty()),
        ("encore", m.password_again_empty()),
        ("code", m.invitation_code_empty()),
    ];
    needed.into_iter().filter(|(name, _)| fields.get_untrimmed(name).is_empty()).collect()
}

/// The form of a token that holds, with a key drawn for it; or the page that says that it holds no more.
async fn begin(people: &People, viewer: &Viewer, typed: &str) -> Result<Response, Problem> {
    let typed: String = typed.chars().take(TYPED_CHARS_MAX).collect();
    match people.invitation_of(&Code::typed(&typed)).await? {
        Some(invitation) => form(people, viewer, (&invitation, &typed), &Key::new(people.ids()), &[]).await,
        None => Ok(void(viewer)),
    }
}

async fn form(
    people: &People,
    viewer: &Viewer,
    (invitation, typed): (&Invitation, &str),
    key: &Key,
    errors: &[(&'static str, String)],
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let error = |name: &str| errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let (password, password_hint, again) = (m.code_password(), m.code_password_hint(), m.code_again());
    let secret = |name, label, hint| {
        parts::secret(&Field {
            name,
            label,
            hint,
            error: error(name),
            autocomplete: "new-password",
            ..Field::default()
        })
    };
    let (label, hint) = (m.invitation_code(), m.second_step_hint());
    let inviter = people.account(invitation.invited_by).await?;
    let address = key.address(&invitation.sign_in);
    let body = Html::render(&Body {
        m,
        errors: parts::errors(viewer.language, errors),
        token: token(viewer),
        invitation,
        invited_by: inviter.as_ref().map_or("", |a| a.name.as_str()),
        until: m.invitation_until(viewer.date_time(invitation.expires_at)),
        typed,
        key: key.base32(),
        grouped: key.grouped(),
        drawing: qr(&address, &m.invitation_drawing()),
        address,
        passwords: Html::join([secret("secret", &password, &password_hint), secret("encore", &again, "")]),
        code: parts::field(&Field {
            name: "code",
            label: &label,
            hint: &hint,
            error: error("code"),
            autocomplete: "one-time-code",
            inputmode: "numeric",
            ..Field::default()
        }),
    });
    let options = PageOptions { fault: !errors.is_empty(), ..PageOptions::default() };
    let mut response = page(viewer, &m.invitation_title(), &body, &options);
    policy::hide_address(&mut response);
    Ok(response)
}

/// Asks for the token of a link.
fn ask(viewer: &Viewer, empty: bool) -> Response {
    let m = t(viewer.language);
    let errors: Vec<(&str, String)> = empty.then(|| ("jeton", m.invitation_empty())).into_iter().collect();
    let (label, hint) = (m.invitation_token(), m.invitation_token_hint());
    let body = Html::render(&Ask {
        m,
        errors: parts::errors(viewer.language, &errors),
        token: token(viewer),
        field: parts::field(&Field {
            name: "jeton",
            label: &label,
            hint: &hint,
            error: errors.first().map(|(_, words)| words.as_str()),
            autocomplete: "off",
            ..Field::default()
        }),
    });
    let options = PageOptions { fault: empty, ..PageOptions::default() };
    let mut response = page(viewer, &m.invitation_title(), &body, &options);
    if empty {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// The same for an invitation that was used, has expired or was taken back, and for one that never was.
fn void(viewer: &Viewer) -> Response {
    let m = t(viewer.language);
    let body = Html::render(&Void { m });
    let mut response = page(viewer, &m.invitation_void_title(), &body, &PageOptions::default());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
