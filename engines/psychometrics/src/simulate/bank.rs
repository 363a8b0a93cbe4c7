//! The bank that simulated sessions draw on.

use crate::error::Error;
use crate::response::Item;
use crate::scope::DOMAINS_MAX;

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
    /// A bank; `domain_of` is the domain of each competence, counted from 0, below [`DOMAINS_MAX`].
    ///
    /// # Errors
    /// [`Error::TooFew`] for a bank without an item; naming the entry at fault, [`Error::NoSuchIn`] for a domain or a
    /// competence that does not exist, and [`Error::Entry`] for a time that is not above 0 or an item without a variant.
    pub fn new(items: Vec<BankItem>, domain_of: Vec<usize>) -> Result<Self, Error> {
        if items.is_empty() {
            return Err(Error::TooFew { what: "the items of the bank", found: 0, least: 1 });
        }
        if let Some(entry) = domain_of.iter().position(|domain| *domain >= DOMAINS_MAX) {
            let (list, what, index, count) = ("competence", "domain", domain_of[entry], DOMAINS_MAX);
            return Err(Error::NoSuchIn { list, entry, person: None, what, index, count });
        }
        for (entry, item) in items.iter().enumerate() {
            let (index, count) = (item.competence, domain_of.len());
            if index >= count {
                let (list, what) = ("item", "competence");
                return Err(Error::NoSuchIn { list, entry, person: None, what, index, count });
            }
            if !(item.minutes > 0.0 && item.minutes.is_finite()) {
                let (what, value) = ("the bank's time in minutes", item.minutes);
                return Err(Error::Entry { what, index: entry, value, allowed: "finite and above 0" });
            }
            if item.variants == 0 {
                let what = "the bank's number of variants";
                return Err(Error::Entry { what, index: entry, value: 0.0, allowed: "at least 1" });
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
