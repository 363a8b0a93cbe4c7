//! `/connexion`: sign in; and what was being sent when a session ended is kept and sent on.

use askama::Template;
use axum::extract::{Query, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, header};
use serde::Deserialize;
use web::parts::{self, Field, Tone, token};
use web::{Fields, Form, Html, PageOptions, Problem, Viewer, page, policy, read_form};

use super::{Origin, Site, cookie_of, forget_cookie, second_step, set_cookie};
use crate::messages::L10nLanguage;
use crate::{Account, Entered, People, SignInFault, names, t};

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    notice: Html,
    token: Html,
    name: Html,
    password: Html,
    personas: Vec<Account>,
    next: &'a str,
    kept: &'a str,
}

#[derive(Template)]
#[template(path = "pages/resend.html")]
struct Resend<'a> {
    m: &'a L10nLanguage,
    token: Html,
    target: &'a str,
    fields: Vec<(&'a str, &'a str)>,
}

/// What the form is shown with: where it leads, what was being sent, what was typed, what was wrong.
#[derive(Clone, Copy, Default)]
struct Shown<'a> {
    next: &'a str,
    kept: &'a str,
    typed: &'a str,
    fault: Option<&'a SignInFault>,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    suite: String,
}

/// Shows the form.
pub async fn show(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    Query(next): Query<Next>,
) -> Result<Response, Problem> {
    if viewer.signed_in.is_some() {
        return Ok(Redirect::to(safe_path(&next.suite)).into_response());
    }
    form(&people, &site, &viewer, Shown { next: &next.suite, ..Shown::default() }).await
}

/// The address of the form, which then leads to a path of this site, with its query.
pub fn href(next: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(safe_path(next).as_bytes()).collect();
    // A slash may stand in a query as it is, and reads better.
    format!("/connexion?suite={}", next.replace("%2F", "/"))
}

