//! What may be typed as a name or as a sign-in name.

use kit::limits::NAME_CHARS_MAX;

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing was typed.
    Empty,
    /// More than [`NAME_CHARS_MAX`] characters.
    TooLong,
    /// A character that is not shown, or that turns the direction of the text.
    Hidden,
    /// For a sign-in name: something else than letters, digits, `.`, `-`, `_`, `@`.
    Sign,
}

/// Longest sign-in name, in characters: an e-mail address.
pub const SIGN_IN_CHARS_MAX: usize = 254;

/// A name as it is stored: spaces trimmed and joined.
pub fn name(text: &str) -> Result<String, NameFault> {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.is_empty() {
        return Err(NameFault::Empty);
    }
    if joined.chars().count() > NAME_CHARS_MAX {
        return Err(NameFault::TooLong);
    }
    if joined.chars().any(is_hidden) {
        return Err(NameFault::Hidden);
    }
    Ok(joined)
}

/// A sign-in name as it is stored: trimmed, in lower case.
pub fn sign_in(text: &str) -> Result<String, NameFault> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(NameFault::Empty);
    }
    if text.chars().count() > SIGN_IN_CHARS_MAX {
        return Err(NameFault::TooLong);
    }
    if !text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@')) {
        return Err(NameFault::Sign);
    }
    Ok(text)
}

/// A free text as it is stored: control signs but line ends and tabs, and marks that turn the
/// direction of the text, are taken out; nothing that was typed to be read is lost.
pub fn free_text(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !is_hidden(*c))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Controls, marks of direction (Unicode UAX #9), invisible and non-characters.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_as_people_write_them() {
        assert_eq!(name("  Zoé  D’Arc-Lê "), Ok("Zoé D’Arc-Lê".to_owned()));
        assert_eq!(name("<script>alert(1)</script>"), Ok("<script>alert(1)</script>".to_owned()));
    }

    #[test]
    fn what_would_deceive_a_reader_is_refused() {
        assert_eq!(name("abc\u{202e}fdp"), Err(NameFault::Hidden));
        assert_eq!(name("a\u{0}b"), Err(NameFault::Hidden));
        assert_eq!(name(" \t "), Err(NameFault::Empty));
        assert_eq!(name(&"x".repeat(10_000)), Err(NameFault::TooLong));
        assert_eq!(sign_in("a b"), Err(NameFault::Sign));
        assert_eq!(sign_in(" Claire.LeGoff "), Ok("claire.legoff".to_owned()));
    }

    #[test]
    fn free_texts_lose_only_what_cannot_be_read() {
        assert_eq!(free_text("ligne\r\n\u{202e}deux\u{7}\n"), "ligne\ndeux");
    }
}
