//! What every request passes: who looks, what is refused, how failures are shown, which headers go out.

use std::any::Any;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use kit::Language;
use kit::limits::FORM_BYTES_MAX;
use people::form_token;
use people::pages::{cookie_of, sign_in};
use tower_http::catch_panic::CatchPanicLayer;
use web::{
    Fields, NavItem, Permission, Problem, ProblemKind, Role, RouteKind, Theme, Viewer, WayOn, policy,
    problem_document, problem_page, read_within,
};

use crate::app::App;
use crate::routes::table;
use crate::t;
use crate::way_on::{self, PATH_BYTES_MAX, methods, page_of_form};

/// Longest a request may take before it is answered with a problem.
const REQUEST_SECONDS_MAX: u64 = 60;

/// Longest path of a line of the log, in characters.
const LOGGED_CHARS_MAX: usize = 200;

/// Who may pass a route, and what kind of answer it gives.
#[derive(Clone)]
pub(crate) struct Guard {
    pub(crate) app: App,
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
            Some(viewer) => ask_to_sign_in(&guard, &viewer, request).await,
            None => Problem::internal("no viewer was set").into_response(),
        }
    };
    if guard.kind == RouteKind::Api {
        response.extensions_mut().insert(ForPrograms);
    }
    response
}

/// A page leads to the sign-in form and back; a form's content is kept meanwhile.
async fn ask_to_sign_in(guard: &Guard, viewer: &Viewer, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    match (guard.kind, request.method()) {
        (RouteKind::Action, _) => {
            let (people, site) = (&guard.app.people, &guard.app.site);
            sign_in::keep_and_ask(people, site, viewer, &path, request).await.into_response()
        }
        (RouteKind::Page, &Method::GET | &Method::HEAD) => {
            let wanted = request.uri().path_and_query().map_or(path.as_str(), PathAndQuery::as_str);
            if path == "/" || wanted.len() > PATH_BYTES_MAX {
                return Redirect::to("/connexion").into_response();
            }
            Redirect::to(&sign_in::href(wanted)).into_response()
        }
        _ => Problem::new(ProblemKind::SignIn).into_response(),
    }
}

/// No route has this path. One stroke too many at the end of a page's address leads to the page.
pub(crate) async fn not_found(State(app): State<App>, method: Method, uri: Uri) -> Response {
    let query = uri.query().map(|q| format!("?{q}")).unwrap_or_default();
    let page = uri.path().strip_suffix('/').filter(|page| way_on::is_page(&table(app.demo), page));
    match page.filter(|_| matches!(method, Method::GET | Method::HEAD) && uri.path().len() <= PATH_BYTES_MAX)
    {
        Some(page) => Redirect::permanent(&format!("{page}{query}")).into_response(),
        None => Problem::not_found().into_response(),
    }
}

/// The path exists for another method. Whoever opens the address that a form was sent to, as the display menu does on
/// a form sent back, is led to the page that holds the form.
pub(crate) async fn wrong_method(State(app): State<App>, request: Request) -> Response {
    let table = table(app.demo);
    let path = request.uri().path();
    if request.method() == Method::GET
        && way_on::is_action(&table, path)
        && let Some(page) = page_of_form(&table, &HeaderMap::new(), path)
    {
        return Redirect::to(&page).into_response();
    }
    Problem::new(ProblemKind::Method).into_response()
}

