//! Laws of a release that hold for every table.

use disclosure::{Cell, Share, release};

use crate::tables::random;

#[test]
fn what_is_shown_is_no_small_group_and_is_true() {
    for seed in 0..400 {
        let table = random(seed);
        let shown = release(&table);
        for row in 0..table.rows().len() {
            for column in 0..table.columns().len() {
                let count = table.count(row, column);
                assert_eq!(shown.cell(row, column) == Cell::Nobody, count.people == 0);
                if let Cell::Shown { assessed, share } = shown.cell(row, column) {
                    assert!(!count.is_small(), "table {seed}: {count:?}");
                    assert_eq!(assessed, count.assessed);
                    let own = Share::of(count.credited, assessed);
                    assert!(share.from <= own.from && own.to <= share.to, "table {seed}: {share:?}");
                }
            }
        }
    }
}

#[test]
fn the_same_table_gives_the_same_release() {
    for seed in 0..50 {
        assert_eq!(release(&random(seed)), release(&random(seed)));
    }
}
