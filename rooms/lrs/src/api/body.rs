//! The body of a request: JSON, within the limit.

use axum::body::Bytes;
use axum::extract::Request;
use http::{HeaderMap, StatusCode, header};
use kit::limits::API_BYTES_MAX;

use super::answer::Refusal;

/// Reads the body.
pub(super) async fn read(request: Request) -> Result<Bytes, Refusal> {
    check_type(request.headers())?;
    web::read_within(request.into_body(), API_BYTES_MAX).await.map(Bytes::from).map_err(|_| {
        let detail =
            format!("A request holds {API_BYTES_MAX} bytes at most: send fewer statements at a time.");
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    })
}

fn check_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = sent.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let detail = match kind.as_str() {
        "application/json" => return Ok(()),
        "multipart/mixed" => {
            "The files of attachments are not taken in this version. Put them where readers can fetch them, give \
             each attachment its fileUrl, and send the statements as application/json."
        }
        "" => "Say what the body is: send the header Content-Type: application/json.",
        _ => "Send statements as JSON, with the header Content-Type: application/json.",
    };
    Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn only_json_is_taken() {
        let check = |kind: &'static str| {
            check_type(&HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]))
        };
        assert!(check("application/json").is_ok() && check("Application/JSON; charset=utf-8").is_ok());
        assert!(check("multipart/mixed; boundary=x").is_err() && check("text/plain").is_err());
        assert!(check_type(&HeaderMap::new()).is_err());
    }
}