/// Around every request: the viewer, the same-site check, problems as pages, headers, the log line.
pub(crate) async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let begun = app.clock.now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let head = method == Method::HEAD;
    let headers = request.headers().clone();
    let mut sent = None;
    let (viewer, answer) = match viewer(&app, &headers, request.uri()).await {
        Ok(viewer) => {
            request.extensions_mut().insert(viewer.clone());
            (viewer, pass(request, next, &mut sent).await)
        }
        Err((viewer, problem)) => {
            // The form is read all the same, to be given back.
            sent = within_limit(keep_form(&mut request)).await.and_then(Result::ok).flatten();
            (viewer, problem.into_response())
        }
    };
    let asked = Asked { method: &method, path: &path, headers: &headers, sent };
    let programs = answer.extensions().get::<ForPrograms>().is_some() || is_for_programs(&path);
    let mut response = match problem_of(&answer) {
        Some(problem) => {
            let mut shown = show(&app, &viewer, problem, programs, asked);
            for name in [header::RETRY_AFTER, header::ALLOW, header::WWW_AUTHENTICATE] {
                if let Some(value) = answer.headers().get(&name) {
                    shown.headers_mut().insert(name, value.clone());
                }
            }
            shown
        }
        None => answer,
    };
    if is_for_programs(&path) {
        let (name, value) = lrs::api::version_header(&headers);
        response.headers_mut().entry(name).or_insert(value);
    }
    policy::harden(&mut response, app.site.https);
    if head {
        *response.body_mut() = Body::empty();
    }
    let micros = app.clock.now().micros() - begun.micros();
    let status = response.status().as_u16();
    tracing::info!(%method, path = logged(&path), status, ms = micros as f64 / 1000.0, reference = %viewer.reference, "request");
    metrics::counter!("passeport_requests_total", "status" => status.to_string()).increment(1);
    metrics::histogram!("passeport_request_seconds").record(micros as f64 / 1e6);
    response
}

/// Whether a path is one of the xAPI interface, whose answers are for programs even where no route is.
fn is_for_programs(path: &str) -> bool {
    path == "/xapi" || path.starts_with("/xapi/")
}

/// A path as the log has it: whole, unless somebody sends a page of it.
fn logged(path: &str) -> String {
    match path.char_indices().nth(LOGGED_CHARS_MAX) {
        Some((end, _)) => format!("{}… ({} bytes)", &path[..end], path.len()),
        None => path.to_owned(),
    }
}

/// Lets a request of this site on to its route, for as long as a request may take. The form that it
/// carries, if it does, is noted in `sent`.
async fn pass(mut request: Request, next: Next, sent: &mut Option<Fields>) -> Response {
    if !is_for_programs(request.uri().path()) && !policy::same_site(request.method(), request.headers()) {
        return Problem::new(ProblemKind::Token).into_response();
    }
    let answer = within_limit(async {
        match keep_form(&mut request).await {
            Ok(form) => *sent = form,
            Err(problem) => return problem.into_response(),
        }
        next.run(request).await
    });
    answer.await.unwrap_or_else(|| Problem::new(ProblemKind::Busy).into_response())
}

/// What a work gives, unless it takes longer than a request may.
async fn within_limit<T>(work: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(Duration::from_secs(REQUEST_SECONDS_MAX), work).await.ok()
}

/// The form that a request carries, which is left in it; `None` when it carries none.
async fn keep_form(request: &mut Request) -> Result<Option<Fields>, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let form = kind.is_some_and(|t| t.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if request.method() != Method::POST || !form || is_for_programs(request.uri().path()) {
        return Ok(None);
    }
    let body = std::mem::take(request.body_mut());
    let bytes = read_within(body, FORM_BYTES_MAX).await?;
    let fields = Fields::parse(&bytes);
    *request.body_mut() = Body::from(bytes);
    Ok(Some(fields))
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

/// What was asked, for the problem that answers it.
struct Asked<'a> {
    method: &'a Method,
    path: &'a str,
    headers: &'a HeaderMap,
    sent: Option<Fields>,
}

