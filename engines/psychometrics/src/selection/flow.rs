//! Whether items can be taken from cells so that rows, columns and the total keep their bounds: a flow with lower bounds
//! (Ford & Fulkerson 1962, *Flows in Networks*, section I.9).

/// At least, and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) least: usize,
    pub(super) most: usize,
}

/// Whether `total` items can be taken, `cells[row][column]` of them at most from a cell.
pub(super) fn feasible(rows: &[Bounds], columns: &[Bounds], cells: &[Vec<usize>], total: usize) -> bool {
    // Two ends that must be filled, the two ends of the real network, rows, columns.
    let (fill, drain, source, sink) = (0, 1, 2, 3);
    let (row_at, column_at) = (|row: usize| 4 + row, |column: usize| 4 + rows.len() + column);
    let size = 4 + rows.len() + columns.len();
    let mut network = Network { size, room: vec![0; size * size] };
    let mut owed = 0;
    let mut edge = |from: usize, to: usize, Bounds { least, most }: Bounds| {
        network.room[from * size + to] += most.saturating_sub(least);
        network.room[fill * size + to] += least;
        network.room[from * size + drain] += least;
        owed += least;
        least <= most
    };
    let mut sound = edge(sink, source, Bounds { least: total, most: total });
    for (row, bounds) in rows.iter().enumerate() {
        sound &= edge(source, row_at(row), *bounds);
        for (column, most) in cells[row].iter().enumerate() {
            sound &= edge(row_at(row), column_at(column), Bounds { least: 0, most: *most });
        }
    }
    for (column, bounds) in columns.iter().enumerate() {
        sound &= edge(column_at(column), sink, *bounds);
    }
    sound && network.flow(fill, drain) == owed
}

/// The least total time of items that bring rows and columns to their least, or as near to it as may be, none beyond its most;
/// the times of the items of each cell in rising order.
///
/// A flow of least cost from rows to columns: each unit that is owed at either end is worth more than all times together.
/// Paths are added while they lower the cost (successive shortest paths, Ahuja, Magnanti & Orlin 1993, chapter 9).
pub(super) fn quickest(rows: &[Bounds], columns: &[Bounds], times: &[Vec<Vec<f64>>]) -> f64 {
    let worth = 1.0 + times.iter().flatten().flatten().sum::<f64>();
    let mut taken = vec![vec![0; columns.len()]; rows.len()];
    while let Some(path) = improving(rows, columns, times, &taken, worth) {
        // Row, column, row, column, …: a step from a column back to a row gives an item back.
        for (place, pair) in path.windows(2).enumerate() {
            if place % 2 == 0 {
                taken[pair[0]][pair[1]] += 1;
            } else {
                taken[pair[1]][pair[0]] -= 1;
            }
        }
    }
    let cells = times.iter().flatten().zip(taken.iter().flatten());
    cells.map(|(times, taken)| times.iter().take(*taken).sum::<f64>()).sum()
}

/// The rows and columns in turn of the path that lowers the cost most; `None` where none does (Bellman 1958).
fn improving(
    rows: &[Bounds],
    columns: &[Bounds],
    times: &[Vec<Vec<f64>>],
    taken: &[Vec<usize>],
    worth: f64,
) -> Option<Vec<usize>> {
    // What one more unit at an end costs.
    let end = |bounds: &Bounds, used: usize| match used {
        used if used < bounds.least.min(bounds.most) => -worth,
        used if used < bounds.most => 0.0,
        _ => f64::INFINITY,
    };
    let used_of_row = |row: usize| taken[row].iter().sum();
    let used_of_column = |column: usize| taken.iter().map(|row| row[column]).sum();
    let mut to_row: Vec<f64> = rows.iter().enumerate().map(|(row, own)| end(own, used_of_row(row))).collect();
    let mut to_column = vec![f64::INFINITY; columns.len()];
    let (mut row_from, mut column_from) = (vec![None; rows.len()], vec![None; columns.len()]);
    for _ in 0..rows.len() + columns.len() {
        for row in 0..rows.len() {
            for column in 0..columns.len() {
                let (own, count) = (&times[row][column], taken[row][column]);
                let there = own.get(count).map_or(f64::INFINITY, |time| to_row[row] + time);
                if there < to_column[column] - TINY {
                    (to_column[column], column_from[column]) = (there, Some(row));
                }
                let back = if count > 0 { to_column[column] - own[count - 1] } else { f64::INFINITY };
                if back < to_row[row] - TINY {
                    (to_row[row], row_from[row]) = (back, Some(column));
                }
            }
        }
    }
    let cost = |column: &usize| to_column[*column] + end(&columns[*column], used_of_column(*column));
    let last = (0..columns.len()).min_by(|one, other| cost(one).total_cmp(&cost(other)))?;
    if cost(&last) >= -TINY {
        return None;
    }
    let (mut path, mut column) = (vec![last], last);
    while let Some(row) = column_from[column] {
        path.push(row);
        let Some(before) = row_from[row] else { break };
        path.push(before);
        column = before;
    }
    path.reverse();
    Some(path)
}

