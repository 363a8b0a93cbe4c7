//! Headers that every answer carries, redirections and errors too; and the same-site check.

use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

/// No script at all, no inline style, no frame, no foreign form target.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same for a page that is helped by a script of ours: a file of this site, and nothing written into the page.
const SCRIPT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Marks an answer whose page names a script.
#[derive(Clone, Copy)]
struct Scripted;

/// Lets the script run that the page of an answer names: see [`harden`].
pub(crate) fn let_script(response: &mut Response) {
    response.extensions_mut().insert(Scripted);
}

/// Keeps the address of a page to itself, because a secret may stand in it: neither another site nor our own log of what is
/// asked next is told more than where we are.
pub fn hide_address(response: &mut Response) {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
}

/// Headers and their values.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
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
    let policy = match response.extensions().get::<Scripted>() {
        Some(_) => SCRIPT_POLICY,
        None => CONTENT_POLICY,
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
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

/// Whether a browser says that a request was sent by a page of ours. One that says nothing may have come from anywhere.
pub fn surely_same_site(headers: &HeaderMap) -> bool {
    let says = |name| headers.get(name).and_then(|value| value.to_str().ok());
    match says(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin",
        None => {
            let from = says(header::ORIGIN).and_then(|origin| origin.split_once("://"));
            from.is_some_and(|(_, rest)| Some(rest) == says(header::HOST))
        }
    }
}

/// Whether a path is one of the ways in, to which nobody is led after signing in.
pub fn is_sign_in(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    matches!(path, "/connexion" | "/connexion/code" | "/deconnexion" | "/code" | "/invitation")
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
    fn only_a_page_of_ours_is_surely_ours() {
        let ours = [("origin", "http://us.example"), ("host", "us.example")];
        assert!(
            surely_same_site(&headers(&[("sec-fetch-site", "same-origin")]))
                && surely_same_site(&headers(&ours))
        );
        for other in [
            &[][..],
            &[("sec-fetch-site", "none")],
            &[("sec-fetch-site", "same-site"), ours[0], ours[1]],
            &[("origin", "null"), ours[1]],
            &[("origin", "http://evil.example"), ours[1]],
        ] {
            assert!(!surely_same_site(&headers(other)), "{other:?}");
        }
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
