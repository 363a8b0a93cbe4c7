//! The attacker: knows every figure shown and that counts are whole and not below zero; solves by linear
//! programming for the least and the most that each hidden count can be.

use disclosure::{Cell, Count, Table};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// What is solved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sought {
    /// How many are assessed.
    Assessed,
    /// How many of these are credited.
    Credited,
    /// How many of them are not.
    NotCredited,
}

/// A range that the attacker finds, ends included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) least: f64,
    pub(crate) most: f64,
}

impl Range {
    /// How wide it is, in whole people.
    pub(crate) fn width(self) -> i64 {
        (self.most + SLACK).floor() as i64 - (self.least - SLACK).ceil() as i64
    }
}

/// How far the solver may be off.
const SLACK: f64 = 1e-6;

/// One who reads what he is told of each cell.
pub(crate) struct Attacker<'a> {
    table: &'a Table,
    sought: Sought,
    cells: Vec<(usize, usize)>,
    told: Vec<Cell>,
    ranges: Vec<Range>,
    /// How many problems he has solved.
    pub(crate) solved: usize,
}

impl<'a> Attacker<'a> {
    pub(crate) fn new(table: &'a Table, sought: Sought, told: impl Fn(usize, usize) -> Cell) -> Self {
        let cells: Vec<(usize, usize)> = (0..table.rows().len())
            .flat_map(|row| (0..table.columns().len()).map(move |column| (row, column)))
            .collect();
        let truth = |(row, column): &(usize, usize)| {
            let count = table.count(*row, *column);
            let value = f64::from(match sought {
                Sought::Assessed => count.assessed,
                Sought::Credited => count.credited,
                Sought::NotCredited => count.assessed - count.credited,
            });
            Range { least: value, most: value }
        };
        let ranges = cells.iter().map(truth).collect();
        let told = cells.iter().map(|(row, column)| told(*row, *column)).collect();
        Self { table, sought, cells, told, ranges, solved: 0 }
    }

    /// The hidden cells that he can fix to a range narrower than `width`. He need not solve for a cell of which he has
    /// already met two tables that far apart: then he knows that its range is no narrower.
    pub(crate) fn fixes(&mut self, width: i64) -> Vec<((usize, usize), Range)> {
        let hidden: Vec<usize> = (0..self.cells.len()).filter(|p| self.told[*p] == Cell::Hidden).collect();
        for place in hidden.iter().copied() {
            for direction in [OptimizationDirection::Maximize, OptimizationDirection::Minimize] {
                if self.ranges[place].width() < width {
                    self.solve(place, direction);
                }
            }
        }
        let found = hidden.into_iter().filter(|place| self.ranges[*place].width() < width);
        found.map(|place| (self.cells[place], self.ranges[place])).collect()
    }

    /// The cells, hidden or shown, of which he can say that fewer than so many of the people sought are there.
    pub(crate) fn below(&mut self, enough: impl Fn(Count) -> f64) -> Vec<((usize, usize), Range)> {
        let mut found = Vec::new();
        for place in 0..self.cells.len() {
            let (row, column) = self.cells[place];
            if self.told[place] == Cell::Nobody {
                continue;
            }
            let enough = enough(self.table.count(row, column));
            if self.ranges[place].most < enough {
                self.solve(place, OptimizationDirection::Maximize);
            }
            if self.ranges[place].most < enough - SLACK {
                found.push(((row, column), self.ranges[place]));
            }
        }
        found
    }

    /// Solves for one end of a cell; whatever table comes out says something of every other cell too.
    fn solve(&mut self, place: usize, direction: OptimizationDirection) {
        self.solved += 1;
        let mut problem = Problem::new(direction);
        let sought = self.cells[place];
        let leaves: Vec<Leaf> = self.leaves().map(|at| self.leaf(&mut problem, sought, at)).collect();
        for (cell, told) in self.cells.iter().zip(&self.told) {
            let Cell::Shown { assessed, share } = *told else { continue };
            let within: Vec<&Leaf> = leaves.iter().filter(|leaf| self.holds(*cell, leaf.at)).collect();
            let all = within.iter().flat_map(|l| [l.credited, l.others]).flatten().map(|v| (v, 1.0));
            let known: f64 = within.iter().map(|leaf| leaf.known).sum();
            let all: Vec<(Variable, f64)> = all.collect();
            if !all.is_empty() {
                problem.add_constraint(all, ComparisonOp::Eq, f64::from(assessed) - known);
            }
            if self.sought != Sought::Assessed {
                let credited = within.iter().filter_map(|l| Some((l.credited?, 1.0)));
                let credited: Vec<(Variable, f64)> = credited.collect();
                let counts = share.counts(assessed);
                problem.add_constraint(credited.clone(), ComparisonOp::Ge, f64::from(*counts.start()));
                problem.add_constraint(credited, ComparisonOp::Le, f64::from(*counts.end()));
            }
        }
        let solution = match problem.solve() {
            Ok(solution) => solution,
            // Nothing shown holds this end in.
            Err(microlp::Error::Unbounded) => {
                self.ranges[place].most = f64::from(u32::MAX);
                return;
            }
            Err(error) => panic!("the attacker's problem has no answer: {error}"),
        };
        let value = |v: Option<Variable>| v.map_or(0.0, |v| solution[v]);
        for place in 0..self.cells.len() {
            let within = leaves.iter().filter(|leaf| self.holds(self.cells[place], leaf.at));
            let found: f64 = within
                .map(|leaf| match self.sought {
                    Sought::Assessed => leaf.known + value(leaf.others),
                    Sought::Credited => value(leaf.credited),
                    Sought::NotCredited => value(leaf.others),
                })
                .sum();
            self.ranges[place].least = self.ranges[place].least.min(found);
            self.ranges[place].most = self.ranges[place].most.max(found);
        }
    }

    fn leaves(&self) -> impl Iterator<Item = (usize, usize)> {
        let (rows, columns) = (self.table.rows().leaves(0), self.table.columns().leaves(0));
        rows.iter().flat_map(move |r| columns.iter().map(move |c| (*r, *c)))
    }

    fn holds(&self, (row, column): (usize, usize), (r, c): (usize, usize)) -> bool {
        self.table.rows().chain(r).contains(&row) && self.table.columns().chain(c).contains(&column)
    }

    /// What is not known of a leaf, as variables of a problem; those sought weigh in what is solved for. Who asks for
    /// nothing but how many are assessed needs none where that is shown.
    fn leaf(&self, problem: &mut Problem, sought: (usize, usize), at: (usize, usize)) -> Leaf {
        let counts = self.holds(sought, at);
        let mut variable = |weighs: bool| {
            let weight = if counts && weighs { 1.0 } else { 0.0 };
            Some(problem.add_var(weight, (0.0, f64::INFINITY)))
        };
        let place = at.0 * self.table.columns().len() + at.1;
        match (self.sought, self.told[place]) {
            (Sought::Assessed, Cell::Shown { assessed, .. }) => {
                Leaf { at, known: f64::from(assessed), credited: None, others: None }
            }
            (_, Cell::Nobody) => Leaf { at, known: 0.0, credited: None, others: None },
            (Sought::Assessed, Cell::Hidden) => {
                Leaf { at, known: 0.0, credited: None, others: variable(true) }
            }
            (sought, _) => Leaf {
                at,
                known: 0.0,
                credited: variable(sought == Sought::Credited),
                others: variable(sought == Sought::NotCredited),
            },
        }
    }
}

/// A leaf of both hierarchies in a problem.
struct Leaf {
    at: (usize, usize),
    known: f64,
    credited: Option<Variable>,
    others: Option<Variable>,
}
