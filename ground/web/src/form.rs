//! Reading forms: within limits, with the token checked, nothing lost.

use std::pin::Pin;

use axum::body::{Body, HttpBody as _};
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use http::header;
use kit::limits::FORM_BYTES_MAX;
use subtle::ConstantTimeEq as _;

use crate::{Problem, ProblemKind, Viewer};

/// Most bytes that are read of a body, and forgotten, once it is over its limit.
const DRAINED_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Fields that hold a password, a one-time code, the token of an invitation or a key: what they held never stands on a
/// page again.
const SECRETS: [&str; 5] = ["secret", "encore", "code", "jeton", "cle"];

/// The fields of a form, in the order they came; a name may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads an `application/x-www-form-urlencoded` text.
    pub fn parse(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// The first value of a name, trimmed; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
    }

    /// The first value of a name, as it was typed: for passwords.
    pub fn get_untrimmed(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// Whether a name came at all, as a checked box or a pressed button does.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// Every value of a name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.trim())
    }

    /// Whether a password or a one-time code is among them.
    pub fn hold_a_secret(&self) -> bool {
        SECRETS.iter().any(|name| self.has(name))
    }

    /// Every field but the token, to be sent again.
    pub fn without_token(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter(|(n, _)| n != "token").map(|(n, v)| (n.as_str(), v.as_str()))
    }
}

/// Reads a body of so many bytes at most. One that is longer is read on for a while: most clients read no answer
/// before they have sent all, and a connection that is closed on them takes the answer with it.
pub async fn read_within(mut body: Body, bytes_max: usize) -> Result<Vec<u8>, Problem> {
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame.map_err(|_| Problem::new(ProblemKind::Bad))?.into_data() else { continue };
        seen += data.len();
        if seen <= bytes_max {
            kept.extend_from_slice(&data);
            continue;
        }
        kept = Vec::new();
        if seen > DRAINED_BYTES_MAX {
            break;
        }
    }
    if seen > bytes_max { Err(Problem::new(ProblemKind::TooLarge)) } else { Ok(kept) }
}

/// Reads a request's form within the limit, without checking its token.
pub async fn read_form(request: Request) -> Result<Fields, Problem> {
    let form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|t| t.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    let body = read_within(request.into_body(), FORM_BYTES_MAX).await?;
    if !form && !body.is_empty() {
        return Err(Problem::new(ProblemKind::Bad));
    }
    Ok(Fields::parse(&body))
}

/// A form whose token is this viewer's.
#[derive(Clone, Debug)]
pub struct Form(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let viewer = Viewer::from_request_parts(&mut parts, state).await?;
        let fields = read_form(Request::from_parts(parts, body)).await?;
        let right = fields.get("token").as_bytes().ct_eq(viewer.token.as_bytes());
        if bool::from(right) { Ok(Self(fields)) } else { Err(Problem::new(ProblemKind::Token)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_order_and_by_name() {
        let fields = Fields::parse(b"o=1&name=+Ada+&o=3&token=x&empty=");
        assert_eq!(fields.get("name"), "Ada");
        assert_eq!(fields.all("o").collect::<Vec<_>>(), ["1", "3"]);
        assert!(fields.has("empty") && !fields.has("absent"));
        assert_eq!(fields.without_token().count(), 4);
    }
}
