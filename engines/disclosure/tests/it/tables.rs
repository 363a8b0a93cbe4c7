//! Tables of made-up organisations.

use disclosure::{Count, Table, Tree};

/// Numbers from a seed, by SplitMix64 (Steele, Lea & Flood 2014).
pub(crate) struct Draws(u64);

impl Draws {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A whole number below `count`.
    pub(crate) fn below(&mut self, count: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % u64::from(count)) as u32
    }
}

/// A tree of `depth` levels below the whole, two to four parts a node; some nodes stop early.
fn tree(draws: &mut Draws, depth: usize) -> Tree {
    let mut parents = Vec::new();
    let mut level = vec![0];
    for deep in 0..depth {
        let mut next = Vec::new();
        for node in level {
            if deep > 0 && draws.below(4) == 0 {
                continue;
            }
            for _ in 0..2 + draws.below(if deep == 0 { 3 } else { 2 }) {
                parents.push(node);
                next.push(parents.len());
            }
        }
        level = next;
    }
    Tree::new(&parents).unwrap()
}

fn leaves(tree: &Tree) -> Vec<usize> {
    tree.leaves(0).to_vec()
}

/// Occupations in families, units nested three deep. An occupation is at home in some units and rare elsewhere;
/// some units are assessed whole, others hardly; what is credited goes from nobody to everybody.
pub(crate) fn random(seed: u64) -> Table {
    let mut draws = Draws::seeded(seed);
    let (rows, columns) = (tree(&mut draws, 2), tree(&mut draws, 3));
    let size = 10 + draws.below(60);
    let (row_leaves, column_leaves) = (leaves(&rows), leaves(&columns));
    let assessed_tenths: Vec<u32> =
        column_leaves.iter().map(|_| [3, 7, 8, 9, 10][draws.below(5) as usize]).collect();
    let mut table = Table::new(rows, columns);
    for row in row_leaves {
        let credited_tenths = [0, 3, 5, 7, 9, 10][draws.below(6) as usize];
        for (column, tenths) in column_leaves.iter().zip(&assessed_tenths) {
            let people = if draws.below(3) == 0 { size / 2 + draws.below(size) } else { draws.below(9) };
            let part = |of: u32, tenths: u32, draws: &mut Draws| {
                (0..of).filter(|_| draws.below(10) < tenths).count() as u32
            };
            let assessed = part(people, *tenths, &mut draws);
            let credited = part(assessed, credited_tenths, &mut draws);
            table.add(row, *column, Count { people, assessed, credited }).unwrap();
        }
    }
    table
}
