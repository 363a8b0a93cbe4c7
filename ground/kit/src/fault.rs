//! Faults of content files: which file, which line, what is wrong, how to mend it.

use std::fmt;

/// One fault of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file: relative to its folder while it is read, with its folder when it is told.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

/// A content file while it is checked: gathers its faults and finds the lines they stand on.
#[derive(Debug)]
pub struct Source<'a> {
    file: &'a str,
    text: &'a str,
    faults: Vec<Fault>,
}

impl<'a> Source<'a> {
    /// A file by its path, relative to the content folder, and its text.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, faults: Vec::new() }
    }

    /// The file's path.
    pub fn file(&self) -> &str {
        self.file
    }

    /// Records a fault on a line.
    pub fn fault(&mut self, line: usize, reason: impl Into<String>) {
        self.faults.push(Fault { file: self.file.to_owned(), line, reason: reason.into() });
    }

    /// The line of a byte offset.
    pub fn line_at(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|b| *b == b'\n').count()
    }

    /// The line of the `n`-th (from 0) line that begins with `start`; the first line when there is none.
    pub fn nth_line(&self, start: &str, n: usize) -> usize {
        self.text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.trim_start().starts_with(start))
            .nth(n)
            .map_or(1, |(i, _)| i + 1)
    }

    /// The first line that holds a text; the first line when none does.
    pub fn line_with(&self, text: &str) -> usize {
        self.text.lines().position(|line| line.contains(text)).map_or(1, |i| i + 1)
    }

    /// The line where a key is given or a table begins.
    pub fn line_of(&self, key: &str) -> usize {
        self.text
            .lines()
            .position(|line| {
                let line = line.trim_start();
                line.trim_start_matches('[').starts_with(key)
                    && line.trim_start_matches('[')[key.len()..].trim_start().starts_with(['=', ']', '.'])
            })
            .map_or(1, |i| i + 1)
    }

    /// The faults found, in the order of their lines.
    pub fn into_faults(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| fault.line);
        self.faults
    }

    /// Whether no fault was found yet.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_file_line_and_reason() {
        let mut source =
            Source::new("items/x.toml", "id = \"a\"\n\n[title]\nfr = \"b\"\n[[option]]\n[[option]]\n");
        assert_eq!(source.line_of("title"), 3);
        assert_eq!(source.line_of("fr"), 4);
        assert_eq!(source.nth_line("[[option]]", 1), 6);
        assert_eq!(source.line_at(9), 2);
        assert_eq!((source.line_with("= \"b"), source.line_with("{n}")), (4, 1));
        source.fault(3, "the title is empty");
        assert_eq!(source.into_faults()[0].to_string(), "items/x.toml:3: the title is empty");
    }
}
