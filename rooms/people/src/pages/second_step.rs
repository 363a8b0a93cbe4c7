//! `/connexion/code`: the code of a guest, after her password. The form is the answer to `/connexion`: it holds the secret
//! that ties the code to the password, which must stand in no address.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use web::parts::{self, Field, token};
use web::{Fields, Form, Html, PageOptions, Problem, Viewer, page};

use super::sign_in::{again, go_on};
use super::{Origin, Site};
use crate::messages::L10nLanguage;
use crate::{People, SignInFault, t};

#[derive(Template)]
#[template(path = "pages/second_step.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    errors: Html,
    token: Html,
    step: &'a str,
    next: &'a str,
    kept: &'a str,
    code: Html,
}

/// Asks for the code; what was being sent when a session ended is still kept.
pub(super) fn form(viewer: &Viewer, step: &str, fields: &Fields, fault: Option<&SignInFault>) -> Response {
    let m = t(viewer.language);
    let words = fault.map(|f| match f {
        SignInFault::Wait(minutes) => m.sign_in_wait(*minutes),
        SignInFault::Wrong | SignInFault::Late | SignInFault::Password(_) | SignInFault::Differ => {
            m.second_step_wrong()
        }
    });
    let errors: Vec<(&str, String)> = words.iter().map(|words| ("code", words.clone())).collect();
    let (label, hint) = (m.second_step_code(), m.second_step_hint());
    let body = Html::render(&Body {
        m,
        errors: parts::errors(viewer.language, &errors),
        token: token(viewer),
        step,
        next: fields.get("suite"),
        kept: fields.get("garde"),
        code: parts::field(&Field {
            name: "code",
            label: &label,
            hint: &hint,
            error: words.as_deref(),
            autocomplete: "one-time-code",
            inputmode: "numeric",
            ..Field::default()
        }),
    });
    let options = PageOptions { fault: fault.is_some(), ..PageOptions::default() };
    let mut response = page(viewer, &m.second_step_title(), &body, &options);
    *response.status_mut() = match fault {
        None => StatusCode::OK,
        Some(SignInFault::Wait(_)) => StatusCode::TOO_MANY_REQUESTS,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    response
}

/// Signs in by the code.
pub async fn submit(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    origin: Origin,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let (step, typed) = (fields.get("etape"), fields.get("code"));
    match people.second_step(step, typed, &origin.address, &origin.device).await? {
        Ok(session) => Ok(go_on(viewer, &site, &session, &fields, "/")),
        Err(fault @ SignInFault::Late) => again(&people, &site, &viewer, &fields, &fault).await,
        Err(fault) => Ok(form(&viewer, step, &fields, Some(&fault))),
    }
}