/// Costs nearer than this are the same: rounding must not send a path round and round.
const TINY: f64 = 1e-9;

struct Network {
    size: usize,
    /// What may still flow between two places.
    room: Vec<usize>,
}

impl Network {
    /// The greatest flow, path after path, the shortest first.
    fn flow(&mut self, from: usize, to: usize) -> usize {
        let mut total = 0;
        while let Some(path) = self.path(from, to) {
            let pairs = || path.windows(2).map(|pair| (pair[0], pair[1]));
            let most = pairs().map(|(a, b)| self.room[a * self.size + b]).min().unwrap_or(0);
            for (a, b) in pairs() {
                self.room[a * self.size + b] -= most;
                self.room[b * self.size + a] += most;
            }
            total += most;
        }
        total
    }

    fn path(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let mut before = vec![None; self.size];
        let mut queue = std::collections::VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            if at == to {
                let mut path = vec![to];
                while let Some(previous) = path.last().and_then(|last| before[*last]) {
                    path.push(previous);
                }
                path.reverse();
                return Some(path);
            }
            for (next, before) in before.iter_mut().enumerate() {
                if next != from && before.is_none() && self.room[at * self.size + next] > 0 {
                    *before = Some(at);
                    queue.push_back(next);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against every way to take items of a small table.
    #[test]
    fn the_quickest_filling_is_as_quick_as_the_best_of_all() {
        let mut draws = crate::simulate::Draws::seeded(12);
        for _ in 0..300 {
            let mut cell = || {
                let mut times: Vec<f64> = (0..draws.below(3)).map(|_| 1.0 + draws.below(5) as f64).collect();
                times.sort_by(f64::total_cmp);
                times
            };
            let times = [vec![cell(), cell()], vec![cell(), cell()]];
            let mut side = || {
                let least = draws.below(3);
                bounds(least, least + draws.below(3))
            };
            let (rows, columns) = ([side(), side()], [side(), side()]);
            let mut best = (usize::MAX, f64::INFINITY);
            for code in 0..81_usize {
                let taken = [code % 3, code / 3 % 3, code / 9 % 3, code / 27];
                let cells = times.iter().flatten().zip(taken);
                if cells.clone().any(|(times, taken)| taken > times.len()) {
                    continue;
                }
                let sums =
                    [taken[0] + taken[1], taken[2] + taken[3], taken[0] + taken[2], taken[1] + taken[3]];
                let ends = || rows.iter().chain(&columns).zip(sums);
                if ends().any(|(end, sum)| sum > end.most) {
                    continue;
                }
                let owed = ends().map(|(end, sum)| end.least.saturating_sub(sum)).sum();
                let time = cells.map(|(times, taken)| times.iter().take(taken).sum::<f64>()).sum();
                if (owed, time) < best {
                    best = (owed, time);
                }
            }
            let found = quickest(&rows, &columns, &times);
            assert!((found - best.1).abs() < 1e-9, "{found} {best:?} {rows:?} {columns:?} {times:?}");
        }
    }

    const fn bounds(least: usize, most: usize) -> Bounds {
        Bounds { least, most }
    }

    #[test]
    fn what_fits_fits_and_what_does_not_does_not() {
        // Four of the second column, all of them in the first row, which takes three.
        let cells = [vec![9, 4], vec![9, 0]];
        let columns = [bounds(0, 9), bounds(4, 4)];
        assert!(!feasible(&[bounds(0, 3), bounds(0, 9)], &columns, &cells, 8));
        assert!(feasible(&[bounds(0, 4), bounds(0, 9)], &columns, &cells, 8));
        assert!(
            !feasible(&[bounds(5, 5), bounds(5, 9)], &columns, &cells, 8),
            "more is asked than there is time for"
        );
        assert!(!feasible(&[bounds(0, 4), bounds(0, 9)], &columns, &cells, 20), "more than there are items");
        assert!(feasible(&[bounds(0, 0)], &[bounds(0, 0)], &[vec![0]], 0));
    }
}
