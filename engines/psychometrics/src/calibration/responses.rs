//! The answers that a calibration starts from: who answered which items, with what score.

use crate::error::Error;

/// Answers of many people to many items, each to some of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responses {
    /// By item, the highest score that anybody reached; `None` where nobody answered.
    reached: Vec<Option<usize>>,
    /// Where each person's answers begin; one more than there are people.
    starts: Vec<usize>,
    /// Item and score, person after person, each by rising items.
    given: Vec<(u32, u8)>,
}

impl Responses {
    /// The answers of people, each a list of items (counted from 0) and scores (from 0, at most 10) in any order.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for an item that does not exist or a score above 10, [`Error::AnsweredTwice`] where a person
    /// answers an item again: two answers to one item are not independent.
    pub fn new<P>(items: usize, people: impl IntoIterator<Item = P>) -> Result<Self, Error>
    where
        P: IntoIterator<Item = (usize, usize)>,
    {
        let mut all = Self { reached: vec![None; items], starts: vec![0], given: Vec::new() };
        for (person, answers) in people.into_iter().enumerate() {
            let from = all.given.len();
            for (item, score) in answers {
                if item >= items {
                    return Err(Error::NoSuch { what: "the item", index: item, count: items });
                }
                let count = crate::response::THRESHOLDS_MAX + 1;
                if score >= count {
                    return Err(Error::NoSuch { what: "the score", index: score, count });
                }
                all.reached[item] = all.reached[item].max(Some(score));
                // Both were just checked against small bounds.
                all.given.push((item as u32, score as u8));
            }
            let own = &mut all.given[from..];
            own.sort_unstable();
            if let Some(pair) = own.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                return Err(Error::AnsweredTwice { person, item: pair[0].0 as usize });
            }
            all.starts.push(all.given.len());
        }
        Ok(all)
    }

    /// How many items.
    #[must_use]
    pub fn items(&self) -> usize {
        self.reached.len()
    }

    /// How many people.
    #[must_use]
    pub fn people(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many answers.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.given.len()
    }

    /// The highest score that anybody reached on an item; `None` where nobody answered it.
    #[must_use]
    pub fn reached(&self, item: usize) -> Option<usize> {
        self.reached[item]
    }

    /// By item, by score up to the highest reached, how many people reached it.
    pub(super) fn counts(&self) -> Vec<Vec<f64>> {
        let mut counts: Vec<Vec<f64>> =
            self.reached.iter().map(|reached| vec![0.0; reached.map_or(0, |score| score + 1)]).collect();
        for (item, score) in &self.given {
            counts[*item as usize][usize::from(*score)] += 1.0;
        }
        counts
    }

    /// A person's answers, each an item and a score, by rising items.
    pub fn answers_of(&self, person: usize) -> impl Iterator<Item = (usize, usize)> {
        self.of(person).iter().map(|(item, score)| (*item as usize, usize::from(*score)))
    }

    pub(crate) fn of(&self, person: usize) -> &[(u32, u8)] {
        &self.given[self.starts[person]..self.starts[person + 1]]
    }
}
