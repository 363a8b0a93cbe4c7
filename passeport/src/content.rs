//! Content: embedded in the binary, or read from a folder; checked whole before it is used.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use competences::{File, Framework, Socle, parse_framework, parse_socle_in_part};
use items::{Bank, Family, faults_without_socle, parse_family};
use kit::{Fault, Source};
use learn::{Courses, parse_courses};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../content"]
#[include = "**/*.toml"]
#[include = "courses/**/*.md"]
#[include = "courses/**/*.svg"]
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
    /// The courses.
    pub courses: Arc<Courses>,
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

/// The files of a folder that content is made of, by path relative to it, and what could not be read.
pub(crate) struct Folder {
    root: PathBuf,
    files: Vec<File>,
    faults: Vec<Fault>,
}

/// Endings of the files that content is made of; a file that explains itself (README, SOURCES) is none.
const ENDINGS: [&str; 3] = ["toml", "md", "svg"];

/// Reads the files of a folder that content is made of: outside `courses/` there is only TOML.
pub(crate) fn folder(root: &Path) -> Folder {
    let mut found = Folder { root: root.to_path_buf(), files: Vec::new(), faults: Vec::new() };
    let mut waiting = vec![root.to_path_buf()];
    while let Some(dir) = waiting.pop() {
        match std::fs::read_dir(&dir) {
            Err(error) => found.fault(&dir, format!("the folder cannot be read: {error}")),
            Ok(entries) => {
                for path in entries.filter_map(|e| e.ok().map(|e| e.path())) {
                    if path.is_dir() {
                        waiting.push(path);
                    } else if found.is_content(&path) {
                        found.add(&path);
                    }
                }
            }
        }
    }
    found.files.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

impl Folder {
    fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).to_string_lossy().replace('\\', "/")
    }

    fn is_content(&self, path: &Path) -> bool {
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        ending == "toml" || (ENDINGS.contains(&ending) && self.relative(path).starts_with("courses/"))
    }

    fn fault(&mut self, path: &Path, reason: String) {
        self.faults.push(Fault { file: self.relative(path), line: 1, reason });
    }

    /// A file that cannot be read stands as an empty one, so that nothing else says that it is missing.
    fn add(&mut self, path: &Path) {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| {
            self.fault(path, format!("the file cannot be read: {error}"));
            String::new()
        });
        self.files.push(File { path: self.relative(path), text });
    }

    /// The files.
    pub(crate) fn files(&self) -> &[File] {
        &self.files
    }

    /// Everything wrong, by paths that begin with the folder's own: what could not be read, and `found` in
    /// the files that could.
    pub(crate) fn faults(&self, found: Vec<Fault>) -> Vec<Fault> {
        // Where the folder itself cannot be read, it says nothing that its files are missing.
        let unread = |fault: &Fault| self.faults.iter().any(|f| f.file.is_empty() || f.file == fault.file);
        let found = found.into_iter().filter(|fault| !unread(fault));
        let named = |fault: Fault| {
            let file = if fault.file.is_empty() { self.root.clone() } else { self.root.join(&fault.file) };
            Fault { file: file.display().to_string(), ..fault }
        };
        self.faults.iter().cloned().chain(found).map(named).collect()
    }

    /// What `read` makes of the files, when nothing is wrong with any.
    pub(crate) fn read<T>(&self, read: impl Fn(&[File]) -> Result<T, Vec<Fault>>) -> Result<T, Vec<Fault>> {
        match read(&self.files) {
            Ok(right) if self.faults.is_empty() => Ok(right),
            result => Err(self.faults(result.err().unwrap_or_default())),
        }
    }
}

/// Content as far as it can be read.
pub(crate) struct InPart {
    pub(crate) frameworks: Vec<Framework>,
    pub(crate) socle: Option<Socle>,
    /// The families that are right in themselves.
    pub(crate) families: Vec<Family>,
    /// The courses that are right.
    pub(crate) courses: Courses,
    /// Everything wrong, whatever kind of file it stands in.
    pub(crate) faults: Vec<Fault>,
}

/// Reads content from its files; all faults at once.
pub fn parse(files: &[File]) -> Result<Content, Vec<Fault>> {
    match parse_in_part(files) {
        InPart { frameworks, socle: Some(socle), families, courses, faults } if faults.is_empty() => {
            Ok(Content {
                socle: Arc::new(socle),
                frameworks,
                bank: Arc::new(Bank::new(families)),
                courses: Arc::new(courses),
            })
        }
        InPart { faults, .. } => Err(faults),
    }
}

fn below<'a>(files: &'a [File], folder: &str) -> impl Iterator<Item = &'a File> {
    let folder = format!("{folder}/");
    files.iter().filter(move |f| f.path.starts_with(&folder))
}

/// Reads as much of the content as can be read: a fault of one file hides none of another.
pub(crate) fn parse_in_part(files: &[File]) -> InPart {
    let (mut frameworks, mut faults) = (Vec::new(), Vec::new());
    for file in below(files, "frameworks") {
        match parse_framework(file) {
            Ok(framework) => frameworks.push(framework),
            Err(found) => faults.extend(found),
        }
    }
    let (socle, found) = parse_socle_in_part(files, &frameworks);
    // An item of a domain that cannot be read would only be told that its competence does not exist.
    let unread = |domain: &str| {
        let path = format!("socle/{domain}.toml");
        let read = |socle: &Socle| found.is_empty() || socle.domain_index(domain).is_some();
        !socle.as_ref().is_some_and(read) && files.iter().any(|f| f.path == path)
    };
    let (mut families, mut wrong) = (Vec::<Family>::new(), Vec::new());
    for file in below(files, "items") {
        let known = socle.as_ref().filter(|_| !unread(file.path.split('/').nth(1).unwrap_or_default()));
        let Some(socle) = known else {
            wrong.extend(faults_without_socle(file));
            continue;
        };
        match parse_family(file, socle) {
            Ok(family) => {
                if families.iter().any(|f| f.id == family.id) {
                    let line = Source::new(&file.path, &file.text).line_of("id");
                    let reason = format!("the id “{}” is taken by another file", family.id);
                    wrong.push(Fault { file: file.path.clone(), line, reason });
                }
                families.push(family);
            }
            Err(found) => wrong.extend(found),
        }
    }
    if below(files, "items").next().is_none() {
        let reason = "no item family is here: nobody could be asked anything".to_owned();
        wrong.push(Fault { file: "items".to_owned(), line: 1, reason });
    }
    // Of a socle with faults, a course would be told that what it names does not exist.
    let (courses, wrong_courses) = parse_courses(files, socle.as_ref().filter(|_| found.is_empty()));
    faults.extend(found);
    faults.extend(wrong);
    faults.extend(wrong_courses);
    InPart { frameworks, socle, families, courses, faults }
}
