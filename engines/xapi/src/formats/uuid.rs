//! UUIDs in "the standard string form" of RFC 4122 (Data 2.4.1, 4.4).

use uuid::Uuid;

/// The UUID that `text` writes as 8-4-4-4-12 hexadecimal digits. Braces, `urn:uuid:` and the form without
/// hyphens, which the uuid crate also reads, are refused; any variant is accepted, as the specification's
/// own examples need.
pub(crate) fn parse_uuid(text: &str) -> Option<Uuid> {
    let is_standard = text.len() == 36
        && text.bytes().enumerate().all(|(position, byte)| match position {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    if is_standard { Uuid::try_parse(text).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::parse_uuid;

    #[test]
    fn only_the_standard_form_is_read() {
        for good in ["12345678-1234-5678-1234-567812345678", "AA97B177-9383-4934-8543-0F91A7A02836"] {
            assert!(parse_uuid(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "12345678123456781234567812345678",
            "{12345678-1234-5678-1234-567812345678}",
            "urn:uuid:12345678-1234-5678-1234-567812345678",
            "MA97B177-9383-4934-8543-0F91A7A02836",
            "AA97B177-9383-4934-8543-0F91A7A028368",
            "12345678-1234-5678-12345-67812345678",
        ] {
            assert!(parse_uuid(bad).is_none(), "{bad}");
        }
    }
}
