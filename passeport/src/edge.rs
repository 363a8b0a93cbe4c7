//! What every request passes: who looks, what is refused, how failures are shown, which headers go out.

use std::any::Any;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::uri::PathAndQuery;
use http::{HeaderMap, Method, StatusCode, Uri, header};
use kit::Language;
use people::form_token;
use people::pages::{cookie_of, sign_in};
use tower_http::catch_panic::CatchPanicLayer;
use web::{
    NavItem, Permission, Problem, ProblemKind, Role, RouteKind, Theme, Viewer, policy, problem_document,
    problem_page,
};

use crate::app::App;
use crate::t;

/// Longest a request may take before it is answered with a problem.
const REQUEST_SECONDS_MAX: u64 = 60;

/// Who may pass a route, and what kind of answer it gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guard {
    pub(crate) permission: Permission,
    pub(crate) kind: RouteKind,
}

/// Marks an answer of a route for programs, so that problems become documents.
#[derive(Clone, Copy)]
struct ForPrograms;

/// Lets a request through to its route, or refuses it.
pub(crate) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response = if guard.permission == Permission::Client {
        // A client's own credential is checked by the room that knows clients.
        next.run(request).await
    } else {
        match request.extensions().get::<Viewer>().cloned() {
            Some(viewer) if guard.permission.allows(&viewer) => next.run(request).await,
            Some(viewer) if viewer.signed_in.is_some() => {
                Problem::new(ProblemKind::Forbidden).into_response()
            }
            Some(viewer) => ask_to_sign_in(&viewer, guard.kind, request).await,
            None => Problem::internal("no viewer was set").into_response(),
        }
    };
    if guard.kind == RouteKind::Api {
        response.extensions_mut().insert(ForPrograms);
    }
    response
}

/// A page leads to the sign-in form and back; a form's content is kept meanwhile.
async fn ask_to_sign_in(viewer: &Viewer, kind: RouteKind, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    match (kind, request.method()) {
        (RouteKind::Action, _) => sign_in::keep_and_ask(viewer, &path, request).await,
        (RouteKind::Page, &Method::GET) if path == "/" => Redirect::to("/connexion").into_response(),
        (RouteKind::Page, &Method::GET) => {
            let wanted = request.uri().path_and_query().map_or(path.as_str(), PathAndQuery::as_str);
            Redirect::to(&sign_in::href(wanted)).into_response()
        }
        _ => Problem::new(ProblemKind::SignIn).into_response(),
    }
}

/// No route has this path.
pub(crate) async fn not_found() -> Problem {
    Problem::not_found()
}

/// The path exists for another method.
pub(crate) async fn wrong_method() -> Problem {
    Problem::new(ProblemKind::Method)
}

/// Around every request: the viewer, the same-site check, problems as pages, headers, the log line.
pub(crate) async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let begun = app.clock.now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let head = method == Method::HEAD;
    let (viewer, answer) = match viewer(&app, request.headers(), request.uri()).await {
        Ok(viewer) => {
            request.extensions_mut().insert(viewer.clone());
            (viewer, pass(request, next).await)
        }
        Err((viewer, problem)) => (viewer, problem.into_response()),
    };
    let programs = answer.extensions().get::<ForPrograms>().is_some() || path.starts_with("/xapi/");
    let mut response = match problem_of(&answer) {
        Some(problem) => {
            let mut shown = show(&viewer, &problem, programs, &path);
            for name in [header::RETRY_AFTER, header::ALLOW, header::WWW_AUTHENTICATE] {
                if let Some(value) = answer.headers().get(&name) {
                    shown.headers_mut().insert(name, value.clone());
                }
            }
            shown
        }
        None => answer,
    };
    policy::harden(&mut response, app.site.https);
    if head {
        *response.body_mut() = axum::body::Body::empty();
    }
    let micros = app.clock.now().micros() - begun.micros();
    let status = response.status().as_u16();
    tracing::info!(%method, %path, status, ms = micros as f64 / 1000.0, reference = %viewer.reference, "request");
    metrics::counter!("passeport_requests_total", "status" => status.to_string()).increment(1);
    metrics::histogram!("passeport_request_seconds").record(micros as f64 / 1e6);
    response
}

/// Lets a request of this site on to its route, for as long as a request may take.
async fn pass(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !path.starts_with("/xapi/") && !policy::same_site(request.method(), request.headers()) {
        return Problem::new(ProblemKind::Token).into_response();
    }
    let limit = Duration::from_secs(REQUEST_SECONDS_MAX);
    tokio::time::timeout(limit, next.run(request))
        .await
        .unwrap_or_else(|_| Problem::new(ProblemKind::Busy).into_response())
}

