//! What a session knows while it goes on, by the way it estimates.

use super::bank::{Bank, BankItem};
use super::draws::Draws;
use super::rules::{Rules, Select};
use crate::error::Error;
use crate::estimate::{Response, estimate};
use crate::model::Model;
use crate::numbers::Weight;
use crate::pix_like::PixLike;
use crate::posterior::{Estimate, Posterior};
use crate::response::{Item, ItemParameters};
use crate::scope::Scope;
use crate::selection::{Candidate, choose, falls, log_determinant_fall, undecided_fall};
use crate::unidimensional::{Prior, Running, Tabulated};

/// What is made once for all sessions.
pub(super) struct Prepared<'a> {
    pub(super) bank: &'a Bank,
    pub(super) rules: &'a Rules,
    /// Of each domain, the items that measure it, tabulated; empty unless one ability a domain is estimated so.
    tables: Vec<Table>,
    /// Of each item, its place in its domain's table.
    place: Vec<usize>,
    /// Two-parameter items of the peer; empty unless its method is used.
    plain: Vec<ItemParameters>,
}

struct Table {
    items: Vec<usize>,
    table: Option<Tabulated>,
}

/// What is known in one session.
pub(super) enum State<'a> {
    /// One ability a domain.
    Separate(Vec<Option<Running>>),
    /// All together.
    Joint { model: &'a Model, answers: Vec<Response>, posterior: Box<Posterior> },
    /// The peer's numbers, and the competences of its last questions.
    PixLike { numbers: Vec<PixLike>, last: Vec<usize> },
}

/// Of a domain without an item nothing can be known beyond the prior.
fn prior() -> Estimate {
    Estimate::by_construction(0.0, 1.0)
}

impl<'a> Prepared<'a> {
    pub(super) fn new(bank: &'a Bank, rules: &'a Rules) -> Result<Self, Error> {
        let mut prepared = Self { bank, rules, tables: Vec::new(), place: Vec::new(), plain: Vec::new() };
        match &rules.select {
            Select::Information | Select::ExpectedVariance => prepared.tabulate()?,
            Select::Joint(model) | Select::JointDeterminant(model) | Select::JointVerdict(model, _) => {
                check(model, bank)?;
            }
            Select::JointEach(models) => models.iter().try_for_each(|model| check(model, bank))?,
            Select::PixLike => prepared.plain = plain(bank)?,
        }
        Ok(prepared)
    }

    fn tabulate(&mut self) -> Result<(), Error> {
        let mut of = vec![Vec::new(); self.bank.domains()];
        for item in 0..self.bank.items().len() {
            let domain: &mut Vec<usize> = &mut of[self.bank.domain(item)];
            self.place.push(domain.len());
            domain.push(item);
        }
        for items in of {
            let own: Vec<Item> = items.iter().map(|item| self.bank.items()[*item].item.clone()).collect();
            let table = if own.is_empty() { None } else { Some(Tabulated::new(own, Prior::STANDARD)?) };
            self.tables.push(Table { items, table });
        }
        Ok(())
    }

