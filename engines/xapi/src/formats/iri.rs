//! IRIs (RFC 3987), by best effort: a scheme, something after it, no character that an IRI cannot hold.

/// Whether `text` is an absolute IRI (Data 2.2: "IRL or IRI values without a scheme" are refused).
pub(crate) fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    is_scheme(scheme)
        && !rest.is_empty()
        && !rest.chars().any(is_forbidden)
        && has_whole_escapes(rest)
        && rest.matches('#').count() <= 1
        && has_host_if_web(scheme, rest)
}

/// RFC 3986, 3.1.
fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn is_forbidden(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
}

/// Each `%` is followed by two hexadecimal digits.
fn has_whole_escapes(rest: &str) -> bool {
    rest.split('%').skip(1).all(|after| {
        let mut bytes = after.bytes();
        let mut digit = || bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit());
        digit() && digit()
    })
}

/// `http:name` is an IRI to the letter and a mistake in practice.
fn has_host_if_web(scheme: &str, rest: &str) -> bool {
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    !is_web
        || rest.strip_prefix("//").is_some_and(|host| !host.starts_with(['/', '?', '#']) && !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::is_iri;

    #[test]
    fn iris_have_a_scheme_and_something_after_it() {
        for good in [
            "http://adlnet.gov/expapi/verbs/voided",
            "https://éléphant.fr/activité?a=1#b",
            "urn:uuid:6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
            "tag:adlnet.gov,2013:expapi:0.9:activities:chapter",
            "http://example.com/فعل/خواندن",
            "https://[2001:db8::1]:8080/x%20y",
        ] {
            assert!(is_iri(good), "{good}");
        }
    }

    #[test]
    fn what_no_iri_can_hold_is_refused() {
        for bad in [
            "",
            "answered",
            "example.com/x",
            "http:",
            "http://",
            "http:///x",
            "http:answered",
            "1a:b",
            "ab=c://should.fail.com",
            "https://a b",
            "https://a/%2",
            "https://a/%zz",
            "https://a/<b>",
            "https://a#b#c",
            ":a",
            "https://a\u{0}",
            "//example.com/x",
        ] {
            assert!(!is_iri(bad), "{bad}");
        }
    }
}
