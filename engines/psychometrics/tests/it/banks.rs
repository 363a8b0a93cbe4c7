//! Banks and people for simulated sessions: five domains, ten competences.

use psychometrics::simulate::{Bank, BankItem, Draws, Person};
use psychometrics::{Item, Model};

pub(crate) const DOMAINS: usize = 5;

/// A bank of `size` items, each with its minutes and its number of variants.
pub(crate) fn bank(size: usize, mut one: impl FnMut(usize) -> (Item, f64, usize)) -> Bank {
    let mut item = |k: usize| {
        let (item, minutes, variants) = one(k);
        BankItem { item, competence: k % 10, minutes, variants }
    };
    Bank::new((0..size).map(&mut item).collect(), (0..10).map(|c| c % DOMAINS).collect()).unwrap()
}

pub(crate) fn model(bank: &Bank) -> Model {
    Model::equicorrelated(DOMAINS, 0.7, 0.3, bank.domain_of().to_vec()).unwrap()
}

pub(crate) fn people(bank: &Bank, count: usize, seed: u64) -> Vec<Person> {
    let mut draws = Draws::seeded(seed);
    (0..count).map(|_| Person::drawn(&model(bank), &mut draws)).collect()
}
