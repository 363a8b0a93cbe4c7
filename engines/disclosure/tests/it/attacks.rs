//! Attacks on two hundred tables with nested units.

use disclosure::{Cell, Count, LEAST, Share, Table, release};

use crate::attacker::{Attacker, Sought};
use crate::tables::random;

const TABLES: u64 = 200;
/// Tables on which shares are attacked: that takes longer.
const TABLES_OF_SHARES: u64 = 10;
const WIDTH: i64 = LEAST as i64;

/// What would be shown of a cell by the threshold alone.
fn by_threshold(count: Count) -> Cell {
    if count.people == 0 {
        return Cell::Nobody;
    }
    if count.is_small() {
        return Cell::Hidden;
    }
    let assessed = count.assessed;
    Cell::Shown { assessed, share: Share::of(count.credited, assessed) }
}

fn small(table: &Table) -> usize {
    let rows = 0..table.rows().len();
    rows.map(|row| (0..table.columns().len()).filter(|c| table.count(row, *c).is_small()).count()).sum()
}

#[test]
fn an_attacker_fixes_no_hidden_count_to_a_range_narrower_than_eleven() {
    let (mut hidden, mut few, mut cells, mut solved) = (0, 0, 0, 0);
    for seed in 0..TABLES {
        let table = random(seed);
        let shown = release(&table);
        let (h, n) = shown.hidden();
        (hidden, few, cells) = (hidden + h, few + small(&table), cells + n);
        let mut attacker = Attacker::new(&table, Sought::Assessed, |row, column| shown.cell(row, column));
        let fixed = attacker.fixes(WIDTH);
        assert!(fixed.is_empty(), "table {seed}: {fixed:?}");
        solved += attacker.solved;
    }
    let percent = |n: usize| 100.0 * n as f64 / cells as f64;
    println!(
        "{TABLES} tables, {cells} cells: {:.1} % small, {:.1} % hidden in all; {solved} problems solved",
        percent(few),
        percent(hidden)
    );
}

#[test]
fn the_same_attacker_finds_small_groups_where_the_threshold_alone_hides_them() {
    let (mut fixed, mut hidden) = (0, 0);
    for seed in 0..6 {
        let table = random(seed);
        let mut attacker =
            Attacker::new(&table, Sought::Assessed, |row, column| by_threshold(table.count(row, column)));
        fixed += attacker.fixes(WIDTH).len();
        hidden += small(&table);
    }
    println!("by the threshold alone, {fixed} of {hidden} hidden counts are found");
    assert!(5 * fixed > hidden, "{fixed} of {hidden}");
}

#[test]
fn shares_together_let_nobody_conclude_that_hardly_anybody_is_credited_or_nearly_everybody() {
    for seed in 0..TABLES_OF_SHARES {
        let table = random(seed);
        let shown = release(&table);
        for sought in [Sought::Credited, Sought::NotCredited] {
            let mut attacker = Attacker::new(&table, sought, |row, column| shown.cell(row, column));
            // One in eleven, and five at least: what a share alone leaves open.
            let found = attacker.below(|count| f64::from((count.assessed / LEAST).max(LEAST / 2)));
            assert!(found.is_empty(), "table {seed}, {sought:?}: {found:?}");
        }
    }
}
