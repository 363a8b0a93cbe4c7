//! Content: embedded in the binary, or read from a folder; checked whole before it is used.

use std::path::Path;
use std::sync::Arc;

use competences::{File, Framework, Socle, parse_framework, parse_socle};
use items::{Bank, Family, parse_family};
use kit::Fault;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../content"]
#[include = "**/*.toml"]
struct EmbeddedContent;

#[derive(RustEmbed)]
#[folder = "../organisations"]
#[include = "**/*.toml"]
struct EmbeddedOrganisations;

/// Content that is right.
pub struct Content {
    /// The socle.
    pub socle: Arc<Socle>,
    /// Published frameworks.
    pub frameworks: Vec<Framework>,
    /// The item bank.
    pub bank: Arc<Bank>,
}

/// The files of the embedded content.
pub fn embedded() -> Vec<File> {
    files_of::<EmbeddedContent>("")
}

/// The files of an embedded organisation.
pub(crate) fn embedded_organisation(name: &str) -> Vec<File> {
    files_of::<EmbeddedOrganisations>(&format!("{name}/"))
}

fn files_of<E: RustEmbed>(prefix: &str) -> Vec<File> {
    let mut files: Vec<File> = E::iter()
        .filter_map(|path| {
            let text = E::get(&path)?;
            let inner = path.strip_prefix(prefix)?.to_owned();
            Some(File { path: inner, text: String::from_utf8_lossy(&text.data).into_owned() })
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The TOML files of a folder, by path relative to it.
pub(crate) fn folder(root: &Path) -> Result<Vec<File>, Vec<Fault>> {
    let mut files = Vec::new();
    let mut faults = Vec::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(dir) = waiting.pop() {
        let fault = |reason: String| Fault { file: dir.display().to_string(), line: 1, reason };
        let entries = match std::fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(e) => {
                faults.push(fault(format!("the folder cannot be read: {e}")));
                continue;
            }
        };
        for path in entries.filter_map(|e| e.ok().map(|e| e.path())) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let relative = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                match std::fs::read_to_string(&path) {
                    Ok(text) => files.push(File { path: relative, text }),
                    Err(e) => faults.push(fault(format!("{relative} cannot be read: {e}"))),
                }
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

/// Reads content from its files; all faults at once.
pub fn parse(files: &[File]) -> Result<Content, Vec<Fault>> {
    let mut faults = Vec::new();
    let below = |folder: &str| {
        let folder = format!("{folder}/");
        files.iter().filter(move |f| f.path.starts_with(&folder))
    };
    let mut frameworks = Vec::new();
    for file in below("frameworks") {
        match parse_framework(file) {
            Ok(framework) => frameworks.push(framework),
            Err(found) => faults.extend(found),
        }
    }
    let socle = match parse_socle(files, &frameworks) {
        Ok(socle) => socle,
        Err(found) => {
            faults.extend(found);
            return Err(faults);
        }
    };
    let mut families: Vec<Family> = Vec::new();
    for file in below("items") {
        match parse_family(file, &socle) {
            Ok(family) => {
                if families.iter().any(|f| f.id == family.id) {
                    let reason = format!("the id “{}” is taken by another file", family.id);
                    faults.push(Fault { file: file.path.clone(), line: 1, reason });
                }
                families.push(family);
            }
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Content { socle: Arc::new(socle), frameworks, bank: Arc::new(Bank::new(families)) })
}