    /// What is known of a person (counted from 0) before her first answer.
    pub(super) fn start(&self, person: usize) -> Result<State<'a>, Error> {
        let joint = |model: &'a Model| {
            let posterior = Box::new(estimate(model, &[])?);
            Ok(State::Joint { model, answers: Vec::new(), posterior })
        };
        Ok(match &self.rules.select {
            Select::Information | Select::ExpectedVariance => {
                State::Separate(self.tables.iter().map(|t| t.table.as_ref().map(Tabulated::start)).collect())
            }
            Select::Joint(model) | Select::JointDeterminant(model) | Select::JointVerdict(model, _) => {
                joint(model)?
            }
            Select::JointEach(models) => joint(models.get(person).ok_or(Error::NoSuch {
                what: "the model of person",
                index: person,
                count: models.len(),
            })?)?,
            Select::PixLike => {
                State::PixLike { numbers: vec![PixLike::default(); self.bank.domains()], last: Vec::new() }
            }
        })
    }

    /// The next item among those that are `open`; `asked` so far. What an item tells counts its `share_of_gain`.
    pub(super) fn pick(
        &self,
        state: &State<'_>,
        (open, asked): (&[bool], &[usize]),
        share_of_gain: impl Fn(usize) -> f64,
        draws: &mut Draws,
    ) -> Option<usize> {
        match state {
            State::Separate(running) => {
                let domain = self.turn(open, asked)?;
                let (table, running) = (&self.tables[domain], running[domain].as_ref()?);
                self.best(self.gains(table, running, open), share_of_gain, draws)
            }
            State::Joint { posterior, .. } => {
                self.best(self.joint_gains(posterior, open), share_of_gain, draws)
            }
            State::PixLike { numbers, last } => {
                let domain = self.turn(open, asked)?;
                let candidates: Vec<(usize, f64)> = self
                    .themes(open, asked, last, domain)
                    .into_iter()
                    .map(|item| (item, share_of_gain(item) * numbers[domain].information(&self.plain[item])))
                    .collect();
                PixLike::choose(&candidates, || draws.uniform())
            }
        }
    }

    fn joint_gains(&self, posterior: &Posterior, open: &[bool]) -> Vec<(usize, f64)> {
        let of = |item: usize| (self.bank.items()[item].competence, &self.bank.items()[item].item);
        let each = |gain: &dyn Fn(usize, &Item) -> f64| -> Vec<f64> {
            places(open).map(of).map(|(competence, item)| gain(competence, item)).collect()
        };
        let gains = match self.rules.select {
            Select::JointDeterminant(_) => each(&|c, item| log_determinant_fall(posterior, c, item)),
            Select::JointVerdict(_, cut) => each(&|c, item| {
                (0..posterior.domains()).map(|d| undecided_fall(posterior, d, cut, c, item)).sum()
            }),
            _ => falls(posterior, places(open).map(of), Scope::ALL),
        };
        places(open).zip(gains).collect()
    }

    /// The domain whose turn it is: the one asked least that has an item left.
    fn turn(&self, open: &[bool], asked: &[usize]) -> Option<usize> {
        let mut counts = vec![None; self.bank.domains()];
        places(open).for_each(|item| counts[self.bank.domain(item)] = Some(0));
        asked.iter().for_each(|item| {
            if let Some(count) = &mut counts[self.bank.domain(*item)] {
                *count += 1;
            }
        });
        let open = counts.iter().enumerate().filter_map(|(domain, count)| count.map(|count| (count, domain)));
        open.min().map(|(_, domain)| domain)
    }

    fn gains(&self, table: &Table, running: &Running, open: &[bool]) -> Vec<(usize, f64)> {
        let known = running.expected();
        let variance = known.standard_error.get() * known.standard_error.get();
        let own = table.items.iter().enumerate().filter(|(_, item)| open[**item]);
        let information = self.rules.select == Select::Information;
        let gain = |(place, item): (usize, &usize)| {
            let gain = match &table.table {
                Some(_) if information => self.bank.items()[*item].item.information_at(known.mean.get()),
                Some(table) => (variance - table.expected_variance(running, place)).max(0.0),
                None => 0.0,
            };
            (*item, gain)
        };
        own.map(gain).collect()
    }

    /// The best a minute where minutes are limited, else the best.
    fn best(
        &self,
        gains: Vec<(usize, f64)>,
        share_of_gain: impl Fn(usize) -> f64,
        draws: &mut Draws,
    ) -> Option<usize> {
        let by_minute = self.rules.limits.minutes.is_some();
        let candidate = |(item, gain): (usize, f64)| {
            let minutes = if by_minute { self.bank.items()[item].minutes } else { 1.0 };
            Candidate::new(item, share_of_gain(item) * gain, minutes).ok()
        };
        let candidates: Vec<Candidate> = gains.into_iter().filter_map(candidate).collect();
        choose(&candidates, self.rules.among, draws.uniform())
    }

    /// The peer's questions: every competence once before a second, two others between two of one, where there are any.
    fn themes(&self, open: &[bool], asked: &[usize], last: &[usize], domain: usize) -> Vec<usize> {
        let of = |item: usize| self.bank.items()[item].competence;
        let count = |item: usize| asked.iter().filter(|other| of(**other) == of(item)).count();
        let own: Vec<usize> = places(open).filter(|item| self.bank.domain(*item) == domain).collect();
        let apart: Vec<usize> = own.iter().copied().filter(|item| !last.contains(&of(*item))).collect();
        let left = if apart.is_empty() { own } else { apart };
        let fewest = left.iter().map(|item| count(*item)).min().unwrap_or(0);
        left.into_iter().filter(|item| count(*item) == fewest).collect()
    }

    /// Takes in an answer.
    pub(super) fn learn(&self, state: &mut State<'_>, item: usize, score: usize) -> Result<(), Error> {
        let (domain, of) = (self.bank.domain(item), &self.bank.items()[item]);
        match state {
            State::Separate(running) => {
                if let (Some(table), Some(running)) = (&self.tables[domain].table, &mut running[domain]) {
                    table.learn(running, self.place[item], score)?;
                }
            }
            State::Joint { model, answers, posterior } => {
                let (competence, item, weight) = (of.competence, of.item.clone(), Weight::FULL);
                answers.push(Response { competence, item, score, weight });
                **posterior = estimate(model, answers)?;
            }
            State::PixLike { numbers, last } => {
                numbers[domain].learn(&self.plain[item], score > 0);
                last.push(of.competence);
                if last.len() > 2 {
                    last.remove(0);
                }
            }
        }
        Ok(())
    }
}

impl State<'_> {
    pub(super) fn domain(&self, domain: usize) -> Estimate {
        match self {
            Self::Separate(running) => running[domain].as_ref().map_or_else(prior, Running::expected),
            Self::Joint { posterior, .. } => posterior.domain(domain),
            Self::PixLike { numbers, .. } => numbers[domain].estimate(),
        }
    }

    /// Where only a domain is estimated, its competences are taken to be where it is.
    pub(super) fn competence(&self, competence: usize, domain: usize) -> Estimate {
        match self {
            Self::Joint { posterior, .. } => posterior.competence(competence),
            _ => self.domain(domain),
        }
    }
}

fn places(open: &[bool]) -> impl Iterator<Item = usize> {
    open.iter().enumerate().filter(|(_, open)| **open).map(|(item, _)| item)
}

fn check(model: &Model, bank: &Bank) -> Result<(), Error> {
    if model.domain_of() == bank.domain_of() {
        return Ok(());
    }
    let (found, expected) = (model.competences(), bank.domain_of().len());
    if found != expected {
        return Err(Error::WrongSize { what: "the model's list of competences", found, expected });
    }
    let apart = model.domain_of().iter().zip(bank.domain_of()).position(|(own, other)| own != other);
    let (what, index) = ("the model's domain", apart.unwrap_or(0));
    let value = model.domain_of().get(index).map_or(0.0, |domain| *domain as f64);
    Err(Error::Entry { what, index, value, allowed: "that of the same competence of the bank" })
}

fn plain(bank: &Bank) -> Result<Vec<ItemParameters>, Error> {
    let one = |(item, of): (usize, &BankItem)| match &of.item {
        Item::Dichotomous(parameters) => Ok(*parameters),
        _ => Err(Error::NotDichotomous { item }),
    };
    bank.items().iter().enumerate().map(one).collect()
}
