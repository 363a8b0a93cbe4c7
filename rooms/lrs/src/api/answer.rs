//! What is answered: JSON, or a refusal as an RFC 9457 document.

use axum::response::{IntoResponse as _, Response};
use evidence::AppendError;
use http::{HeaderValue, StatusCode, header};
use kit::Language;
use serde::Serialize;
use serde_json::json;
use store::StoreError;
use web::Problem;
use xapi::{Fault, Faults};

/// How a refused program is asked for its credential (RFC 7617).
const CHALLENGE: HeaderValue = HeaderValue::from_static("Basic realm=\"xapi\"");

/// Seconds after which a program may try again when the database is busy.
const RETRY_SECONDS: HeaderValue = HeaderValue::from_static("5");

/// Why a request is refused: what, where, and how to mend it.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    detail: String,
    faults: Vec<Fault>,
}

impl Refusal {
    /// A refusal of the whole request.
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), faults: Vec::new() }
    }

    /// A refusal of something that cannot be read as it should be.
    pub(super) fn bad(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// A refusal of what was sent, with its faults: as many as are worth listing.
    pub(super) fn faults(mut faults: Vec<Fault>) -> Self {
        let count = faults.len();
        faults.truncate(xapi::limits::FAULTS_MAX);
        let listed = if count > faults.len() { "the first are listed" } else { "each is listed" };
        let detail = match faults.as_slice() {
            [fault] => format!("{fault}."),
            _ => format!("{count} faults: {listed} in “faults” with how to mend it."),
        };
        Self { status: StatusCode::BAD_REQUEST, detail, faults }
    }

    /// The same refusal of what was sent to be stored: a program that sends many must know that none of
    /// them was. Failures of ours have words of their own.
    pub(super) fn nothing_stored(mut self) -> Self {
        if self.status.is_client_error() {
            self.detail.push_str(" Nothing was stored.");
        }
        self
    }

    /// The document; `instance` is the path that was asked.
    pub(super) fn document(&self, instance: &str) -> Response {
        let mut body = json!({
            "type": "about:blank",
            // RFC 9457, 4.2.1: about:blank goes with the status's own words.
            "title": self.status.canonical_reason().unwrap_or_default(),
            "status": self.status.as_u16(),
            "detail": self.detail,
            "instance": instance,
        });
        if !self.faults.is_empty() {
            body["faults"] = json!(self.faults);
        }
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (self.status, kind, body.to_string()).into_response();
        match self.status {
            StatusCode::UNAUTHORIZED => response.headers_mut().insert(header::WWW_AUTHENTICATE, CHALLENGE),
            StatusCode::SERVICE_UNAVAILABLE => {
                response.headers_mut().insert(header::RETRY_AFTER, RETRY_SECONDS)
            }
            _ => None,
        };
        response
    }
}

/// The usual words for a failure of ours, whose cause goes to the log only.
impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::new(problem.status(), problem.words(Language::En).1)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Problem::from(error).into()
    }
}

impl From<Faults> for Refusal {
    fn from(faults: Faults) -> Self {
        Self::faults(faults.into_iter().collect())
    }
}

impl From<AppendError> for Refusal {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::IdTaken(_) => Self::new(StatusCode::CONFLICT, format!("{error}.")),
            AppendError::Store(error) => error.into(),
        }
    }
}

/// An answer of JSON.
pub(super) fn json(value: &impl Serialize) -> Result<Response, Refusal> {
    let bytes = serde_json::to_vec(value).map_err(Problem::internal)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(n: usize) -> Fault {
        Fault { index: Some(n), path: "id".to_owned(), reason: "is wrong".to_owned() }
    }

    #[test]
    fn one_fault_is_told_in_the_detail_and_many_are_counted() {
        assert_eq!(Refusal::faults(vec![fault(2)]).detail, "statements[2].id: is wrong.");
        let many = Refusal::faults((0..1_000).map(fault).collect());
        assert!(many.detail.starts_with("1000 faults: the first are listed"));
        assert_eq!(many.faults.len(), xapi::limits::FAULTS_MAX);
    }

    #[test]
    fn a_refusal_of_ours_claims_nothing_of_the_store() {
        let ours: Refusal = Problem::new(web::ProblemKind::Busy).into();
        let words = ours.detail.clone();
        assert_eq!(ours.nothing_stored().detail, words);
        assert_eq!(Refusal::bad("No.").nothing_stored().detail, "No. Nothing was stored.");
    }

    #[test]
    fn a_program_without_credential_is_challenged() {
        let response = Refusal::new(StatusCode::UNAUTHORIZED, "no").document("/xapi/statements");
        assert_eq!(response.headers()[header::WWW_AUTHENTICATE], "Basic realm=\"xapi\"");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
    }
}
