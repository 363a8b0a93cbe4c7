//! The session's cookie.

use http::{HeaderMap, HeaderValue, header};

use super::Site;

/// The cookie's name: bound to the host and to HTTPS by its prefix where the address is HTTPS.
fn name(site: &Site) -> &'static str {
    if site.https { "__Host-passeport" } else { "passeport" }
}

/// The secret in a request's cookie.
pub fn cookie_of(site: &Site, headers: &HeaderMap) -> Option<String> {
    let wanted = name(site);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == wanted)
        .map(|(_, value)| value.to_owned())
}

/// The header that sets the cookie. The secret is URL-safe base 64, so it needs no quoting.
pub fn set_cookie(site: &Site, secret: &str) -> HeaderValue {
    let secure = if site.https { "; Secure" } else { "" };
    header_value(format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}", name(site)))
}

/// The header that takes the cookie back.
pub fn forget_cookie(site: &Site) -> HeaderValue {
    let secure = if site.https { "; Secure" } else { "" };
    header_value(format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", name(site)))
}

fn header_value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}
