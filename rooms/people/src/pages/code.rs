//! `/code`: choose a password with a one-time code, and sign in.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use web::parts::{self, Field, token};
use web::{Form, Html, PageOptions, Problem, Viewer, page, policy};

use super::sign_in::with_cookie;
use super::{Origin, Site};
use crate::messages::L10nLanguage;
use crate::{Code, PasswordFault, People, SignInFault, names, t};

#[derive(Template)]
#[template(path = "pages/code.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    errors: Html,
    token: Html,
    fields: Html,
}

/// What the link of a first start brings along.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    identifiant: String,
    #[serde(default)]
    code: String,
}

/// Shows the form.
pub async fn show(viewer: Viewer, Query(given): Query<Given>) -> Response {
    let mut response = form(&viewer, &given.identifiant, &given.code, &[]);
    policy::hide_address(&mut response);
    response
}

/// The form again, with what was wrong.
fn refused(viewer: &Viewer, sign_in: &str, code: &str, fault: &SignInFault) -> Response {
    let m = t(viewer.language);
    let error = match fault {
        SignInFault::Wrong | SignInFault::Late => ("code", m.code_wrong()),
        SignInFault::Wait(minutes) => ("code", m.sign_in_wait(*minutes)),
        SignInFault::Differ => ("encore", m.code_differ()),
        SignInFault::Password(fault) => ("secret", password_words(m, *fault)),
    };
    let mut response = form(viewer, sign_in, code, &[error]);
    if matches!(fault, SignInFault::Wait(_)) {
        *response.status_mut() = http::StatusCode::TOO_MANY_REQUESTS;
    }
    response
}

/// Why a password is refused.
pub(super) fn password_words(m: &L10nLanguage, fault: PasswordFault) -> String {
    match fault {
        PasswordFault::TooShort => m.password_too_short(),
        PasswordFault::TooLong => m.password_too_long(),
        PasswordFault::Common => m.password_common(),
    }
}

fn form(viewer: &Viewer, sign_in: &str, code: &str, errors: &[(&str, String)]) -> Response {
    let m = t(viewer.language);
    let error = |name: &str| errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let (name, code_label, hint) = (m.code_name(), m.code_code(), m.code_code_hint());
    let (password, password_hint, again) = (m.code_password(), m.code_password_hint(), m.code_again());
    let fields = Html::join([
        parts::field(&Field {
            name: "identifiant",
            label: &name,
            value: &names::free_text(sign_in),
            error: error("identifiant"),
            autocomplete: "username",
            ..Field::default()
        }),
        parts::field(&Field {
            name: "code",
            label: &code_label,
            hint: &hint,
            value: &names::free_text(code),
            error: error("code"),
            autocomplete: "one-time-code",
            ..Field::default()
        }),
        parts::secret(&Field {
            name: "secret",
            label: &password,
            hint: &password_hint,
            error: error("secret"),
            autocomplete: "new-password",
            ..Field::default()
        }),
        parts::secret(&Field {
            name: "encore",
            label: &again,
            error: error("encore"),
            autocomplete: "new-password",
            ..Field::default()
        }),
    ]);
    let body = Html::render(&Body {
        m,
        errors: parts::errors(viewer.language, errors),
        token: token(viewer),
        fields,
    });
    let options = PageOptions { fault: !errors.is_empty(), ..PageOptions::default() };
    let mut response = page(viewer, &m.code_title(), &body, &options);
    if !errors.is_empty() {
        *response.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// Chooses the password.
pub async fn submit(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    origin: Origin,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let typed = fields.get("identifiant").chars().take(300).collect::<String>();
    let code = fields.get("code").chars().take(60).collect::<String>();
    let (chosen, again) = (fields.get_untrimmed("secret"), fields.get_untrimmed("encore"));
    let m = t(viewer.language);
    let needed = [
        ("identifiant", typed.as_str(), m.sign_in_empty()),
        ("code", code.as_str(), m.code_empty()),
        ("secret", chosen, m.password_empty()),
        ("encore", again, m.password_again_empty()),
    ];
    let empty: Vec<_> =
        needed.into_iter().filter(|n| n.1.is_empty()).map(|(name, _, words)| (name, words)).collect();
    if !empty.is_empty() {
        return Ok(form(&viewer, &typed, &code, &empty));
    }
    if chosen != again {
        return Ok(refused(&viewer, &typed, &code, &SignInFault::Differ));
    }
    let done = people.redeem(&typed, &Code::typed(&code), chosen, &origin.address, &origin.device).await?;
    Ok(match done {
        Ok(session) => with_cookie(Redirect::to("/").into_response(), &site, &session),
        Err(fault) => refused(&viewer, &typed, &code, &fault),
    })
}
