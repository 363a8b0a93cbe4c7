//! Response times: how long each person took for each item.

use crate::calibration::{check_count, check_item};
use crate::error::Error;

/// Times of many people on many items, each on some of them, in seconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Times {
    items: usize,
    /// By person: item and seconds, by rising items.
    given: Vec<Vec<(usize, f64)>>,
}

impl Times {
    /// The times of people, each a list of items (counted from 0) and seconds in any order.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for more than [`ITEMS_MAX`](crate::calibration::ITEMS_MAX) items, [`Error::NoSuchIn`] for a
    /// person with an item that does not exist, [`Error::NoTime`] for a time that is not a number, infinite,
    /// 0 or negative, [`Error::AnsweredTwice`] for a second time of one person on one item.
    pub fn new<P>(items: usize, people: impl IntoIterator<Item = P>) -> Result<Self, Error>
    where
        P: IntoIterator<Item = (usize, f64)>,
    {
        check_count(items)?;
        let mut given = Vec::new();
        for (person, times) in people.into_iter().enumerate() {
            let mut own: Vec<(usize, f64)> = times.into_iter().collect();
            for (item, seconds) in &own {
                check_item(person, *item, items)?;
                if !(*seconds > 0.0 && seconds.is_finite()) {
                    return Err(Error::NoTime { person, item: *item, seconds: *seconds });
                }
            }
            own.sort_unstable_by_key(|(item, _)| *item);
            if let Some(pair) = own.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                return Err(Error::AnsweredTwice { person, item: pair[0].0 });
            }
            given.push(own);
        }
        Ok(Self { items, given })
    }

    /// How many items.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items
    }

    /// How many people.
    #[must_use]
    pub fn people(&self) -> usize {
        self.given.len()
    }

    /// Person after person, the items and seconds of each.
    pub(super) fn by_person(&self) -> impl Iterator<Item = &[(usize, f64)]> + Clone {
        self.given.iter().map(Vec::as_slice)
    }

    /// Person, item and seconds of each time.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let own = |(person, times): (usize, &'_ [(usize, f64)])| -> Vec<(usize, usize, f64)> {
            times.iter().map(|(item, seconds)| (person, *item, *seconds)).collect()
        };
        self.by_person().enumerate().flat_map(own)
    }
}
