//! The bank that simulated sessions draw on.

use crate::error::Error;
use crate::response::Item;

/// An item of a bank.
#[derive(Debug, Clone, PartialEq)]
pub struct BankItem {
    /// The item.
    pub item: Item,
    /// The competence it measures, counted from 0.
    pub competence: usize,
    /// The time it is expected to take, in minutes; above 0.
    pub minutes: f64,
    /// How many variants it has: 1 for a fixed question, more where it is generated anew.
    pub variants: usize,
}

/// Items, their competences and the domains of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Bank {
    items: Vec<BankItem>,
    domain_of: Vec<usize>,
    domains: usize,
}

impl Bank {
    /// A bank; `domain_of` is the domain of each competence, counted from 0.
    ///
    /// # Errors
    /// [`Error::WrongSize`] for a bank without an item, [`Error::NoSuch`] for a competence that does not exist,
    /// [`Error::OutOfRange`] for a time that is not above 0 or an item without a variant.
    pub fn new(items: Vec<BankItem>, domain_of: Vec<usize>) -> Result<Self, Error> {
        if items.is_empty() {
            return Err(Error::WrongSize { what: "the bank", found: 0, expected: 1 });
        }
        for item in &items {
            let (index, count) = (item.competence, domain_of.len());
            if index >= count {
                return Err(Error::NoSuch { what: "competence", index, count });
            }
            if !(item.minutes > 0.0 && item.minutes.is_finite()) {
                let what = "the time of an item in minutes";
                return Err(Error::OutOfRange { what, value: item.minutes, allowed: "finite and above 0" });
            }
            if item.variants == 0 {
                let what = "the number of variants of an item";
                return Err(Error::OutOfRange { what, value: 0.0, allowed: "at least 1" });
            }
        }
        let domains = domain_of.iter().max().map_or(0, |last| last + 1);
        Ok(Self { items, domain_of, domains })
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[BankItem] {
        &self.items
    }

    /// The domain of each competence.
    #[must_use]
    pub fn domain_of(&self) -> &[usize] {
        &self.domain_of
    }

    /// How many domains.
    #[must_use]
    pub const fn domains(&self) -> usize {
        self.domains
    }

    /// The domain of an item; panics, as an index does, for one that does not exist.
    #[must_use]
    pub fn domain(&self, item: usize) -> usize {
        self.domain_of[self.items[item].competence]
    }
}
