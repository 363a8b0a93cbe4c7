//! The E step: what each person's ability may be, and from it how many people of each ability reached each score.

use std::ops::Range;

use super::estimates::Estimates;
use super::nodes::{Block, LANES, Nodes, Table};
use super::responses::Responses;
use crate::parts::in_parts;
use crate::posterior::Estimate;

/// Nodes whose share is e⁻²³ of the largest (10⁻¹⁰) and less may be left out; a block is kept until all of its
/// nodes are below e⁻²⁸, so that it does not come and go.
const LEFT_OUT: f64 = 23.0;
const DROPPED: f64 = 28.0;

/// Who answered, in which group: what stays the same over all rounds.
pub(super) struct People<'a> {
    pub(super) responses: &'a Responses,
    /// What was known of people before these answers.
    pub(super) before: Before<'a>,
    /// Whether these answers tell of abilities too; otherwise only what was known before does.
    pub(super) telling: bool,
    /// Where the rows of each item begin, one row a score; then how many rows there are.
    pub(super) begins: Vec<usize>,
}

/// What is known of people before any answer.
#[derive(Clone, Copy)]
pub(super) enum Before<'a> {
    /// All are of one population.
    Population,
    /// The group of each.
    Groups(&'a [usize]),
    /// The ability of each, from other answers.
    Abilities(&'a [Estimate]),
}

impl<'a> People<'a> {
    pub(super) fn new(responses: &'a Responses, before: Before<'a>, estimates: &Estimates) -> Self {
        let mut begins = vec![0];
        for curve in &estimates.curves {
            begins.push(begins[begins.len() - 1] + curve.kind.score_max() + 1);
        }
        Self { responses, before, telling: true, begins }
    }

    pub(super) fn count(&self) -> usize {
        self.responses.people()
    }

    pub(super) fn group(&self, person: usize) -> usize {
        match self.before {
            Before::Groups(groups) => groups[person],
            Before::Population | Before::Abilities(_) => 0,
        }
    }

    pub(super) fn rows(&self) -> usize {
        self.begins[self.begins.len() - 1]
    }

    /// The rows of a person's answers.
    pub(super) fn rows_of(&self, person: usize, rows: &mut Vec<usize>) {
        rows.clear();
        let row = |(item, score): &(u32, u8)| self.begins[*item as usize] + usize::from(*score);
        rows.extend(self.responses.of(person).iter().map(row));
    }
}

/// The blocks of nodes where a person may be.
pub(super) type Window = (u8, u8);

/// ln of what was known of a person, at each node.
pub(super) enum Prior<'a> {
    /// That of her group.
    Shared(&'a [Block]),
    /// Her own.
    Own(Vec<Block>),
}

impl Prior<'_> {
    fn blocks(&self) -> &[Block] {
        match self {
            Self::Shared(blocks) => blocks,
            Self::Own(blocks) => blocks,
        }
    }
}

/// ln of the chance of each score of each item, and ln of the share of each population, at each node.
pub(super) struct Chances<'a> {
    nodes: &'a Nodes,
    logs: Table,
    priors: Vec<Vec<Block>>,
}

impl<'a> Chances<'a> {
    pub(super) fn of(nodes: &'a Nodes, estimates: &Estimates) -> Self {
        let curves = &estimates.curves;
        let tables = in_parts(curves.len(), |items| {
            let rows = curves[items.clone()].iter().map(|curve| curve.kind.score_max() + 1).sum();
            let mut logs = Table::zeros(rows, nodes.blocks());
            let mut begin = 0;
            for curve in &curves[items] {
                curve.log_chances(&nodes.theta, |score, node, log| {
                    logs.row_mut(begin + score)[node / LANES][node % LANES] = log;
                });
                begin += curve.kind.score_max() + 1;
            }
            logs
        });
        let mut logs = Table::zeros(0, nodes.blocks());
        tables.into_iter().for_each(|table| logs.append(table));
        let priors = estimates.populations.iter().map(|population| nodes.log_shares(population)).collect();
        Self { nodes, logs, priors }
    }

