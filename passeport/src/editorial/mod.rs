//! The editorial rule: no description says what another one says, and no sentence is long. Pure.
//!
//! - `words` cuts a text into words and sentences;
//! - `normal` takes names and numbers out of it, so that a text copied with another name in it is seen;
//! - `alike` compares the texts, by an index of their word 5-grams;
//! - `gather` finds the texts in the files of content and of organisations;
//! - [`check`] names every fault, and gives the figures.
//!
//! **How to add a kind of description**: its key in `DESCRIPTIONS` of `gather`.

mod alike;
mod gather;
mod normal;
mod words;

use std::collections::BTreeSet;

use kit::{Fault, Language};

use alike::{Pair, openings, pairs};
pub(crate) use gather::{Gathered, gather};
use normal::{Names, normal};
pub use words::longest_sentence;

/// Largest share of its word 5-grams that a description may have in common with another one: beyond it, readers
/// take the two for one text.
const SHARE_MAX: f64 = 0.40;
/// Most words of a sentence: whoever reads on a screen, or in a second language, loses the thread of a longer one.
pub const SENTENCE_WORDS_MAX: usize = 35;
/// Words of a sentence that a fault quotes.
const QUOTED_WORDS: usize = 6;

/// A text that people read, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// The file, as it is told.
    pub(crate) file: String,
    /// The line of its beginning, from 1.
    pub(crate) line: usize,
    /// Whether each new line of it is one of the file.
    pub(crate) by_lines: bool,
    /// Of which of the folders that are checked, from 0.
    pub(crate) folder: usize,
    /// The language it is compared in.
    pub(crate) language: Language,
    /// What it says.
    pub(crate) text: String,
    /// Whether it describes something, and is compared with the others that do.
    pub(crate) describes: bool,
}

impl Passage {
    fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    fn fault(&self, line: usize, reason: String) -> Fault {
        Fault { file: self.file.clone(), line, reason }
    }
}

/// What was found in a folder, whether it breaks the rule or not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    /// How many descriptions were compared.
    pub(crate) descriptions: usize,
    /// The largest share of word 5-grams that one of them has in common with another, from 0 to 1, and their places.
    pub(crate) closest: Option<(f64, String, String)>,
    /// The words of the longest sentence, and its place.
    pub(crate) longest: Option<(usize, String)>,
}

impl Figures {
    /// In a line, for whoever ran the check.
    pub(crate) fn told(&self) -> String {
        let mut told = format!("{} descriptions compared; ", self.descriptions);
        told += &match &self.closest {
            Some((share, one, other)) => {
                format!(
                    "the closest share {} of word 5-grams (limit {}): {one} and {other}",
                    percent(*share),
                    limit()
                )
            }
            None => format!("no word 5-gram shared (limit {})", limit()),
        };
        if let Some((words, place)) = &self.longest {
            told +=
                &format!("; the longest sentence has {words} words (limit {SENTENCE_WORDS_MAX}): {place}");
        }
        told
    }
}

/// Every fault, with the place of its folder, and the figures of each folder.
pub(crate) fn check(gathered: &Gathered, folders: usize) -> (Vec<(usize, Fault)>, Vec<Figures>) {
    let (mut faults, mut figures) = (Vec::new(), vec![Figures::default(); folders]);
    for passage in &gathered.passages {
        sentences(passage, &mut figures[passage.folder], &mut faults);
    }
    for language in Language::ALL {
        let described: Vec<&Passage> =
            gathered.passages.iter().filter(|p| p.describes && p.language == language).collect();
        for passage in &described {
            figures[passage.folder].descriptions += 1;
        }
        compare(&described, &gathered.titles, &mut figures, &mut faults);
    }
    (faults, figures)
}

/// The sentences of a text, each within the limit.
fn sentences(passage: &Passage, figures: &mut Figures, faults: &mut Vec<(usize, Fault)>) {
    for sentence in words::sentences(&passage.text) {
        let new_lines = passage.text[..sentence.at].matches('\n').count();
        let line = passage.line + if passage.by_lines { new_lines } else { 0 };
        if figures.longest.as_ref().is_none_or(|(words, _)| *words < sentence.words.len()) {
            figures.longest = Some((sentence.words.len(), format!("{}:{line}", passage.file)));
        }
        if sentence.words.len() > SENTENCE_WORDS_MAX {
            let begins = &passage.text[sentence.at..sentence.words[QUOTED_WORDS].at];
            let begins = begins.split_whitespace().collect::<Vec<_>>().join(" ");
            let reason = format!(
                "a sentence of {} words (limit {SENTENCE_WORDS_MAX}), “{begins} …”; make two of it",
                sentence.words.len()
            );
            faults.push((passage.folder, passage.fault(line, reason)));
        }
    }
}

/// Descriptions in one language, each with every other.
fn compare(
    described: &[&Passage],
    titles: &[String],
    figures: &mut [Figures],
    faults: &mut Vec<(usize, Fault)>,
) {
    let names = Names::new(titles.iter().map(String::as_str), described.iter().map(|p| p.text.as_str()));
    let normals: Vec<Vec<String>> = described.iter().map(|p| normal(&p.text, &names)).collect();
    let mut named = BTreeSet::new();
    pairs(&normals, &mut |Pair { earlier, later, share }| {
        let (one, other) = (described[earlier], described[later]);
        for folder in BTreeSet::from([one.folder, other.folder]) {
            let closest = &mut figures[folder].closest;
            if closest.as_ref().is_none_or(|(most, ..)| *most < share) {
                *closest = Some((share, one.place(), other.place()));
            }
        }
        if share > SHARE_MAX {
            let (share, limit) = (percent(share), limit());
            let place = one.place();
            let reason =
                format!("{share} of word 5-grams shared with {place} (limit {limit}); say what is its own");
            faults.push((other.folder, other.fault(other.line, reason)));
            named.insert((earlier, later));
        }
    });
    for (earlier, later) in openings(&normals) {
        if named.contains(&(earlier, later)) {
            continue;
        }
        let (place, words) = (described[earlier].place(), normals[later][..alike::OPENING].join(" "));
        let reason = format!("the same first six words as {place}, “{words}”; begin otherwise");
        faults.push((described[later].folder, described[later].fault(described[later].line, reason)));
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

fn limit() -> String {
    format!("{:.0} %", 100.0 * SHARE_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;

    #[test]
    fn what_the_binary_carries_keeps_the_rule() {
        let mut gathered = Gathered::default();
        let folders = ["armees", "finances"];
        gather(&content::embedded(), (0, "content"), &mut gathered);
        for (place, name) in folders.iter().enumerate() {
            gather(&content::embedded_organisation(name), (place + 1, name), &mut gathered);
        }
        let (faults, figures) = check(&gathered, 1 + folders.len());
        assert!(faults.is_empty(), "{faults:#?}");
        for figures in figures {
            assert!(figures.descriptions > 0 && figures.longest.is_some(), "{}", figures.told());
        }
    }
}
