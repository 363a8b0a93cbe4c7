//! The lock files of the workspaces beside this one know our crates as they are: `--locked` refuses one that does
//! not, and whoever runs `make bench` or `make fuzz` on a new machine would be the first to find it.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{File, files, none};

/// What a manifest calls when another workspace builds the crate: tests do not count.
fn called(manifest: &File) -> BTreeSet<&str> {
    let section = |head: &'static str| {
        let lines = manifest.text.lines().skip_while(move |line| *line != head).skip(1);
        lines.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split(['.', ' ', '=']).next())
    };
    let head = ["[dependencies]", "[build-dependencies]"].into_iter();
    head.flat_map(section).filter(|name| !name.is_empty() && !name.starts_with('#')).collect()
}

/// The packages of a lock file, each with what it calls, without versions.
fn locked(lock: &File) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut packages = BTreeMap::new();
    for package in lock.text.split("[[package]]").skip(1) {
        let Some(name) = package.split("name = \"").nth(1).and_then(|rest| rest.split('"').next()) else {
            continue;
        };
        let list = package.split("dependencies = [").nth(1).unwrap_or_default();
        let names = list.lines().filter_map(|line| line.trim().strip_prefix('"'));
        packages.insert(name, names.filter_map(|line| line.split(['"', ' ']).next()).collect());
    }
    packages
}

#[test]
fn the_lock_files_beside_the_workspace_know_our_crates_as_they_are() {
    let manifests = files(&["engines", "ground", "rooms", "passeport"], &["Cargo.toml"]);
    let mut faults = Vec::new();
    for lock in files(&["benches", "fuzz"], &["Cargo.lock"]) {
        let locked = locked(&lock);
        for manifest in &manifests {
            let name = manifest.folder().rsplit('/').next().unwrap_or_default();
            if locked.get(name).is_some_and(|calls| *calls != called(manifest)) {
                let folder = lock.path.split('/').next().unwrap_or_default();
                let mend =
                    format!("run `cargo metadata --manifest-path {folder}/Cargo.toml` and commit the file");
                faults.push(format!("{}: {name} calls others than its Cargo.toml says; {mend}", lock.path));
            }
        }
    }
    none(faults);
}
