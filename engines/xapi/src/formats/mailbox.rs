//! `mailto:` and one e-mail address (Data 2.4.2.3).

/// Whether `text` is the mailto IRI of exactly one address.
pub(crate) fn is_mailbox(text: &str) -> bool {
    let Some(address) = text.strip_prefix("mailto:") else { return false };
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    is_local(local) && is_domain(domain)
}

fn is_local(local: &str) -> bool {
    let is_quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
    !local.is_empty()
        && !local.chars().any(|c| c.is_whitespace() || c.is_control())
        && (is_quoted || !local.contains(['@', ',', '<', '>', '"', ';', ':', '?']))
}

fn is_domain(domain: &str) -> bool {
    let is_literal = domain.starts_with('[') && domain.ends_with(']');
    let is_name = |name: &str| {
        name.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        })
    };
    let is_address =
        |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '[' | ']'));
    if is_literal { domain.len() > 2 && is_address(domain) } else { is_name(domain) }
}

#[cfg(test)]
mod tests {
    use super::is_mailbox;

    #[test]
    fn one_address_after_mailto() {
        for good in [
            "mailto:xapi@adlnet.gov",
            "mailto:a.b+c@x-y.example",
            "mailto:élise@défense.fr",
            "mailto:\"a@b\"@c.fr",
            "mailto:a@[192.0.2.1]",
            "mailto:a@localhost",
        ] {
            assert!(is_mailbox(good), "{good}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for bad in [
            "",
            "a@b.fr",
            "mailto:",
            "mailto:should.fail.com",
            "http://should.fail.com",
            "MAILTO:a@b.fr",
            "mailto:@b.fr",
            "mailto:a@",
            "mailto:a@b..fr",
            "mailto:a@b.fr,c@d.fr",
            "mailto:a@b.fr?subject=x",
            "mailto: a@b.fr",
            "mailto:a@b@c.fr",
        ] {
            assert!(!is_mailbox(bad), "{bad}");
        }
    }
}