/// The problem of an answer: one of ours, or an extractor's refusal of the path or the query.
fn problem_of(answer: &Response) -> Option<Problem> {
    if let Some(problem) = answer.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    let ours = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|t| t.as_bytes().starts_with(b"text/html") || t.as_bytes().starts_with(b"application/"));
    match answer.status() {
        _ if ours => None,
        StatusCode::BAD_REQUEST => Some(Problem::not_found()),
        StatusCode::UNPROCESSABLE_ENTITY => Some(Problem::new(ProblemKind::Bad)),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::new(ProblemKind::TooLarge)),
        StatusCode::INTERNAL_SERVER_ERROR => Some(Problem::new(ProblemKind::Internal)),
        _ => None,
    }
}

fn show(viewer: &Viewer, problem: &Problem, programs: bool, path: &str) -> Response {
    if programs { problem_document(problem, path) } else { problem_page(viewer, problem) }
}

/// Who looks. When the database fails, the problem comes with a viewer who has not signed in.
async fn viewer(app: &App, headers: &HeaderMap, uri: &Uri) -> Result<Viewer, (Viewer, Problem)> {
    let now = app.clock.now();
    let secret = cookie_of(&app.site, headers);
    let mut viewer = Viewer {
        signed_in: None,
        language: preferred_language(headers),
        theme: preference(headers, "theme").map(|t| Theme::from_name(&t)).unwrap_or_default(),
        token: String::new(),
        path: uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        demo: app.demo,
        now,
        zone: app.organisation.organisation.time_zone.as_str().into(),
        nav: Vec::new(),
        account: Vec::new(),
        reference: kit::fingerprint::hex(&app.ids.secret()[..4]),
    };
    // Style sheets and health checks need nobody; a lookup there would only cost.
    let anonymous = ["/assets/", "/healthz", "/readyz", "/xapi/"].iter().any(|p| uri.path().starts_with(p));
    let Some(secret) = secret.filter(|_| !anonymous) else { return Ok(viewer) };
    match app.people.session(&secret).await {
        Err(error) => Err((viewer, error.into())),
        Ok(None) => Ok(viewer),
        Ok(Some(opened)) => {
            viewer.token = form_token(&secret);
            viewer.language = opened.language.unwrap_or(viewer.language);
            viewer.theme = if opened.theme == Theme::Device { viewer.theme } else { opened.theme };
            viewer.signed_in = Some(opened.signed_in);
            viewer.nav = navigation(&viewer);
            viewer.account = account_menu(&viewer);
            Ok(viewer)
        }
    }
}

/// What stands, for the viewer's roles.
fn navigation(viewer: &Viewer) -> Vec<NavItem> {
    let m = t(viewer.language);
    let item = |href, label| NavItem { href, label };
    let mut nav = Vec::new();
    if viewer.has(Role::Agent) {
        nav.push(item("/", m.nav_today()));
        nav.push(item("/passeport", m.nav_passport()));
        nav.push(item("/positionnement", m.nav_assess()));
    }
    if viewer.has(Role::Administrator) {
        nav.push(item("/administration/personnes", m.nav_people()));
        nav.push(item("/administration/demandes", m.nav_requests()));
        nav.push(item("/administration/clients", m.nav_clients()));
    }
    nav
}

fn account_menu(viewer: &Viewer) -> Vec<NavItem> {
    let m = t(viewer.language);
    vec![
        NavItem { href: "/mes-donnees", label: m.nav_my_data() },
        NavItem { href: "/mes-connexions", label: m.nav_sessions() },
    ]
}

fn preferred_language(headers: &HeaderMap) -> Language {
    let chosen = preference(headers, "langue").and_then(|l| Language::from_tag(&l));
    chosen.unwrap_or_else(|| {
        let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|h| h.to_str().ok());
        header.map(Language::negotiate).unwrap_or_default()
    })
}

/// A cookie that keeps a preference before signing in.
fn preference(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut pairs = cookies.flat_map(|v| v.split(';')).filter_map(|p| p.trim().split_once('='));
    pairs.find(|(n, _)| *n == name).map(|(_, v)| v.to_owned())
}

/// Turns a panic, which should not be, into a problem, so that one request's fault stays its own.
pub(crate) fn catch_panics() -> CatchPanicLayer<fn(Box<dyn Any + Send>) -> Response> {
    #[expect(clippy::needless_pass_by_value, reason = "the layer hands the cause over")]
    fn respond(cause: Box<dyn Any + Send>) -> Response {
        let words = cause.downcast_ref::<&str>().map(|s| (*s).to_owned());
        let words = words.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default();
        Problem::internal(format!("panic: {words}")).into_response()
    }
    CatchPanicLayer::custom(respond as fn(Box<dyn Any + Send>) -> Response)
}
