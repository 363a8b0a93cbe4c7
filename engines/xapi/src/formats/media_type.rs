//! Internet media types (RFC 2046; grammar of RFC 9110, 8.3.1).

/// Whether `text` is a media type, with or without parameters.
pub(crate) fn is_media_type(text: &str) -> bool {
    let mut parts = text.split(';');
    let essence = parts.next().unwrap_or_default().trim();
    let Some((kind, subtype)) = essence.split_once('/') else { return false };
    is_token(kind) && is_token(subtype) && !text.chars().any(char::is_control)
}

fn is_token(text: &str) -> bool {
    let is_mark = |c: char| "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || is_mark(c))
}

#[cfg(test)]
mod tests {
    use super::is_media_type;

    #[test]
    fn a_type_a_slash_and_a_subtype() {
        for good in
            ["text/plain; charset=ascii", "application/octet-stream", "image/svg+xml", "a/b;c=\"d;e\""]
        {
            assert!(is_media_type(good), "{good}");
        }
        for bad in
            ["", "text", "text/", "/plain", "text plain", "text/pl ain", "text/plain/x", "text/plain;\n"]
        {
            assert!(!is_media_type(bad), "{bad}");
        }
    }
}
