//! Reading a plan from its folder, `plan/`: `plan.toml` and one file a roadmap in `plan/roadmaps/`. All faults at once,
//! each with its file and line. The format is in `docs/authors/plan.md`.
//!
//! **How to add a line to the format**: a field of the raw struct, which refuses keys that it does not know; its check
//! beside the others, at the place that [`Spanned`] gives; a row of `tests/it/faults.rs`; a line of the document.

mod head;
mod roadmap;

use std::collections::BTreeSet;

use competences::{File, Occupations};
use kit::{Fault, Source, Text};
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::{Plan, Roadmap};

/// Where a plan stands among the files of an organisation.
const FOLDER: &str = "plan/";
const HEAD: &str = "plan/plan.toml";
const ROADMAPS: &str = "plan/roadmaps/";

/// Reads the plan among an organisation's files. `None` when there is no such folder, or when it has faults; these
/// come beside it. Without the occupations, what names them is not checked.
pub fn parse_plan(files: &[File], occupations: Option<&Occupations>) -> (Option<Plan>, Vec<Fault>) {
    let own: Vec<&File> = files.iter().filter(|file| file.path.starts_with(FOLDER)).collect();
    if own.is_empty() {
        return (None, Vec::new());
    }
    let mut faults = strays(&own);
    let head = match own.iter().find(|file| file.path == HEAD) {
        Some(file) => head::read(file, &mut faults),
        None => {
            let reason = "the file is missing; it gives the plan's name, objectives and axes".to_owned();
            faults.push(Fault { file: HEAD.to_owned(), line: 1, reason });
            None
        }
    };
    let known = roadmap::Known { head: head.as_ref(), occupations };
    let files = own.iter().filter(|file| roadmap_id(&file.path).is_some());
    let roadmaps: Vec<Roadmap> = files.filter_map(|file| roadmap::read(file, &known, &mut faults)).collect();
    match head {
        Some(head) if faults.is_empty() => (Some(Plan { roadmaps, ..head }), faults),
        _ => (None, faults),
    }
}

/// The name of a roadmap's file; `None` for any other path.
fn roadmap_id(path: &str) -> Option<&str> {
    path.strip_prefix(ROADMAPS)?.strip_suffix(".toml").filter(|id| !id.contains('/'))
}

/// Files of the folder that nobody would read.
fn strays(own: &[&File]) -> Vec<Fault> {
    let stray = own.iter().filter(|file| file.path != HEAD && roadmap_id(&file.path).is_none());
    let fault = |file: &&File| Fault {
        file: file.path.clone(),
        line: 1,
        reason: format!("nobody reads this file; a plan is {HEAD} and {ROADMAPS}<id>.toml"),
    };
    stray.map(fault).collect()
}

/// A file while it is checked.
struct Reader<'a> {
    source: Source<'a>,
}

impl<'a> Reader<'a> {
    /// Reads the file's shape; a fault on its line where it has another one.
    fn open<T: DeserializeOwned>(file: &'a File, faults: &mut Vec<Fault>) -> Option<(Self, T)> {
        let mut source = Source::new(&file.path, &file.text);
        match toml::from_str(&file.text) {
            Ok(raw) => Some((Self { source }, raw)),
            Err(error) => {
                let line = error.span().map_or(1, |span| source.line_at(span.start));
                source.fault(line, error.message());
                faults.extend(source.into_faults());
                None
            }
        }
    }

    /// Records a fault where a value stands.
    fn fault<T>(&mut self, at: &Spanned<T>, reason: impl Into<String>) {
        let line = self.source.line_at(at.span().start);
        self.source.fault(line, reason);
    }

    /// Checks that a text says something in both languages.
    fn text(&mut self, what: &str, text: Spanned<Text>) -> Text {
        for (language, said) in [("French", &text.get_ref().fr), ("English", &text.get_ref().en)] {
            if said.trim().is_empty() {
                self.fault(&text, format!("the {what} is empty in {language}"));
            }
        }
        text.into_inner()
    }

    /// Checks an id against those before it; it may stand in an address.
    fn id(&mut self, what: &str, id: &Spanned<String>, seen: &mut BTreeSet<String>) {
        let name = id.get_ref();
        let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(slug) {
            let reason = format!("the {what} “{name}” is to be named with small letters, digits and hyphens");
            self.fault(id, reason);
        }
        if !seen.insert(name.clone()) {
            self.fault(id, format!("the {what} “{name}” stands twice"));
        }
    }

    /// Ends the reading; whether there was no fault.
    fn end(self, faults: &mut Vec<Fault>) -> bool {
        let clean = self.source.is_clean();
        faults.extend(self.source.into_faults());
        clean
    }
}
