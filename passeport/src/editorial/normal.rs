//! The normal form of a text: its words in small letters, each name and each number replaced by a mark, so that a text
//! copied with other names and figures in it is the same text.
//!
//! A **name** is
//! - a word with a capital that neither begins a sentence nor a quotation;
//! - a word of two or more capitals: an acronym;
//! - the title of something that the same files describe (an occupation, a unit, a roadmap …), whatever its capitals;
//! - at the head of a sentence: a title of one word, or a word that some text writes with a capital elsewhere; unless
//!   a text writes it without one.
//!
//! A **number** is a word that begins with a digit, a number in words (with *un*, *une* and *one*), or what an item
//! draws. Marks that follow one another are one: a name and a first name, thousands apart.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Word, words};

/// What stands for a name.
const NAME: &str = "§";
/// What stands for a number.
const NUMBER: &str = "#";

/// Numbers in words, in both languages.
const NUMBERS: [&str; 62] = [
    "zéro",
    "un",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "vingts",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "cents",
    "mille",
    "million",
    "millions",
    "milliard",
    "milliards",
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "billion",
    "billions",
];

/// The names that texts give themselves.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Titles of several words in small letters, by their first word; the longest first.
    titles: BTreeMap<String, Vec<Vec<String>>>,
    /// Words that are names even where a capital says nothing, in small letters.
    proper: BTreeSet<String>,
}

impl Names {
    /// From the titles of what is described, and from the texts.
    pub(super) fn new<'a>(
        titles: impl Iterator<Item = &'a str>,
        texts: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut names = Self::default();
        for title in titles {
            let small: Vec<String> = words(title).iter().map(|w| w.text.to_lowercase()).collect();
            match small.as_slice() {
                [] => {}
                [_] if !title.starts_with(char::is_uppercase) => {}
                [one] => {
                    names.proper.insert(one.clone());
                }
                [first, ..] => names.titles.entry(first.clone()).or_default().push(small.clone()),
            }
        }
        for known in names.titles.values_mut() {
            known.sort_by_key(|title| std::cmp::Reverse(title.len()));
        }
        let mut plain = BTreeSet::new();
        for word in texts.flat_map(words) {
            if has_capital(&word) && !word.first {
                names.proper.insert(word.text.to_lowercase());
            } else if word.text.starts_with(char::is_lowercase) {
                plain.insert(word.text.to_lowercase());
            }
        }
        names.proper.retain(|word| !plain.contains(word));
        names
    }

    /// How many of these words make a title; 0 when they begin with none.
    fn title_at(&self, words: &[Word<'_>]) -> usize {
        let Some(first) = words.first() else { return 0 };
        let is = |title: &Vec<String>| {
            title.len() <= words.len()
                && title.iter().zip(words).all(|(known, word)| word.text.to_lowercase() == *known)
        };
        let known = self.titles.get(&first.text.to_lowercase());
        known.and_then(|titles| titles.iter().find(|title| is(title))).map_or(0, Vec::len)
    }

    fn is_name(&self, word: &Word<'_>) -> bool {
        has_capital(word)
            && (!word.first || is_acronym(word.text) || self.proper.contains(&word.text.to_lowercase()))
    }
}

/// The normal form of a text.
pub(super) fn normal(text: &str, names: &Names) -> Vec<String> {
    let words = words(text);
    let mut normal: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let title = names.title_at(&words[at..]);
        at += title.max(1);
        let mark = match word.text {
            _ if title > 0 => NAME,
            text if is_number(text) => NUMBER,
            _ if names.is_name(word) => NAME,
            text => {
                normal.push(text.to_lowercase());
                continue;
            }
        };
        if normal.last().is_none_or(|last| last != mark) {
            normal.push(mark.to_owned());
        }
    }
    normal
}

/// A capital of a word, but of one letter: an elided article, or a pronoun.
fn has_capital(word: &Word<'_>) -> bool {
    word.text.starts_with(char::is_uppercase) && word.text.chars().nth(1).is_some()
}

fn is_acronym(word: &str) -> bool {
    word.chars().all(|c| c.is_uppercase() || c.is_numeric())
}

fn is_number(word: &str) -> bool {
    word.starts_with('{')
        || word.starts_with(char::is_numeric)
        || NUMBERS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> String {
        normal(text, &Names::default()).join(" ")
    }

    #[test]
    fn names_and_numbers_are_marks_and_the_rest_is_in_small_letters() {
        assert_eq!(plain("Le navire Ouessant relève 920 000 mesures."), "le navire § relève # mesures");
        assert_eq!(plain("Vingt-deux agents de la SNCF, le 3 mai."), "# agents de la § le # mai");
        assert_eq!(plain("RTE écrit à Jean Le Goff, d’Ici."), "§ écrit à § d §");
        assert_eq!(plain("In May I read {n} files."), "in § i read # files");
    }

    #[test]
    fn what_the_files_call_something_is_a_name_whatever_its_capitals() {
        let titles = ["Cahier de quart", "Cahier", "Kermeur", "Lire"];
        let texts = ["Un matin à Brest.", "Brest attend.", "Il faut lire."];
        let names = Names::new(titles.into_iter(), texts.into_iter());
        let plain = |text| normal(text, &names).join(" ");
        assert_eq!(plain("Le cahier de quart se lit."), "le § se lit");
        assert_eq!(plain("Kermeur et Brest."), "§ et §");
        assert_eq!(plain("Brest attend."), "§ attend", "a capital elsewhere, and nowhere without");
        assert_eq!(plain("Lire un cahier."), "lire # cahier", "a text writes it without a capital");
    }

    proptest! {
        #[test]
        fn a_text_that_differs_in_a_name_or_a_number_alone_is_the_same(
            before in "[a-z]{2,8}( [a-z]{2,8}){0,5}",
            after in "[a-z]{2,8}( [a-z]{2,8}){0,5}",
            (one, other) in ("[A-Z][a-z]{1,7}", "[A-Z][a-z]{1,7}( [A-Z][a-z]{1,7})?"),
            (few, many) in (0u32..100, 100u32..1_000_000),
        ) {
            // "Un" is a number, whatever its capital.
            prop_assume!(![&one, &other].into_iter().any(|name| name.split(' ').any(is_number)));
            let text = |name: &str, number: u32| format!("{before} {name} {after} {number}.");
            prop_assert_eq!(plain(&text(&one, few)), plain(&text(&other, many)));
        }
    }
}
