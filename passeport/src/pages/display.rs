//! `/affichage`: language and theme, remembered by cookie, and by the account of who has signed in.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderValue, header};
use kit::Language;
use people::pages::sign_in::safe_path;
use web::{Form, Problem, Theme, Viewer};

use crate::app::App;

/// How long a preference is remembered before signing in, in seconds: a year.
const REMEMBERED_SECONDS: u32 = 31_536_000;

/// Keeps what was chosen and goes back.
pub(crate) async fn submit(
    State(app): State<App>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let language = Language::from_tag(fields.get("langue")).unwrap_or(viewer.language);
    let theme = if fields.has("theme") { Theme::from_name(fields.get("theme")) } else { viewer.theme };
    if let Some(signed_in) = &viewer.signed_in {
        app.people.set_preferences(signed_in.person, language, theme).await?;
    }
    let back = fields.get("retour");
    // Unlike after signing in, the way back may be the sign-in page itself.
    let back = if web::policy::is_sign_in(back) { back } else { safe_path(back) };
    let mut response = Redirect::to(back).into_response();
    for (name, value) in [("langue", language.tag()), ("theme", theme.name())] {
        let secure = if app.site.https { "; Secure" } else { "" };
        let cookie = format!("{name}={value}; Path=/; Max-Age={REMEMBERED_SECONDS}; SameSite=Lax{secure}");
        if let Ok(cookie) = HeaderValue::try_from(cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}
