//! Language tags: well formed by RFC 5646, 2.1; subtags are not looked up in the registry.

use crate::limits::LANGUAGE_TAG_LENGTH_MAX;

/// Tags of RFC 5646 that its grammar of subtags does not produce ("irregular").
const IRREGULAR: [&str; 17] = [
    "en-gb-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "sgn-be-fr",
    "sgn-be-nl",
    "sgn-ch-de",
];

/// Whether `text` is a language tag.
pub(crate) fn is_language_tag(text: &str) -> bool {
    let tag = text.to_ascii_lowercase();
    if tag.len() > LANGUAGE_TAG_LENGTH_MAX || !tag.split('-').all(is_subtag) {
        return false;
    }
    IRREGULAR.contains(&tag.as_str()) || is_private(&tag) || is_regular(&tag)
}

fn is_subtag(subtag: &str) -> bool {
    (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `x-…`
fn is_private(tag: &str) -> bool {
    tag.strip_prefix("x-").is_some_and(|rest| !rest.is_empty())
}

/// language [-extlang] [-script] [-region] *(-variant) *(-extension) [-private use]
fn is_regular(tag: &str) -> bool {
    let subtags: Vec<&str> = tag.split('-').collect();
    let Some((language, mut rest)) = subtags.split_first() else { return false };
    if !is_letters(language, 2..=8) {
        return false;
    }
    if language.len() <= 3 {
        for _ in 0..3 {
            rest = skip_one(rest, |subtag| is_letters(subtag, 3..=3));
        }
    }
    rest = skip_one(rest, |subtag| is_letters(subtag, 4..=4));
    rest = skip_one(rest, is_region);
    let variants = rest.iter().take_while(|subtag| is_variant(subtag)).count();
    let (variants, rest) = rest.split_at(variants);
    are_distinct(variants) && are_extensions(rest)
}

fn skip_one<'a>(rest: &'a [&'a str], fits: impl Fn(&str) -> bool) -> &'a [&'a str] {
    match rest.split_first() {
        Some((first, after)) if fits(first) => after,
        Some(_) | None => rest,
    }
}

fn is_letters(subtag: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_region(subtag: &str) -> bool {
    is_letters(subtag, 2..=2) || (subtag.len() == 3 && subtag.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_variant(subtag: &str) -> bool {
    subtag.len() >= 5 || (subtag.len() == 4 && subtag.starts_with(|c: char| c.is_ascii_digit()))
}

fn are_distinct(subtags: &[&str]) -> bool {
    subtags.iter().enumerate().all(|(position, subtag)| !subtags.iter().take(position).any(|s| s == subtag))
}

/// Singletons, each once and each followed by something; after `x`, anything.
fn are_extensions(rest: &[&str]) -> bool {
    let mut singletons: Vec<&str> = Vec::new();
    let mut awaits_subtag = false;
    for (position, subtag) in rest.iter().enumerate() {
        match (subtag.len(), *subtag) {
            (1, _) if awaits_subtag => return false,
            (1, "x") => return rest.len() > position + 1,
            (1, singleton) if singletons.contains(&singleton) => return false,
            (1, singleton) => {
                singletons.push(singleton);
                awaits_subtag = true;
            }
            _ if singletons.is_empty() => return false,
            _ => awaits_subtag = false,
        }
    }
    !awaits_subtag
}

#[cfg(test)]
mod tests {
    use super::is_language_tag;

    #[test]
    fn tags_of_the_specification_are_accepted() {
        for good in [
            "fr",
            "fr-FR",
            "en-US",
            "es-419",
            "zh-Hant",
            "zh-Hans-CN",
            "sr-Latn-RS",
            "sl-rozaj-biske",
            "de-CH-1996",
            "zh-cmn-Hans-CN",
            "x-whatever",
            "i-klingon",
            "en-GB-oed",
            "zh-min-nan",
            "art-lojban",
            "und",
            "cmn",
            "en-a-bbb-x-a-ccc",
            "de-1996",
            "ast",
            "EN-us",
        ] {
            assert!(is_language_tag(good), "{good}");
        }
    }

    #[test]
    fn tags_that_do_not_follow_the_grammar_are_refused() {
        for bad in [
            "",
            "f",
            "something",
            "a12345",
            "fr_FR",
            "fr-",
            "-fr",
            "fr--FR",
            "en-a",
            "en-a-b",
            "x",
            "x-",
            "zh-z-aaa-z-bbb-c-ccc",
            "de-1996-1996",
            "fr-FR-FR",
            "12",
            "fr-toolongsubtag",
            "français",
            "i-zz",
        ] {
            assert!(!is_language_tag(bad), "{bad}");
        }
    }
}
