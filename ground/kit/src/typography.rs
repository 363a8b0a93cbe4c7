//! French spacing: no-break spaces where a line must not break.
//!
//! Authors type plain spaces; the message layer and the content loader call [`french`]. Source:
//! Imprimerie nationale, *Lexique des règles typographiques*: narrow no-break space before `; ! ?`,
//! no-break space before `:` and inside guillemets; we use the no-break space before `%` too.

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NNBSP: char = '\u{202f}';

/// The text with its plain spaces made no-break where French asks for it. Idempotent.
pub fn french(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 16);
    for (i, &c) in chars.iter().enumerate() {
        if c != ' ' {
            out.push(c);
            continue;
        }
        let before = if i == 0 { None } else { chars.get(i - 1).copied() };
        let after = chars.get(i + 1).copied();
        out.push(space_between(before, after, &chars[i + 1..], before.is_some_and(|b| b.is_ascii_digit())));
    }
    out
}

/// No-break hyphen.
const NBHY: char = '\u{2011}';

/// The text with the hyphens of its addresses (of sites and mailboxes) made no-break: an address that is cut at a hyphen
/// at the end of a line reads like another one. It may still break after a slash.
pub fn addresses(text: &str) -> String {
    let is_address = |word: &str| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        let dotted = inner.split('.').count() > 1;
        word.contains('-')
            && dotted
            && inner.split(['.', '-', '/', '@', ':']).all(|p| p.chars().all(char::is_alphanumeric))
    };
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if is_address(word.trim_end()) {
            out.extend(word.chars().map(|c| if c == '-' { NBHY } else { c }));
        } else {
            out.push_str(word);
        }
    }
    out
}

/// The space to write between two characters; `rest` is the text after the space.
fn space_between(before: Option<char>, after: Option<char>, rest: &[char], after_digit: bool) -> char {
    match (before, after) {
        (Some('«'), _) | (_, Some('»' | ':' | '%' | '€')) => NBSP,
        (_, Some('?' | '!' | ';')) => NNBSP,
        (Some(_), Some(next)) if after_digit && next.is_ascii_digit() && starts_group(rest) => NNBSP,
        (Some(_), Some(_)) if after_digit && (starts_pair(rest) || starts_unit(rest)) => NBSP,
        _ => ' ',
    }
}

/// Three digits and then no digit: a group of thousands.
fn starts_group(rest: &[char]) -> bool {
    rest.len() >= 3
        && rest[..3].iter().all(char::is_ascii_digit)
        && !rest.get(3).is_some_and(char::is_ascii_digit)
}

/// Two digits and then no digit: the next pair of a telephone number.
fn starts_pair(rest: &[char]) -> bool {
    rest.len() >= 2
        && rest[..2].iter().all(char::is_ascii_digit)
        && !rest.get(2).is_some_and(char::is_ascii_digit)
}

/// Units that stay with their number, and months with their day.
const UNITS: [&str; 34] = [
    "minutes",
    "minute",
    "min",
    "h",
    "s",
    "questions",
    "question",
    "réponses",
    "réponse",
    "jours",
    "mois",
    "ans",
    "km",
    "m",
    "ko",
    "Ko",
    "Mo",
    "Go",
    "To",
    "Mbit/s",
    "personnes",
    "compétences",
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

fn starts_unit(rest: &[char]) -> bool {
    let word: String = rest.iter().take_while(|c| c.is_alphabetic() || **c == '/').collect();
    UNITS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn signs_units_and_thousands_keep_their_space() {
        assert_eq!(
            french("Prêt ? Oui : « 12 000 questions »"),
            "Prêt\u{202f}? Oui\u{a0}: «\u{a0}12\u{202f}000\u{a0}questions\u{a0}»"
        );
        assert_eq!(french("8 minutes, 40 %"), "8\u{a0}minutes, 40\u{a0}%");
        assert_eq!(
            french("au poste 4 82 10, le 23 novembre"),
            "au poste 4\u{a0}82\u{a0}10, le 23\u{a0}novembre"
        );
    }

    proptest! {
        #[test]
        fn applying_twice_changes_nothing(text in "[a-z0-9 «»:;?!%]{0,60}") {
            let once = french(&text);
            prop_assert_eq!(french(&once), once);
        }

        #[test]
        fn only_spaces_change(text in "\\PC{0,60}") {
            let plain = |s: &str| s.replace([NBSP, NNBSP], " ");
            prop_assert_eq!(plain(&french(&text)), plain(&text));
        }
    }

    #[test]
    fn hyphens_hold_in_addresses_and_nowhere_else() {
        let held = "visite\u{2011}directe.example/agenda";
        assert_eq!(addresses("visite-directe.example/agenda"), held);
        assert_eq!(
            addresses("de «\u{a0}a.b@c-d.example\u{a0}» :"),
            "de «\u{a0}a.b@c\u{2011}d.example\u{a0}» :"
        );
        for other in ["peut-être. Ensuite", "rendez-vous", "est-il là ?", "un.exemple", "2026-11-26"] {
            assert_eq!(addresses(other), other);
        }
    }
}