async fn form(people: &People, site: &Site, viewer: &Viewer, shown: Shown<'_>) -> Result<Response, Problem> {
    let (m, Shown { next, kept, typed, fault }) = (t(viewer.language), shown);
    let words = fault.map(|f| match f {
        SignInFault::Wait(minutes) => m.sign_in_wait(*minutes),
        SignInFault::Late => m.second_step_late(),
        SignInFault::Wrong | SignInFault::Password(_) | SignInFault::Differ => m.sign_in_wrong(),
    });
    let notice = match (&words, kept.is_empty()) {
        (Some(words), _) => parts::errors(viewer.language, &[("identifiant", words.clone())]),
        (None, false) => {
            parts::callout(Tone::Ok, &m.sign_in_kept_title(), &Html::escape(&m.sign_in_kept()), None)
        }
        (None, true) => Html::default(),
    };
    let (name, password) = (m.sign_in_name(), m.sign_in_password());
    let body = Html::render(&Body {
        m,
        notice,
        token: token(viewer),
        name: parts::field(&Field {
            name: "identifiant",
            label: &name,
            value: &names::free_text(typed),
            autocomplete: "username",
            ..Field::default()
        }),
        password: parts::secret(&Field {
            name: "secret",
            label: &password,
            autocomplete: "current-password",
            ..Field::default()
        }),
        personas: personas(people, site).await?,
        next: safe_path(next),
        kept,
    });
    let options = PageOptions { fault: fault.is_some(), ..PageOptions::default() };
    let mut response = page(viewer, &m.sign_in_title(), &body, &options);
    *response.status_mut() = match fault {
        None => http::StatusCode::OK,
        Some(SignInFault::Wait(_)) => http::StatusCode::TOO_MANY_REQUESTS,
        Some(_) => http::StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(response)
}

/// Those of the demonstration whom one may come in as: nobody has a password of theirs.
async fn personas(people: &People, site: &Site) -> Result<Vec<Account>, Problem> {
    let mut open = Vec::new();
    for sign_in in site.personas.iter() {
        open.extend(people.account_by_sign_in(sign_in).await?.filter(|a| a.disabled_at.is_none()));
    }
    Ok(open)
}

/// Signs in.
pub async fn submit(
    State(people): State<People>,
    State(site): State<Site>,
    viewer: Viewer,
    origin: Origin,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let typed = fields.get("identifiant").chars().take(300).collect::<String>();
    let secret = fields.get_untrimmed("secret");
    let tried = if secret.chars().count() > crate::password_chars_max() {
        Err(SignInFault::Wrong)
    } else {
        people.sign_in(&typed, secret, &origin.address, &origin.device).await?
    };
    match tried {
        Ok(Entered::In(session)) => Ok(go_on(viewer, &site, &session, &fields, "/")),
        Ok(Entered::Step(step)) => Ok(second_step::form(&viewer, &step, &fields, None)),
        Err(fault) => {
            let (next, kept) = (fields.get("suite"), fields.get("garde"));
            form(&people, &site, &viewer, Shown { next, kept, typed: &typed, fault: Some(&fault) }).await
        }
    }
}

/// The form again, for a guest whose password was given too long ago; what was being sent is still kept.
pub(super) async fn again(
    people: &People,
    site: &Site,
    viewer: &Viewer,
    fields: &Fields,
    fault: &SignInFault,
) -> Result<Response, Problem> {
    let (next, kept) = (fields.get("suite"), fields.get("garde"));
    form(people, site, viewer, Shown { next, kept, typed: "", fault: Some(fault) }).await
}

/// The answer to somebody who has just come in by a form of ours: the page she wanted (`suite`), else `first`; or
/// what was kept meanwhile (`garde`), to be sent.
pub fn go_on(viewer: Viewer, site: &Site, session: &str, fields: &Fields, first: &str) -> Response {
    let (next, kept) = (safe_path(fields.get("suite")), fields.get("garde"));
    let answer = if kept.is_empty() {
        Redirect::to(if next == "/" { first } else { next }).into_response()
    } else {
        resend(&Viewer { token: crate::form_token(session), ..viewer }, next, kept)
    };
    with_cookie(answer, site, session)
}

/// The page that sends what was kept, on one click.
fn resend(viewer: &Viewer, target: &str, kept: &str) -> Response {
    let m = t(viewer.language);
    let fields = Fields::parse(kept.as_bytes());
    let body =
        Html::render(&Resend { m, token: token(viewer), target, fields: fields.without_token().collect() });
    page(viewer, &m.resend_title(), &body, &PageOptions::default())
}

/// The answer to a form sent by somebody whose session has ended: the sign-in form, keeping what was sent.
/// `target` is where the form was going.
pub async fn keep_and_ask(
    people: &People,
    site: &Site,
    viewer: &Viewer,
    target: &str,
    request: Request,
) -> Result<Response, Problem> {
    let fields = read_form(request).await?;
    let kept = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.without_token()).finish();
    let shown = Shown { next: target, kept: &kept, ..Shown::default() };
    let mut response = form(people, site, viewer, shown).await?;
    *response.status_mut() = http::StatusCode::UNAUTHORIZED;
    Ok(response)
}

/// `/deconnexion`: signs out.
pub async fn sign_out(
    State(people): State<People>,
    State(site): State<Site>,
    headers: HeaderMap,
    Form(_): Form,
) -> Result<Response, Problem> {
    if let Some(secret) = cookie_of(&site, &headers) {
        people.sign_out(&secret).await?;
    }
    let mut response = Redirect::to("/connexion").into_response();
    response.headers_mut().append(header::SET_COOKIE, forget_cookie(&site));
    Ok(response)
}

/// An answer that also opens a session.
pub(crate) fn with_cookie(mut response: Response, site: &Site, secret: &str) -> Response {
    response.headers_mut().append(header::SET_COOKIE, set_cookie(site, secret));
    response
}

/// A path of this site; the home page for anything else, so that nobody is led away.
pub fn safe_path(path: &str) -> &str {
    let plain = path.starts_with('/') && !path.starts_with("//");
    // A browser drops some of these before it reads the address; and no page repeats what is not seen.
    let plain = plain && !path.contains(|c| c == '\\' || names::is_hidden(c));
    if plain && !policy::is_sign_in(path) { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        assert_eq!(safe_path("/passeport?x=1"), "/passeport?x=1");
        for hostile in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "",
            "/connexion",
            "/\t/evil",
            "/\u{202e}live",
        ] {
            assert_eq!(safe_path(hostile), "/", "{hostile}");
        }
    }

    #[test]
    fn the_way_back_keeps_its_query_and_leads_nowhere_else() {
        assert_eq!(href("/passeport"), "/connexion?suite=/passeport");
        assert_eq!(href("/a?q=x y&page=2#z"), "/connexion?suite=/a%3Fq%3Dx+y%26page%3D2%23z");
        assert_eq!(href("//evil.example/?a=b"), "/connexion?suite=/");
    }
}
