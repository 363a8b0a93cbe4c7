//! The doubt that is left: other tables that agree with everything shown.
//!
//! An attacker who knows every count shown solves for a hidden one: the least and the most it can be. As
//! long as two tables agree with all that is shown and differ in that cell by as much as is asked, no
//! attacker can do better. So doubt is not estimated here, it is exhibited: each table found by
//! [`Doubt::widen`] comes from the true one by exchanges ([`Exchange`]) that leave every
//! count shown as it is.

use std::collections::BTreeSet;

use crate::Table;
use crate::exchange::{Exchange, SEARCHED_MAX};

/// Which way an exchange goes: towards (row, column) or away from it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    To,
    From,
}

/// What is hidden of a table, and for each hidden cell what puts it in doubt.
pub(crate) struct Doubt<'a> {
    table: &'a Table,
    hidden: Vec<bool>,
    /// The table under change: as it is, between two searches.
    now: Vec<i64>,
    /// What was changed, to turn it back.
    done: Vec<(Exchange, i64)>,
    /// For each cell, the cells that its doubt rests on, in order: those that the tables found for it change.
    grounds: Vec<Vec<usize>>,
}

impl<'a> Doubt<'a> {
    /// Nothing is in doubt yet.
    pub(crate) fn new(table: &'a Table, hidden: Vec<bool>) -> Self {
        let now = table.cells().iter().map(|count| i64::from(count.assessed)).collect();
        let grounds = vec![Vec::new(); hidden.len()];
        Self { table, hidden, now, done: Vec::new(), grounds }
    }

    /// What is hidden.
    pub(crate) fn hidden(&self) -> &[bool] {
        &self.hidden
    }

    /// Hides a cell. Doubt only grows by it.
    pub(crate) fn hide(&mut self, place: usize) {
        self.hidden[place] = true;
    }

    /// Shows a cell again, if every cell whose doubt rests on it can be put in doubt by `wanted` without it.
    pub(crate) fn show_if_doubt_is_left(&mut self, place: usize, wanted: i64) {
        self.hidden[place] = false;
        let resting: Vec<usize> = (0..self.hidden.len())
            .filter(|p| self.hidden[*p] && self.grounds[*p].binary_search(&place).is_ok())
            .collect();
        let before: Vec<Vec<usize>> = resting.iter().map(|p| self.grounds[*p].clone()).collect();
        if !resting.iter().all(|p| self.widen(*p, wanted) >= wanted) {
            self.hidden[place] = true;
            for (p, grounds) in resting.into_iter().zip(before) {
                self.grounds[p] = grounds;
            }
        }
    }

    /// Looks for tables between which a hidden count moves by `wanted`; how far it is then known to move.
    pub(crate) fn widen(&mut self, place: usize, wanted: i64) -> i64 {
        let truth = self.now[place];
        let mut grounds = BTreeSet::new();
        self.push(place, Way::From, truth - wanted);
        let fallen = truth - self.now[place];
        self.turn_back(&mut grounds);
        let mut risen = 0;
        for with_what_holds_it in [false, true] {
            if fallen + risen >= wanted {
                break;
            }
            if with_what_holds_it {
                // What holds the cell and is hidden too grows first, so that there is more to exchange.
                for above in self.hidden_above(place) {
                    self.push(above, Way::To, self.now[above] + wanted);
                }
            }
            self.push(place, Way::To, truth + wanted - fallen);
            risen = risen.max(self.now[place] - truth);
            self.turn_back(&mut grounds);
        }
        self.grounds[place] = grounds.into_iter().collect();
        fallen + risen
    }

    /// The hidden cells that hold a cell, the largest first.
    fn hidden_above(&self, place: usize) -> Vec<usize> {
        let (row, column) = self.table.at(place);
        let mut above = Vec::new();
        for r in self.table.rows.chain(row).iter().rev() {
            for c in self.table.columns.chain(column).iter().rev() {
                let other = self.table.place(*r, *c);
                if other != place && self.hidden[other] {
                    above.push(other);
                }
            }
        }
        above
    }

