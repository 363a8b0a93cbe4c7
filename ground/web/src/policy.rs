//! Headers that every answer carries, redirections and errors too; and the same-site check.

use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

/// No script at all, no inline style, no frame, no foreign form target.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers and their values.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
];

/// Adds the headers. Pages are personal, so nothing is cached unless the answer says otherwise.
/// `https` adds strict transport security.
pub fn harden(response: &mut Response, https: bool) {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if https {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
}

/// Whether a request that changes something comes from a page of ours: by `Sec-Fetch-Site` where the
/// browser sends it, else by `Origin` against `Host`. A request with neither comes from no browser
/// page and passes; the form's token is checked besides.
pub fn same_site(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    let Some(origin) = headers.get(header::ORIGIN).and_then(|o| o.to_str().ok()) else { return true };
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
    origin.split_once("://").map(|(_, rest)| rest) == host
}

/// Whether a path is one of the ways in, to which nobody is led after signing in.
pub fn is_sign_in(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    matches!(path, "/connexion" | "/deconnexion" | "/code")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn a_form_posted_from_another_site_is_refused() {
        assert!(!same_site(&Method::POST, &headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!same_site(
            &Method::POST,
            &headers(&[("origin", "https://evil.example"), ("host", "us.example")])
        ));
        assert!(!same_site(&Method::POST, &headers(&[("origin", "null"), ("host", "us.example")])));
    }

    #[test]
    fn our_own_pages_pass() {
        assert!(same_site(&Method::POST, &headers(&[("sec-fetch-site", "same-origin")])));
        assert!(same_site(
            &Method::POST,
            &headers(&[("origin", "http://us.example:8080"), ("host", "us.example:8080")])
        ));
        assert!(same_site(&Method::GET, &headers(&[("sec-fetch-site", "cross-site")])));
    }
}
