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
