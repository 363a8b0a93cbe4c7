//! Texts that are alike: by the word 5-grams that two of them share, and by how they begin.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words of a gram: five in the same order are rarely written twice by chance.
const GRAM: usize = 5;
/// Words of an opening.
pub(super) const OPENING: usize = 6;

/// Two texts, by their places, that share a gram.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    /// The one that comes first.
    pub(super) earlier: usize,
    /// The other one.
    pub(super) later: usize,
    /// What they share, of the grams of the shorter one: from 0 to 1.
    pub(super) share: f64,
}

/// The grams of a text in its normal form, each once. A text of fewer words is one gram.
fn grams(words: &[String]) -> BTreeSet<&[String]> {
    match words.len() {
        0 => BTreeSet::new(),
        few => words.windows(few.min(GRAM)).collect(),
    }
}

/// Hands out every pair of texts that share a gram. An index from grams to the texts that have them spares comparing
/// all with all.
pub(super) fn pairs(texts: &[Vec<String>], found: &mut impl FnMut(Pair)) {
    let mut having: HashMap<&[String], Vec<usize>> = HashMap::new();
    let mut sizes = Vec::with_capacity(texts.len());
    for (later, text) in texts.iter().enumerate() {
        let own = grams(text);
        sizes.push(own.len());
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for gram in own {
            let earlier = having.entry(gram).or_default();
            for other in earlier.iter() {
                *shared.entry(*other).or_default() += 1;
            }
            earlier.push(later);
        }
        for (earlier, count) in shared {
            found(Pair { earlier, later, share: count as f64 / sizes[earlier].min(sizes[later]) as f64 });
        }
    }
}

/// Every text whose first words are those of an earlier one, after that one.
pub(super) fn openings(texts: &[Vec<String>]) -> Vec<(usize, usize)> {
    let mut first: HashMap<&[String], usize> = HashMap::new();
    let mut same = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let Some(opening) = text.get(..OPENING) else { continue };
        match first.get(opening) {
            Some(earlier) => same.push((*earlier, place)),
            None => {
                first.insert(opening, place);
            }
        }
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    fn share(one: &[String], other: &[String]) -> f64 {
        let mut most = 0.0;
        pairs(&[one.to_vec(), other.to_vec()], &mut |pair| most = pair.share);
        most
    }

    #[test]
    fn the_share_is_that_of_the_shorter_text() {
        let long = text("a b c d e f g h i j k l");
        assert_eq!(share(&long, &text("a b c d e f z")), 2.0 / 3.0);
        assert_eq!(share(&text("x c d e f"), &long), 0.0, "four words in common are none");
        assert_eq!(share(&text("a b"), &text("a b")), 1.0, "a short text is one gram");
        assert_eq!(share(&text("a b"), &long), 0.0);
    }

    #[test]
    fn openings_are_told_of_every_text_after_the_first() {
        let texts = ["a b c d e f g", "a b c d e f h", "a b c d e", "a b c d e f"].map(text);
        assert_eq!(openings(&texts), [(0, 1), (0, 3)]);
    }

    fn some_text() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec("[a-c]", 0..25)
    }

    proptest! {
        #[test]
        fn a_share_is_symmetric_from_0_to_1_and_1_of_what_is_the_same(
            one in some_text(),
            other in some_text(),
        ) {
            let found = share(&one, &other);
            prop_assert!((0.0..=1.0).contains(&found));
            prop_assert_eq!(found, share(&other, &one));
            prop_assert_eq!(share(&one, &one), if one.is_empty() { 0.0 } else { 1.0 });
        }

        #[test]
        fn the_index_finds_what_comparing_all_with_all_finds(
            texts in proptest::collection::vec(some_text(), 0..8),
        ) {
            let mut found = BTreeMap::new();
            pairs(&texts, &mut |pair| { found.insert((pair.earlier, pair.later), pair.share); });
            for later in 0..texts.len() {
                for earlier in 0..later {
                    let (one, other) = (grams(&texts[earlier]), grams(&texts[later]));
                    let shared = one.intersection(&other).count();
                    let share = (shared > 0).then(|| shared as f64 / one.len().min(other.len()) as f64);
                    prop_assert_eq!(found.get(&(earlier, later)).copied(), share);
                }
            }
        }
    }
}
