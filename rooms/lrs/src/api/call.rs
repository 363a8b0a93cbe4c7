//! One request, from its door to its answer: who calls, in which version, and the headers of every answer.

use axum::extract::Request;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use kit::Instant;

use super::answer::Refusal;
use super::version::{self, Version};
use crate::limits::CONSISTENT_LAG_SECONDS;
use crate::{Client, Lrs};

/// Up to when every statement stored is visible (Communication 2.1.3).
const CONSISTENT_THROUGH: HeaderName = HeaderName::from_static("x-experience-api-consistent-through");

/// What is kept of a request for its answer.
pub(super) struct Call {
    uri: Uri,
    headers: HeaderMap,
    version: Option<Version>,
    consistent_through: Instant,
}

/// Who calls, once it has shown that it may.
pub(super) struct Caller {
    /// The program.
    pub(super) client: Client,
    /// The version it speaks.
    pub(super) version: Version,
}

impl Call {
    /// Begins with a request.
    pub(super) fn begin(lrs: &Lrs, request: &Request) -> Self {
        Self {
            uri: request.uri().clone(),
            headers: request.headers().clone(),
            version: version_of(request.headers()),
            consistent_through: lrs.now().plus_seconds(-CONSISTENT_LAG_SECONDS),
        }
    }

    /// What stands after the question mark of the address; empty when nothing does.
    pub(super) fn query(&self) -> &str {
        self.uri.query().unwrap_or_default()
    }

    /// Lets a program in that shows its credential and a version we speak, in that order.
    pub(super) async fn enter(&self, lrs: &Lrs) -> Result<Caller, Refusal> {
        let client = lrs.authenticate(&self.headers).await?.ok_or_else(|| {
            let detail = "Send the identifier and the secret of a program by HTTP Basic. A person who administers \
                          Passeport makes them, and sees there whether they were revoked.";
            Refusal::new(StatusCode::UNAUTHORIZED, detail)
        })?;
        let version = self.version.ok_or_else(|| {
            let known = Version::ALL.map(Version::latest).join(" or ");
            Refusal::bad(format!(
                "Send the header X-Experience-API-Version with a version spoken here: {known}."
            ))
        })?;
        Ok(Caller { client, version })
    }

    /// The answer, with its headers. What asks in no version we speak is answered in the latest.
    pub(super) fn finish(self, answer: Result<Response, Refusal>) -> Response {
        let mut response = answer.unwrap_or_else(|refusal| refusal.document(self.uri.path()));
        let headers = response.headers_mut();
        let (name, version) = version_header(&self.headers);
        headers.insert(name, version);
        if let Ok(instant) = HeaderValue::from_str(&self.consistent_through.to_string()) {
            headers.insert(CONSISTENT_THROUGH, instant);
        }
        response
    }
}

/// The header that every answer of the interface carries: the version that a request asks in, else the latest.
pub fn version_header(request: &HeaderMap) -> (HeaderName, HeaderValue) {
    let version = version_of(request).unwrap_or(Version::Two).latest();
    (version::HEADER, HeaderValue::from_static(version))
}

fn version_of(headers: &HeaderMap) -> Option<Version> {
    headers.get(version::HEADER).and_then(|value| value.to_str().ok()).and_then(Version::read)
}
