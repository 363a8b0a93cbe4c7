//! `/code`: choose a password with a one-time code, and sign in.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use web::parts::{self, Field, token};
use web::{Form, Html, PageOptions, Problem, Viewer, page};

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
    form(&viewer, &given.identifiant, &given.code, None)
}

fn form(viewer: &Viewer, sign_in: &str, code: &str, fault: Option<&SignInFault>) -> Response {
    let m = t(viewer.language);
    let fault_of = |f: &SignInFault| match f {
        SignInFault::Wrong => ("code", m.code_wrong()),
        SignInFault::Wait(minutes) => ("code", m.sign_in_wait(*minutes)),
        SignInFault::Differ => ("encore", m.code_differ()),
        SignInFault::Password(PasswordFault::TooShort) => ("secret", m.password_too_short()),
        SignInFault::Password(PasswordFault::TooLong) => ("secret", m.password_too_long()),
        SignInFault::Password(PasswordFault::Common) => ("secret", m.password_common()),
    };
    let errors: Vec<(&str, String)> = fault.map(fault_of).into_iter().collect();
    let error = |name: &str| errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let (name, code_label, hint) = (m.code_name(), m.code_code(), m.code_code_hint());
    let (password, password_hint, again) = (m.code_password(), m.code_password_hint(), m.code_again());
    let fields = Html::join([
        parts::field(&Field {
            name: "identifiant",
            label: &name,
            value: &names::free_text(sign_in),
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
        errors: parts::errors(viewer.language, &errors),
        token: token(viewer),
        fields,
    });
    let mut response = page(viewer, &m.code_title(), &body, &PageOptions::default());
    *response.status_mut() = match fault {
        None => http::StatusCode::OK,
        Some(SignInFault::Wait(_)) => http::StatusCode::TOO_MANY_REQUESTS,
        Some(SignInFault::Wrong | SignInFault::Password(_) | SignInFault::Differ) => {
            http::StatusCode::UNPROCESSABLE_ENTITY
        }
    };
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
    let chosen = fields.get_untrimmed("secret");
    if chosen != fields.get_untrimmed("encore") {
        return Ok(form(&viewer, &typed, &code, Some(&SignInFault::Differ)));
    }
    let done = people.redeem(&typed, &Code::typed(&code), chosen, &origin.address, &origin.device).await?;
    Ok(match done {
        Ok(session) => with_cookie(Redirect::to("/").into_response(), &site, &session),
        Err(fault) => form(&viewer, &typed, &code, Some(&fault)),
    })
}