    /// Moves a count towards `goal` by every exchange that may be made.
    fn push(&mut self, place: usize, way: Way, goal: i64) {
        let mut searched = 0;
        for exchange in Exchange::of(self.table, place) {
            let left = match way {
                Way::To => goal - self.now[place],
                Way::From => self.now[place] - goal,
            };
            searched += 1;
            if left <= 0 || searched > SEARCHED_MAX {
                return;
            }
            let most = self.supply(exchange, way).min(left);
            if most > 0 && self.cost(exchange, 0) == Some(0) {
                let by = if way == Way::To { most } else { -most };
                self.shift(exchange, by);
                self.done.push((exchange, by));
            }
        }
    }

    /// How many people an exchange can move: those who are there. Nowhere has as many as one likes.
    fn supply(&self, exchange: Exchange, way: Way) -> i64 {
        let (to, from) = exchange.ends();
        let taken = if way == Way::To { from } else { to };
        let there = |end: Option<(usize, usize)>| {
            end.map_or(i64::MAX, |(row, column)| self.now[self.table.place(row, column)])
        };
        there(taken[0]).min(there(taken[1]))
    }

    /// What is lost by hiding all that an exchange changes and that is shown: 0 for an exchange that may be made.
    /// `None` when it is above `most`, or cannot be hidden.
    fn cost(&self, e: Exchange, most: i64) -> Option<i64> {
        let mut cost = 0;
        for place in e.changed(self.table).filter(|place| !self.hidden[*place]) {
            let count = self.table.cells()[place];
            if count.people == 0 {
                // That there is nobody is shown, and stays true.
                return None;
            }
            cost += worth(count.assessed);
            if cost > most {
                return None;
            }
        }
        Some(cost)
    }

    /// Moves so many people by an exchange, or back when below zero; every total follows.
    fn shift(&mut self, exchange: Exchange, by: i64) {
        let (to, from) = exchange.ends();
        for (ends, by) in [(to, by), (from, -by)] {
            for (row, column) in ends.into_iter().flatten() {
                for r in self.table.rows.chain(row) {
                    for c in self.table.columns.chain(column) {
                        self.now[self.table.place(*r, *c)] += by;
                    }
                }
            }
        }
    }

    /// Turns back all that was changed; what it changed is added to the grounds.
    fn turn_back(&mut self, grounds: &mut BTreeSet<usize>) {
        while let Some((exchange, by)) = self.done.pop() {
            self.shift(exchange, -by);
            grounds.extend(exchange.changed(self.table));
        }
    }

    /// The cells to hide so that a cell that is not in doubt enough gets in doubt by `wanted` more, or as far as one
    /// exchange goes: the exchange that costs least for what it brings. Of two alike, the first.
    pub(crate) fn cheapest(&self, place: usize, wanted: i64) -> Vec<usize> {
        let mut best: Option<(Exchange, i64, i64)> = None;
        for exchange in Exchange::of(self.table, place).take(SEARCHED_MAX) {
            let (to, from) = (self.supply(exchange, Way::To), self.supply(exchange, Way::From));
            let brings = to.saturating_add(from).min(wanted);
            if brings <= 0 {
                continue;
            }
            // Cheaper than the best so far: cost / brings < best cost / best brings.
            let most = best.map_or(i64::MAX, |(_, cost, by)| (cost * brings - 1).div_euclid(by));
            if let Some(cost) = self.cost(exchange, most).filter(|cost| *cost > 0) {
                best = Some((exchange, cost, brings));
            }
        }
        let Some((exchange, ..)) = best else { return Vec::new() };
        exchange.changed(self.table).filter(|place| !self.hidden[*place]).collect()
    }
}

/// What a count tells, so that of two cells the one that tells less is hidden: more the more people it is about.
fn worth(assessed: u32) -> i64 {
    1 + i64::from(assessed.checked_ilog2().unwrap_or(0))
}
