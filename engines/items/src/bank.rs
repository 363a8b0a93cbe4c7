//! All families, found by id or by competence.

use std::collections::BTreeMap;

use crate::Family;

/// The item bank: families sorted by id, so that every place that walks them has the same order.
#[derive(Clone, Debug, Default)]
pub struct Bank {
    families: Vec<Family>,
    by_id: BTreeMap<String, usize>,
}

impl Bank {
    /// A bank of these families; of two with one id the later is dropped (the checker refuses such content).
    pub fn new(mut families: Vec<Family>) -> Self {
        families.sort_by(|a, b| a.id.cmp(&b.id));
        families.dedup_by(|later, first| later.id == first.id);
        let by_id = families.iter().enumerate().map(|(i, f)| (f.id.clone(), i)).collect();
        Self { families, by_id }
    }

    /// Every family, sorted by id.
    pub fn families(&self) -> &[Family] {
        &self.families
    }

    /// The family of an id.
    pub fn get(&self, id: &str) -> Option<&Family> {
        self.by_id.get(id).and_then(|i| self.families.get(*i))
    }

    /// The place of a family in [`families`](Self::families).
    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}
