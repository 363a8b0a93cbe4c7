//! What the shares shown together let a reader conclude, and how it is kept from being too much.
//!
//! Each share alone holds many counts. Together they may hold fewer: where a total's share and those of its
//! parts just fit, a reader who adds up their ends learns that hardly anybody of a cell, or nearly everybody, is
//! credited. So for each cell, shown or hidden, two tables are looked for that agree with everything shown: in
//! one of them enough of its people are credited, in the other enough are not ([`enough`]). The true table is one
//! of them for most cells. Where none is found, the shares that stand in the way are widened by a step.
//!
//! The tables come from the true one by two moves: people of one kind exchange places ([`Exchange`]), and
//! somebody credited becomes somebody who is not, or the other way round, if need be with somebody else who makes
//! up for it in the shares above.

use crate::exchange::{Exchange, SEARCHED_MAX};
use crate::share::Side;
use crate::table::LEAST;
use crate::{Share, Table};

/// So many people of a cell must be thought to be credited, and so many to be not: one in eleven, and five at least.
/// No share alone says less.
pub(crate) fn enough(assessed: u32) -> i64 {
    i64::from((assessed / LEAST).max(LEAST / 2))
}

/// Credited, or assessed and not credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Credited,
    Not,
}

/// A change at a leaf, of how many credited and how many not.
#[derive(Clone, Copy)]
struct Change {
    at: (usize, usize),
    credited: i64,
    not: i64,
}

/// A table that agrees with everything shown, under change.
pub(crate) struct Belief<'a> {
    table: &'a Table,
    hidden: &'a [bool],
    shares: Vec<Share>,
    credited: Vec<i64>,
    not: Vec<i64>,
    done: Vec<Change>,
}

impl<'a> Belief<'a> {
    /// The true table, each share as it is by itself.
    pub(crate) fn new(table: &'a Table, hidden: &'a [bool]) -> Self {
        let cells = table.cells();
        Self {
            table,
            hidden,
            shares: cells.iter().map(|c| Share::of(c.credited, c.assessed)).collect(),
            credited: cells.iter().map(|c| i64::from(c.credited)).collect(),
            not: cells.iter().map(|c| i64::from(c.assessed - c.credited)).collect(),
            done: Vec::new(),
        }
    }

    /// The shares to show, widened where it is needed.
    pub(crate) fn shares(mut self) -> Vec<Share> {
        for place in (0..self.hidden.len()).filter(|place| self.table.cells()[*place].people > 0) {
            for kind in [Kind::Credited, Kind::Not] {
                while let Some((in_the_way, side)) = self.missing(place, kind) {
                    for other in in_the_way {
                        let assessed = self.table.cells()[other].assessed;
                        self.shares[other] = self.shares[other].widened(assessed, side);
                    }
                }
            }
        }
        self.shares
    }

    /// Looks for a table in which enough people of a cell are of a kind. `None` when there is one; else the cells
    /// whose shares stand in the way, and on which side.
    fn missing(&mut self, place: usize, kind: Kind) -> Option<(Vec<usize>, Side)> {
        let wanted = enough(self.table.cells()[place].assessed);
        if self.count(place, kind) >= wanted {
            return None;
        }
        if self.hidden[place] && self.credited[place] + self.not[place] < wanted {
            self.gather(place, wanted);
        }
        let in_the_way = self.turn(place, kind, wanted);
        self.turn_back();
        let side = if kind == Kind::Credited { Side::Upper } else { Side::Lower };
        in_the_way.map(|places| (places, side))
    }

    fn count(&self, place: usize, kind: Kind) -> i64 {
        if kind == Kind::Credited { self.credited[place] } else { self.not[place] }
    }

    /// Brings people into a hidden cell by exchanges, until there are so many.
    fn gather(&mut self, place: usize, wanted: i64) {
        for exchange in Exchange::of(self.table, place).take(SEARCHED_MAX) {
            if !self.may_move(exchange) {
                continue;
            }
            for kinds in [(1, 1), (0, 0), (1, 0), (0, 1)] {
                let left = wanted - self.credited[place] - self.not[place];
                if left <= 0 {
                    return;
                }
                self.most(&moves(exchange, kinds), left);
            }
        }
    }

    /// Whether somebody is where an exchange takes people, and none of its ends is shown.
    fn may_move(&self, exchange: Exchange) -> bool {
        let (to, from) = exchange.ends();
        let place = |(row, column): (usize, usize)| self.table.place(row, column);
        from.into_iter().flatten().map(place).all(|p| self.hidden[p] && self.credited[p] + self.not[p] > 0)
            && to.into_iter().flatten().map(place).all(|p| self.hidden[p])
    }

