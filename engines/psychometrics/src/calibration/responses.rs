//! The answers that a calibration starts from: who answered which items, with what score.

use crate::error::Error;
use crate::response::THRESHOLDS_MAX;

/// Most items that answers may be of: more than any bank has, and tables of them still fit into memory.
pub const ITEMS_MAX: usize = 1_000_000;

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
    /// The answers of people, each a list of items (counted from 0, at most [`ITEMS_MAX`]) and scores (from 0, at most 10)
    /// in any order.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for too many items, [`Error::NoSuchIn`] for a person with an item that does not exist,
    /// [`Error::NoScore`] for a score above 10, [`Error::AnsweredTwice`] where a person answers an item again: two answers
    /// to one item are not independent.
    pub fn new<P>(items: usize, people: impl IntoIterator<Item = P>) -> Result<Self, Error>
    where
        P: IntoIterator<Item = (usize, usize)>,
    {
        check_count(items)?;
        let mut all = Self { reached: vec![None; items], starts: vec![0], given: Vec::new() };
        for (person, answers) in people.into_iter().enumerate() {
            let from = all.given.len();
            for (item, score) in answers {
                check_item(person, item, items)?;
                if score > THRESHOLDS_MAX {
                    return Err(Error::NoScore { person, item, score, greatest: THRESHOLDS_MAX });
                }
                all.reached[item] = all.reached[item].max(Some(score));
                // Both were just checked: an item is below a million, a score at most 10.
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

    /// The highest score that anybody reached on an item; `None` where nobody answered it, or it does not exist.
    #[must_use]
    pub fn reached(&self, item: usize) -> Option<usize> {
        self.reached.get(item).copied().flatten()
    }

    /// Refuses scores of an item that are above its highest, naming the first person who has one.
    pub(crate) fn check_scores(&self, item: usize, greatest: usize) -> Result<(), Error> {
        if self.reached(item).is_none_or(|reached| reached <= greatest) {
            return Ok(());
        }
        let above = |person: usize| {
            let own = self.answers_of(person).find(|(of, score)| *of == item && *score > greatest);
            own.map(|(item, score)| Error::NoScore { person, item, score, greatest })
        };
        (0..self.people()).find_map(above).map_or(Ok(()), Err)
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

    /// A person's answers, each an item and a score, by rising items; none of one who does not exist.
    pub fn answers_of(&self, person: usize) -> impl Iterator<Item = (usize, usize)> {
        self.of(person).iter().map(|(item, score)| (*item as usize, usize::from(*score)))
    }

    pub(crate) fn of(&self, person: usize) -> &[(u32, u8)] {
        match self.starts.get(person..) {
            Some([from, to, ..]) => &self.given[*from..*to],
            _ => &[],
        }
    }
}

/// Refuses more items than there is room for.
pub(crate) fn check_count(items: usize) -> Result<(), Error> {
    if items <= ITEMS_MAX {
        return Ok(());
    }
    Err(Error::OutOfRange { what: "the number of items", value: items as f64, allowed: "at most 1000000" })
}

/// Refuses a person's item that does not exist.
pub(crate) fn check_item(person: usize, item: usize, items: usize) -> Result<(), Error> {
    if item < items {
        return Ok(());
    }
    let (list, what) = ("person", "item");
    Err(Error::NoSuchIn { list, entry: person, person: None, what, index: item, count: items })
}
