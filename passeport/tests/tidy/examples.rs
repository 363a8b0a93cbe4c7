//! The worked examples of `CONTRIBUTING.md`: each could be added as it stands.

use std::collections::BTreeSet;

use crate::tree::{File, files, none};

/// The room, the number and the whole path of a migration's file.
fn migration(path: &str) -> Option<(&str, &str)> {
    let (room, file) = path.strip_prefix("rooms/")?.split_once("/migrations/")?;
    Some((room, file.split_once('_')?.0))
}

#[test]
fn migrations_of_the_examples_have_numbers_that_are_free() {
    let taken = files(&["rooms"], &[".sql"]);
    let taken: BTreeSet<_> = taken.iter().filter_map(|file| migration(&file.path)).collect();
    assert!(taken.contains(&("assess", "0001")));
    let text = std::fs::read_to_string(crate::tree::root().join("CONTRIBUTING.md")).unwrap();
    let page = File { path: "CONTRIBUTING.md".to_owned(), text };
    let mut shown = 0;
    let mut faults = Vec::new();
    for (i, line) in page.text.lines().enumerate() {
        for (room, number) in line.split('`').filter_map(migration) {
            shown += 1;
            if taken.contains(&(room, number)) {
                faults.push(
                    page.fault(i, &format!("rooms/{room} has a migration {number}: show the next number")),
                );
            }
        }
        // The line of the list has the number of its file.
        if let Some((_, rest)) = line.split_once("number: ")
            && let Some((number, rest)) = rest.split_once(',')
            && !rest.contains(&format!("/{number:0>4}_"))
        {
            faults.push(page.fault(i, "the number is not that of the file"));
        }
    }
    assert!(shown >= 2, "the examples show their migrations");
    none(faults);
}