    /// Turns people of a cell into the kind, until there are enough. The cells whose shares stand in the way of the
    /// turn that is hindered least; `None` when there are enough, or nobody to turn.
    fn turn(&mut self, place: usize, kind: Kind, wanted: i64) -> Option<Vec<usize>> {
        let table = self.table;
        let (row, column) = table.at(place);
        let leaves =
            table.rows.leaves(row).iter().flat_map(|r| table.columns.leaves(column).iter().map(|c| (*r, *c)));
        let leaves: Vec<(usize, usize)> = leaves.collect();
        loop {
            let before = self.count(place, kind);
            for at in &leaves {
                let left = wanted - self.count(place, kind);
                let done = self.most(&[turned(*at, kind, 1)], left);
                self.turn_with_another((*at, place), kind, left - done);
            }
            // One turn may make room for another.
            if self.count(place, kind) == before {
                break;
            }
        }
        if self.count(place, kind) >= wanted {
            return None;
        }
        let in_the_way = |at: &(usize, usize)| {
            let one = [turned(*at, kind, 1)];
            let there = if kind == Kind::Credited { &self.not } else { &self.credited };
            (there[table.place(at.0, at.1)] > 0).then(|| self.against(&one, 1))
        };
        leaves.iter().filter_map(in_the_way).min_by_key(Vec::len)
    }

    /// Turns people of a leaf into the kind while others, outside the cell, turn the other way.
    fn turn_with_another(&mut self, (at, place): ((usize, usize), usize), kind: Kind, mut left: i64) {
        let table = self.table;
        let (row, column) = table.at(place);
        let rows = std::iter::once(at.0).chain(table.rows.around(at.0).iter().copied());
        for r in rows {
            for c in std::iter::once(at.1).chain(table.columns.around(at.1).iter().copied()) {
                if left <= 0 {
                    return;
                }
                let inside = table.rows.chain(r).contains(&row) && table.columns.chain(c).contains(&column);
                if !inside {
                    left -= self.most(&[turned(at, kind, 1), turned((r, c), kind, -1)], left);
                }
            }
        }
    }

    /// Makes the changes as many times as may be, up to `times`; how many times that was.
    fn most(&mut self, changes: &[Change], times: i64) -> i64 {
        let mut done = 0;
        let mut step = times;
        while step > 0 && done < times {
            if step <= times - done
                && self.is_possible(changes, step)
                && self.against(changes, step).is_empty()
            {
                for change in changes {
                    let Change { at, credited, not } = *change;
                    self.make(Change { at, credited: credited * step, not: not * step });
                }
                done += step;
            } else {
                step /= 2;
            }
        }
        done
    }

    /// Whether nobody is taken from where nobody is.
    fn is_possible(&self, changes: &[Change], times: i64) -> bool {
        changes.iter().all(|change| {
            let place = self.table.place(change.at.0, change.at.1);
            self.credited[place] + change.credited * times >= 0 && self.not[place] + change.not * times >= 0
        })
    }

    /// The cells shown with which changes, made so many times, would not agree.
    fn against(&self, changes: &[Change], times: i64) -> Vec<usize> {
        let mut net: Vec<(usize, i64, i64)> = Vec::new();
        for Change { at, credited, not } in changes {
            for r in self.table.rows.chain(at.0) {
                for c in self.table.columns.chain(at.1) {
                    let place = self.table.place(*r, *c);
                    match net.iter_mut().find(|(known, ..)| *known == place) {
                        Some((_, k, n)) => (*k, *n) = (*k + credited, *n + not),
                        None => net.push((place, *credited, *not)),
                    }
                }
            }
        }
        let agrees = |(place, credited, not): &(usize, i64, i64)| {
            let counts = self.shares[*place].counts(self.table.cells()[*place].assessed);
            let after = self.credited[*place] + credited * times;
            credited + not == 0 && (i64::from(*counts.start())..=i64::from(*counts.end())).contains(&after)
        };
        let shown = net.iter().filter(|(place, ..)| !self.hidden[*place]);
        shown.filter(|change| !agrees(change)).map(|(place, ..)| *place).collect()
    }

    fn make(&mut self, change: Change) {
        self.add(change);
        self.done.push(change);
    }

    fn add(&mut self, Change { at, credited, not }: Change) {
        for r in self.table.rows.chain(at.0) {
            for c in self.table.columns.chain(at.1) {
                let place = self.table.place(*r, *c);
                self.credited[place] += credited;
                self.not[place] += not;
            }
        }
    }

    fn turn_back(&mut self) {
        while let Some(Change { at, credited, not }) = self.done.pop() {
            self.add(Change { at, credited: -credited, not: -not });
        }
    }
}

/// Somebody of a leaf becomes of a kind, or, with -1, of the other.
fn turned(at: (usize, usize), kind: Kind, by: i64) -> Change {
    let credited = if kind == Kind::Credited { by } else { -by };
    Change { at, credited, not: -credited }
}

/// An exchange of somebody who is credited (1) or not (0) with somebody who is, or not.
fn moves(exchange: Exchange, (one, other): (i64, i64)) -> Vec<Change> {
    let (to, from) = exchange.ends();
    // The first leaves (other row, column) for (row, column), the second (row, other column) for the fourth end.
    let ends = [(to[0], one, 1), (from[0], one, -1), (from[1], other, -1), (to[1], other, 1)];
    let change = |(at, kind, by): (Option<(usize, usize)>, i64, i64)| {
        at.map(|at| Change { at, credited: kind * by, not: (1 - kind) * by })
    };
    ends.into_iter().filter_map(change).collect()
}
