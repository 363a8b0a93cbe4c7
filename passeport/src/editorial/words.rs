//! Words and sentences of a text.
//!
//! A word is a run of letters and digits: an apostrophe or a hyphen ends it, so that no elision hides a word from
//! the count. What an item draws, `{n}`, is one word. A sentence ends at `.`, `?`, `!` or `…` unless a small letter
//! follows, at an empty line, and where the next item of a list begins.

/// A word, where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it is written.
    pub(super) text: &'a str,
    /// Bytes before it.
    pub(super) at: usize,
    /// Whether its capital says nothing: it begins a sentence, or what is quoted.
    pub(super) first: bool,
}

/// A sentence; it has a word at least.
pub(super) struct Sentence<'a> {
    /// Bytes before its first word.
    pub(super) at: usize,
    /// Its words.
    pub(super) words: Vec<Word<'a>>,
}

/// What ends a sentence.
const ENDS: [char; 4] = ['.', '?', '!', '…'];
/// What may stand between the end of a sentence and the next one.
const CLOSES: [char; 9] = ['.', '?', '!', '…', '»', '”', '"', '’', ')'];
/// What begins a quotation.
const OPENS: [char; 4] = ['«', '“', '"', '('];

/// The sentences of a text, in order.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let (mut sentences, mut words) = (Vec::new(), Vec::new());
    let (mut at, mut first) = (0, true);
    while let Some(c) = text[at..].chars().next() {
        let length = word_length(&text[at..]);
        if length > 0 {
            words.push(Word { text: &text[at..at + length], at, first });
            (at, first) = (at + length, false);
            continue;
        }
        if ends(&text[at..]) {
            sentences.push(std::mem::take(&mut words));
            first = true;
        }
        first |= OPENS.contains(&c);
        at += c.len_utf8();
    }
    sentences.push(words);
    let with_words = sentences.into_iter().filter_map(|words| {
        let at = words.first()?.at;
        Some(Sentence { at, words })
    });
    with_words.collect()
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    sentences(text).into_iter().flat_map(|sentence| sentence.words).collect()
}

/// How many words the longest sentence of a text has.
pub fn longest_sentence(text: &str) -> usize {
    sentences(text).iter().map(|sentence| sentence.words.len()).max().unwrap_or(0)
}

/// Bytes of the word that a text begins with; 0 when it begins with none.
fn word_length(text: &str) -> usize {
    let mark = text.strip_prefix('{').and_then(|inner| inner.find(['}', '\n', '{']));
    if let Some(inside) = mark.filter(|inside| text[1 + inside..].starts_with('}')) {
        return inside + 2;
    }
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

/// Whether a sentence ends where this begins.
fn ends(text: &str) -> bool {
    if let Some(below) = text.strip_prefix('\n') {
        let line = below.trim_start_matches([' ', '\t']);
        return line.starts_with('\n') || is_item(line);
    }
    let Some(after) = text.strip_prefix(ENDS) else { return false };
    let next = after.trim_start_matches(|c: char| c.is_whitespace() || CLOSES.contains(&c));
    let between = &after[..after.len() - next.len()];
    next.is_empty() || (between.contains(char::is_whitespace) && !next.starts_with(char::is_lowercase))
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    ["- ", "* ", "– "].iter().any(|mark| line.starts_with(mark))
        || (digits > 0 && line[digits..].starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counted(text: &str) -> Vec<usize> {
        sentences(text).iter().map(|s| s.words.len()).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        assert_eq!(counted("L’agent lit. Il répond !"), [3, 2]);
        assert_eq!(counted("De 8.30 à 17 h 30, poste 4… puis rien."), [11], "a number, and a small letter");
        assert_eq!(counted("« Qui ? » demande-t-elle. « Moi. » Bien."), [4, 1, 1]);
        assert_eq!(counted("Un titre\n\nUn texte\nqui va à la ligne\n- un\n- deux"), [2, 7, 1, 1]);
        assert_eq!(counted("{flagged} dossiers, dont {s.good}."), [4], "what is drawn is a word");
        assert_eq!(counted(" … "), [0; 0]);
        assert_eq!(longest_sentence("Un. Deux trois."), 2);
        assert_eq!(longest_sentence(""), 0);
    }

    #[test]
    fn a_capital_says_nothing_at_the_head_of_a_sentence_or_of_a_quotation() {
        let first =
            |text| words(text).iter().filter(|w| w.first).map(|w| w.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(first("Le quai. « Venez » à Brest (Finistère)."), ["Le", "Venez", "Finistère"]);
    }

    proptest! {
        #[test]
        fn no_word_is_lost_whatever_the_text(text in "\\PC{0,60}") {
            for word in words(&text) {
                prop_assert_eq!(&text[word.at..word.at + word.text.len()], word.text);
            }
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
            let found: usize = words(&text).iter().map(|w| letters(w.text)).sum();
            prop_assert_eq!(found, letters(&text));
        }
    }
}