fn show(app: &App, viewer: &Viewer, mut problem: Problem, programs: bool, asked: Asked<'_>) -> Response {
    if !programs {
        return problem_page(viewer, &problem, &way_on(app, viewer, &problem, asked));
    }
    let allowed = methods(&table(app.demo), asked.path);
    let refused = problem.kind == ProblemKind::Method;
    if refused {
        problem.detail = Some(format!("This address takes {allowed}. Send one of these."));
    }
    let mut response = problem_document(&problem, asked.path);
    if let (true, Ok(allowed)) = (refused, HeaderValue::from_str(&allowed)) {
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}

/// After a failure of ours, what was sent is given back, and the way to its page; and after a page of ours whose token
/// has expired, as when she signed in again in another window. A password is not.
fn way_on(app: &App, viewer: &Viewer, problem: &Problem, asked: Asked<'_>) -> WayOn {
    let failed = matches!(problem.kind, ProblemKind::Busy | ProblemKind::Full | ProblemKind::Internal);
    // Another site's form is not offered to be sent: its sender would need one click to be obeyed.
    let expired = problem.kind == ProblemKind::Token && policy::surely_same_site(asked.headers);
    if !(failed || expired && viewer.signed_in.is_some()) || asked.method != Method::POST {
        return WayOn::default();
    }
    let again = asked.sent.filter(|form| !form.hold_a_secret());
    WayOn {
        back: page_of_form(&table(app.demo), asked.headers, asked.path),
        again: again.map(|form| (asked.path.to_owned(), form)),
    }
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
        foot: Vec::new(),
        reference: kit::fingerprint::hex(&app.ids.secret()[..4]),
    };
    // Style sheets and health checks need nobody; a lookup there would only cost.
    let anonymous = ["/assets/", "/healthz", "/readyz", "/xapi/"].iter().any(|p| uri.path().starts_with(p));
    viewer.foot = plan_item(app, viewer.language).into_iter().collect();
    let Some(secret) = secret.filter(|_| !anonymous) else { return Ok(viewer) };
    match app.people.session(&secret).await {
        Err(error) => {
            // The token is that of her cookie, so what she sent can be sent again.
            viewer.token = form_token(&secret);
            Err((viewer, error.into()))
        }
        Ok(None) => Ok(viewer),
        Ok(Some(opened)) => {
            viewer.token = form_token(&secret);
            viewer.language = opened.language.unwrap_or(viewer.language);
            viewer.theme = if opened.theme == Theme::Device { viewer.theme } else { opened.theme };
            viewer.signed_in = Some(opened.signed_in);
            viewer.nav = navigation(app, &viewer);
            viewer.account = account_menu(&viewer);
            viewer.foot.clear();
            Ok(viewer)
        }
    }
}

/// What stands, for the viewer's roles.
fn navigation(app: &App, viewer: &Viewer) -> Vec<NavItem> {
    let m = t(viewer.language);
    let item = |href, label| NavItem { href, label };
    let mut nav = Vec::new();
    if viewer.has(Role::Agent) {
        nav.push(item("/", m.nav_today()));
        nav.push(item("/passeport", m.nav_passport()));
        nav.push(item("/positionnement", m.nav_assess()));
        nav.push(item("/apprendre", m.nav_learn()));
        nav.push(item("/idees", m.nav_ideas()));
        nav.push(item("/contacts", m.nav_contacts()));
    }
    if viewer.has(Role::Scout) {
        nav.push(item("/besoins", m.nav_needs()));
    }
    if viewer.has(Role::Manager) {
        nav.push(item("/equipe", m.nav_team()));
    }
    if viewer.has(Role::Steering) {
        nav.push(item("/pilotage", m.nav_steering()));
        nav.push(item("/appels", m.nav_calls()));
    }
    if viewer.has(Role::Guest) {
        nav.push(item("/relectures", m.nav_reviews()));
    }
    nav.extend(plan_item(app, viewer.language));
    if viewer.has(Role::Administrator) {
        nav.push(item("/administration/personnes", m.nav_people()));
        nav.push(item("/administration/demandes", m.nav_requests()));
        nav.push(item("/administration/clients", m.nav_clients()));
    }
    nav
}

/// The plan, where the organisation has published one.
fn plan_item(app: &App, language: Language) -> Option<NavItem> {
    app.steering.plan().map(|_| NavItem { href: "/plan", label: t(language).nav_plan() })
}

fn account_menu(viewer: &Viewer) -> Vec<NavItem> {
    let m = t(viewer.language);
    let mut menu = vec![NavItem { href: "/mes-donnees", label: m.nav_my_data() }];
    if viewer.has(Role::Agent) {
        menu.push(NavItem { href: "/mes-choix", label: m.nav_choices() });
    }
    menu.push(NavItem { href: "/mes-connexions", label: m.nav_sessions() });
    menu
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_logged_whole_unless_it_is_a_page_long() {
        assert_eq!(logged("/passeport/é"), "/passeport/é");
        let long = logged(&"é".repeat(60_000));
        assert_eq!(long.chars().filter(|c| *c == 'é').count(), LOGGED_CHARS_MAX);
        assert!(long.ends_with("… (120000 bytes)"), "{long}");
    }
}
