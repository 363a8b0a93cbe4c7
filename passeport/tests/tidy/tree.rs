//! The repository's files.

use std::path::Path;

/// A text file of the repository.
pub(crate) struct File {
    /// Its path from the root, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// The crate's folder, such as `rooms/people` or `passeport`.
    pub(crate) fn folder(&self) -> &str {
        let mut ends = self.path.match_indices('/').map(|(i, _)| i);
        let end = if self.path.starts_with("passeport/") { ends.next() } else { ends.nth(1) };
        &self.path[..end.unwrap_or(self.path.len())]
    }

    /// Whether it is a test, as a whole.
    pub(crate) fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }

    /// The text before the tests at its end.
    pub(crate) fn shipped(&self) -> &str {
        if self.is_test() { "" } else { self.text.split("#[cfg(test)]").next().unwrap_or_default() }
    }

    /// A fault of a line, counted from 0.
    pub(crate) fn fault(&self, line: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.path, line + 1)
    }

    /// The lines of the shipped text that hold any of these, each with what it holds.
    pub(crate) fn holding<'a>(&'a self, parts: &'a [String]) -> impl Iterator<Item = String> + 'a {
        self.shipped().lines().enumerate().flat_map(move |(i, line)| {
            parts.iter().filter(|part| line.contains(part.as_str())).map(move |part| self.fault(i, part))
        })
    }
}

/// The floors on which Rust stands.
pub(crate) const FLOORS: [&str; 4] = ["engines", "ground", "rooms", "passeport"];

pub(crate) fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Every file below these folders whose name ends so, by path; what is built or installed is left out.
pub(crate) fn files(folders: &[&str], ends: &[&str]) -> Vec<File> {
    let mut waiting: Vec<_> = folders.iter().map(|f| root().join(f)).collect();
    let mut files = Vec::new();
    while let Some(folder) = waiting.pop() {
        for path in std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()) {
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                if !matches!(name, "target" | "node_modules") {
                    waiting.push(path);
                }
            } else if ends.iter().any(|end| name.ends_with(end)) {
                let inner = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
                files.push(File { path: inner, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!files.is_empty(), "nothing in {folders:?} ends with {ends:?}");
    files
}

/// Every Rust file.
pub(crate) fn rust() -> Vec<File> {
    files(&FLOORS, &[".rs"])
}

/// Fails with every fault on a line of its own, if there is any.
pub(crate) fn none(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