    /// What was known of a person.
    fn prior(&self, people: &People<'_>, person: usize) -> Prior<'_> {
        match people.before {
            Before::Abilities(abilities) => Prior::Own(self.nodes.log_density(abilities[person])),
            Before::Population | Before::Groups(_) => Prior::Shared(&self.priors[people.group(person)]),
        }
    }

    /// ln of the likelihood of answers with the prior, up to a constant, at the nodes of a block.
    #[inline]
    fn log_block(&self, prior: &[Block], rows: &[usize], block: usize) -> Block {
        let mut sum = prior[block];
        for row in rows {
            let logs = &self.logs.row(*row)[block];
            for (sum, log) in sum.iter_mut().zip(logs) {
                *sum += log;
            }
        }
        sum
    }

    /// What a person's ability may be: her share at each node of the blocks that are returned, in `shares`; and ln of the
    /// likelihood of her answers, of which `rows` are those of the table.
    pub(super) fn posterior(
        &self,
        people: &People<'_>,
        person: usize,
        rows: &[usize],
        window: Window,
        shares: &mut [Block],
    ) -> (f64, Range<usize>) {
        let prior = self.prior(people, person);
        let prior = prior.blocks();
        let rows = if people.telling { rows } else { &[] };
        let (mut from, mut to) = (usize::from(window.0), usize::from(window.1));
        for (block, share) in shares.iter_mut().enumerate().take(to).skip(from) {
            *share = self.log_block(prior, rows, block);
        }
        let mut most = largest(&shares[from..to]);
        while from > 0 && shares[from][0] > most - LEFT_OUT {
            from -= 1;
            shares[from] = self.log_block(prior, rows, from);
            most = most.max(largest(&shares[from..=from]));
        }
        while to < shares.len() && shares[to - 1][LANES - 1] > most - LEFT_OUT {
            shares[to] = self.log_block(prior, rows, to);
            most = most.max(largest(&shares[to..=to]));
            to += 1;
        }
        while to - from > 1 && largest(&shares[from..=from]) < most - DROPPED {
            from += 1;
        }
        while to - from > 1 && largest(&shares[to - 1..to]) < most - DROPPED {
            to -= 1;
        }
        let mut totals = [0.0; LANES];
        for block in &mut shares[from..to] {
            for (share, total) in block.iter_mut().zip(&mut totals) {
                *share = libm::exp(*share - most);
                *total += *share;
            }
        }
        let total: f64 = totals.iter().sum();
        let by = 1.0 / total;
        shares[from..to].as_flattened_mut().iter_mut().for_each(|share| *share *= by);
        (most + libm::log(total), from..to)
    }
}

fn largest(blocks: &[Block]) -> f64 {
    blocks.as_flattened().iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// What is expected of people's abilities.
pub(super) struct Expectation {
    /// ln of the likelihood of all answers.
    pub(super) log_likelihood: f64,
    /// How many people of each node reached each score of each item.
    pub(super) counts: Table,
    /// How many people of each group are at each node.
    pub(super) groups: Table,
}

impl Expectation {
    /// `windows` says of each person which blocks of nodes to look at first, and is brought up to date.
    pub(super) fn of(
        people: &People<'_>,
        nodes: &Nodes,
        estimates: &Estimates,
        windows: &mut Vec<Window>,
    ) -> Self {
        let chances = Chances::of(nodes, estimates);
        let populations = estimates.populations.len();
        let none = || Self {
            log_likelihood: 0.0,
            counts: Table::zeros(people.rows(), nodes.blocks()),
            groups: Table::zeros(populations, nodes.blocks()),
        };
        let part = |range: Range<usize>| {
            let mut sum = none();
            let mut shares = vec![[0.0; LANES]; nodes.blocks()];
            let (mut rows, mut next) = (Vec::new(), Vec::with_capacity(range.len()));
            for person in range {
                people.rows_of(person, &mut rows);
                let group = people.group(person);
                let (log_likelihood, blocks) =
                    chances.posterior(people, person, &rows, windows[person], &mut shares);
                sum.log_likelihood += log_likelihood;
                for row in &rows {
                    added(&mut sum.counts.row_mut(*row)[blocks.clone()], &shares[blocks.clone()]);
                }
                added(&mut sum.groups.row_mut(group)[blocks.clone()], &shares[blocks.clone()]);
                // At most 66 blocks: 501 nodes of 8, and those of groups.
                next.push((blocks.start as u8, blocks.end as u8));
            }
            (sum, next)
        };
        let parts = in_parts(people.count(), part);
        let mut all = none();
        windows.clear();
        for (sum, next) in parts {
            all.log_likelihood += sum.log_likelihood;
            all.counts.add(&sum.counts);
            all.groups.add(&sum.groups);
            windows.extend(next);
        }
        all
    }
}

#[inline]
fn added(sums: &mut [Block], shares: &[Block]) {
    for (sum, share) in sums.iter_mut().zip(shares) {
        for (sum, share) in sum.iter_mut().zip(share) {
            *sum += share;
        }
    }
}
