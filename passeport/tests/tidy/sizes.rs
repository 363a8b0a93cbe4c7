//! Sizes, module docs, unfinished work.

use crate::tree::{File, files, none, rust};

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

#[test]
fn no_file_of_rust_is_too_long() {
    none(rust().iter().filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > FILE_LINES_MAX).then(|| file.fault(0, &format!("{lines} lines, {FILE_LINES_MAX} at most")))
    }));
}

#[test]
fn no_function_is_too_long() {
    none(rust().iter().flat_map(|file| {
        functions(file).into_iter().filter(|(_, lines)| *lines > FUNCTION_LINES_MAX).map(|(at, lines)| {
            file.fault(at, &format!("a function of {lines} lines, {FUNCTION_LINES_MAX} at most"))
        })
    }));
}

/// Where each function begins and how many lines it has. rustfmt closes a body on a line of its own that
/// is indented as the one where the function begins.
fn functions(file: &File) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = file.text.lines().collect();
    let heads = ["pub ", "pub(crate) ", "pub(super) ", "const ", "async "];
    let begins = |line: &str| {
        let name = heads.iter().fold(line.trim_start(), |rest, head| rest.strip_prefix(head).unwrap_or(rest));
        name.starts_with("fn ")
    };
    let length = |at: usize| {
        let indent = lines[at].len() - lines[at].trim_start().len();
        // The signature ends where a line opens the body, or ends it, or there is none.
        let open = (at..lines.len()).find(|i| lines[*i].ends_with(['{', '}', ';']))?;
        if !lines[open].ends_with('{') {
            return None;
        }
        let closes = |line: &&str| line.len() == indent + 1 && line.trim_start() == "}";
        let body = lines[open..].iter().position(closes)?;
        Some((at, open - at + body + 1))
    };
    (0..lines.len()).filter(|i| begins(lines[*i])).filter_map(length).collect()
}

#[test]
fn functions_are_found_and_measured() {
    let text = "fn a() {\n    1;\n}\n\n    pub(crate) async fn b<T>(\n        x: T,\n    ) -> T\n    where\n        T: Copy,\n    {\n        x\n    }\nfn c() {}\ntrait D {\n    fn d();\n}\n";
    let file = File { path: "x.rs".to_owned(), text: text.to_owned() };
    assert_eq!(functions(&file), [(0, 3), (4, 8)]);
}

#[test]
fn every_module_says_what_it_is() {
    none(
        rust()
            .iter()
            .filter(|file| !file.text.starts_with("//! "))
            .map(|file| file.fault(0, "begins without module docs (`//! …`)")),
    );
}

#[test]
fn nothing_is_left_unfinished() {
    let words = ["TO DO", "FIX ME", "to do!(", "unimplemen ted!("].map(|word| word.replacen(' ', "", 1));
    let folders = ["engines", "ground", "rooms", "passeport", "browser", "e2e", "tools", "content"];
    let ends = [".rs", ".html", ".ftl", ".sql", ".css", ".mjs", ".sh", ".toml"];
    none(files(&folders, &ends).iter().flat_map(|file| {
        let lines = file.text.lines().enumerate();
        let found = lines.filter(|(_, line)| words.iter().any(|word| line.contains(word.as_str())));
        found.map(|(i, line)| file.fault(i, line.trim())).collect::<Vec<_>>()
    }));
}
