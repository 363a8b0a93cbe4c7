//! Failures at the edge: a page for people, RFC 9457 for programs.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use kit::Language;
use store::StoreError;

use crate::parts::{icon, token};
use crate::{Fields, Html, PageOptions, Viewer, page, t};

/// What kind of failure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// No such page, or none for this viewer.
    NotFound,
    /// Signed in, without the right.
    Forbidden,
    /// Not signed in.
    SignIn,
    /// The path exists for another method.
    Method,
    /// The page is not what it was when the form was made; the detail says how.
    Conflict,
    /// The form's token is not this viewer's, or the request comes from another site.
    Token,
    /// The body is larger than we read.
    TooLarge,
    /// The request cannot be read.
    Bad,
    /// Too many attempts; minutes to wait.
    TooMany(i64),
    /// The database does not answer or is locked.
    Busy,
    /// The storage is full.
    Full,
    /// Anything else; the cause is in the log, never on the page.
    Internal,
}

/// A failure, with what to tell.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemKind,
    /// What to say besides the usual words; already in the viewer's language.
    pub detail: Option<String>,
}

impl Problem {
    /// A problem with the usual words.
    pub fn new(kind: ProblemKind) -> Self {
        Self { kind, detail: None }
    }

    /// A problem with words of its own.
    pub fn with(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: Some(detail.into()) }
    }

    /// Nothing here for this viewer.
    pub fn not_found() -> Self {
        Self::new(ProblemKind::NotFound)
    }

    /// A failure of ours: logged in full, shown without its cause.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        Self::new(ProblemKind::Internal)
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self.kind {
            ProblemKind::NotFound => StatusCode::NOT_FOUND,
            ProblemKind::Forbidden | ProblemKind::Token => StatusCode::FORBIDDEN,
            ProblemKind::SignIn => StatusCode::UNAUTHORIZED,
            ProblemKind::Method => StatusCode::METHOD_NOT_ALLOWED,
            ProblemKind::Conflict => StatusCode::CONFLICT,
            ProblemKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ProblemKind::Bad => StatusCode::BAD_REQUEST,
            ProblemKind::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            ProblemKind::Busy => StatusCode::SERVICE_UNAVAILABLE,
            ProblemKind::Full => StatusCode::INSUFFICIENT_STORAGE,
            ProblemKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Title and usual words in a language.
    pub fn words(&self, language: Language) -> (String, String) {
        let m = t(language);
        match self.kind {
            ProblemKind::NotFound => (m.problem_not_found_title(), m.problem_not_found()),
            ProblemKind::Forbidden => (m.problem_forbidden_title(), m.problem_forbidden()),
            ProblemKind::SignIn => (m.problem_sign_in_title(), m.problem_sign_in()),
            ProblemKind::Method => (m.problem_method_title(), m.problem_method()),
            ProblemKind::Conflict => (m.problem_conflict_title(), String::new()),
            ProblemKind::Token => (m.problem_token_title(), m.problem_token()),
            ProblemKind::TooLarge => (m.problem_too_large_title(), m.problem_too_large()),
            ProblemKind::Bad => (m.problem_bad_title(), m.problem_bad()),
            ProblemKind::TooMany(minutes) => (m.problem_too_many_title(), m.problem_too_many(minutes)),
            ProblemKind::Busy => (m.problem_busy_title(), m.problem_busy()),
            ProblemKind::Full => (m.problem_full_title(), m.problem_full()),
            ProblemKind::Internal => (m.problem_internal_title(), m.problem_internal()),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database failed a request");
        Self::new(match error {
            StoreError::Full => ProblemKind::Full,
            _ if error.is_transient() => ProblemKind::Busy,
            _ => ProblemKind::Internal,
        })
    }
}

/// A bare answer that carries the problem in its extensions; the edge turns it into a page or a
/// document, because only there the viewer and the kind of route are known.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if matches!(self.kind, ProblemKind::Busy) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if let ProblemKind::TooMany(minutes) = self.kind
            && let Ok(seconds) = HeaderValue::from_str(&(minutes * 60).to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Where somebody can go on whose form met a problem.
#[derive(Clone, Debug, Default)]
pub struct WayOn {
    /// The page that holds the form.
    pub back: Option<String>,
    /// The path that the form was sent to, and its fields, to be sent again as they are.
    pub again: Option<(String, Fields)>,
}

/// The problem as a page for people.
pub fn problem_page(viewer: &Viewer, problem: &Problem, way: &WayOn) -> Response {
    let m = t(viewer.language);
    let (title, words) = problem.words(viewer.language);
    let mut body = Html::trusted("<div class=\"section-head\">");
    body.push(format_args!("<h1>{}</h1>", Html::escape(&title)));
    for text in [problem.detail.as_deref().unwrap_or_default(), words.as_str()] {
        if !text.is_empty() {
            body.push(format_args!("<p class=\"lead\">{}</p>", Html::escape(text)));
        }
    }
    body.push(format_args!("</div>{}", ways(viewer, way)));
    if problem.kind == ProblemKind::Internal {
        let line = m.problem_reference(&viewer.reference);
        body.push(format_args!("<p class=\"small quiet\">{}</p>", Html::escape(&line)));
    }
    let mut response = page(viewer, &title, &body, &PageOptions::default());
    *response.status_mut() = problem.status();
    response
}

/// The ways on: first the one that loses nothing.
fn ways(viewer: &Viewer, way: &WayOn) -> Html {
    let m = t(viewer.language);
    let mut html = Html::default();
    if let Some((path, fields)) = &way.again {
        html.push(format_args!("<p>{}</p>", Html::escape(&m.problem_kept())));
        html.push(format_args!("<form method=\"post\" action=\"{}\">", Html::escape(path)));
        html.push(format_args!("{}", token(viewer)));
        for (name, value) in fields.without_token() {
            let (name, value) = (Html::escape(name), Html::escape(value));
            html.push(format_args!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"));
        }
        let label = Html::escape(&m.problem_again());
        html.push(format_args!("<p><button class=\"btn btn--main\">{label}</button></p></form>"));
    }
    let back = way.back.as_ref().map(|path| (path.as_str(), m.problem_back()));
    for (path, label) in back.into_iter().chain([("/", m.problem_home())]) {
        let (path, label) = (Html::escape(path), Html::escape(&label));
        html.push(format_args!("<p><a class=\"btn\" href=\"{path}\">{label}{}</a></p>", icon("arrow")));
    }
    html
}

/// The problem as an RFC 9457 document for programs, in English.
pub fn problem_document(problem: &Problem, instance: &str) -> Response {
    let (title, words) = problem.words(Language::En);
    let body = serde_json::json!({
        "type": "about:blank",
        "title": title,
        "status": problem.status().as_u16(),
        "detail": problem.detail.clone().unwrap_or(words),
        "instance": instance,
    });
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (problem.status(), kind, body.to_string()).into_response()
}
