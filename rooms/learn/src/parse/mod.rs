//! Reading courses from their folders: all faults at once, each with its line.

mod figure;
mod head;
mod markdown;
mod scenario;

use std::collections::{BTreeMap, BTreeSet};

use competences::{File, Socle};
use items::Family;
use kit::{Fault, Language, Source};

use crate::{Block, Chapter, Course, Page, Scenario};
use head::Head;

/// Courses that are right, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Courses(Vec<Course>);

impl Courses {
    /// Every course.
    pub fn all(&self) -> &[Course] {
        &self.0
    }

    /// The course of an id.
    pub fn get(&self, id: &str) -> Option<&Course> {
        self.0.iter().find(|course| course.id == id)
    }
}

/// Reads the courses among the files of a content folder, `courses/<id>/…`. Without a socle, what names
/// competences and levels is not checked. The courses that are right, and everything wrong with the others.
pub fn parse_courses(files: &[File], socle: Option<&Socle>) -> (Courses, Vec<Fault>) {
    let inside = files.iter().filter_map(|file| file.path.strip_prefix("courses/"));
    let folders: BTreeSet<&str> = inside.filter_map(|path| path.split_once('/')).map(|(id, _)| id).collect();
    let (mut courses, mut faults) = (Vec::new(), Vec::new());
    for id in folders {
        let mut reader = Reader { id, files, faults: Vec::new() };
        let course = reader.course(socle);
        if reader.faults.is_empty() {
            courses.extend(course);
        }
        faults.extend(reader.faults);
    }
    (Courses(courses), faults)
}

/// One course's folder while it is read.
struct Reader<'a> {
    id: &'a str,
    files: &'a [File],
    faults: Vec<Fault>,
}

/// Whether a text can stand in an address and name a file.
fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

impl<'a> Reader<'a> {
    fn path(&self, inner: &str) -> String {
        format!("courses/{}/{inner}", self.id)
    }

    fn file(&self, inner: &str) -> Option<&'a File> {
        let path = self.path(inner);
        self.files.iter().find(|file| file.path == path)
    }

    /// The files of an inner folder with an ending: their names without it.
    fn names(&self, folder: &str, ending: &str) -> Vec<(&'a File, &'a str)> {
        let prefix = self.path(folder);
        let name = |file: &'a File| {
            let name = file.path.strip_prefix(&prefix)?.strip_prefix('/')?.strip_suffix(ending)?;
            Some((file, name))
        };
        self.files.iter().filter_map(name).collect()
    }

    fn fault(&mut self, inner: &str, line: usize, reason: impl Into<String>) {
        self.faults.push(Fault { file: self.path(inner), line, reason: reason.into() });
    }

    fn course(&mut self, socle: Option<&Socle>) -> Option<Course> {
        let Some(file) = self.file("course.toml") else {
            self.fault("course.toml", 1, "the file is missing; it gives title, language and chapters");
            return None;
        };
        let head = match head::read(file, self.id, socle) {
            Ok(head) => head,
            Err(faults) => {
                self.faults.extend(faults);
                return None;
            }
        };
        let checks = self.checks(socle);
        let scenarios = self.scenarios(head.language);
        let mut pages = self.pages(&head);
        self.unlisted(&head);
        self.references(&pages, &head, &checks, &scenarios);
        let memo = pages.remove(&head.memo)?;
        let chapters = head.chapters.into_iter().map(|chapter| Chapter {
            pages: chapter.pages.iter().filter_map(|id| pages.remove(id)).collect(),
            id: chapter.id,
            title: chapter.title,
            sentence: chapter.sentence,
            level: chapter.level,
            competences: chapter.competences,
        });
        Some(Course {
            id: self.id.to_owned(),
            version: head.version,
            language: head.language,
            title: head.title,
            sentence: head.sentence,
            lead: head.lead,
            chapters: chapters.collect(),
            memo,
            checks,
            scenarios,
        })
    }

    fn checks(&mut self, socle: Option<&Socle>) -> BTreeMap<String, Family> {
        let mut found = BTreeMap::new();
        for (file, name) in self.names("checks", ".toml") {
            match items::parse_check(file, socle, self.id) {
                Ok(family) => {
                    let audited = items::audit(&family, CHECK_VARIANTS);
                    let fault = |reason| Fault { file: file.path.clone(), line: 1, reason };
                    self.faults.extend(audited.faults.into_iter().map(fault));
                    found.insert(name.to_owned(), family);
                }
                Err(faults) => self.faults.extend(faults),
            }
        }
        found
    }

    fn scenarios(&mut self, language: Language) -> BTreeMap<String, Scenario> {
        let mut found = BTreeMap::new();
        for (file, name) in self.names("scenarios", ".toml") {
            match scenario::read(file, language) {
                Ok(scenario) => {
                    found.insert(name.to_owned(), scenario);
                }
                Err(faults) => self.faults.extend(faults),
            }
        }
        found
    }

    /// The pages that the head lists, by id.
    fn pages(&mut self, head: &Head) -> BTreeMap<String, Page> {
        let mut pages = BTreeMap::new();
        let listed = head.chapters.iter().flat_map(|c| &c.pages).chain([&head.memo]);
        for id in listed {
            let inner = format!("pages/{id}.md");
            let Some(file) = self.file(&inner) else {
                let line = self
                    .file("course.toml")
                    .map_or(1, |f| Source::new(&f.path, &f.text).line_with(&format!("\"{id}\"")));
                self.fault("course.toml", line, format!("the page “{id}” has no file {inner}"));
                continue;
            };
            let mut source = Source::new(&file.path, &file.text);
            let read = markdown::page(&file.text, head.language, &mut source);
            self.faults.extend(source.into_faults());
            let blocks = read.blocks.into_iter().filter_map(|piece| match piece {
                markdown::Piece::Block(block) => Some(block),
                markdown::Piece::Figure { name, alternative, caption, line } => {
                    figure::read(self, &inner, (&name, line), &alternative, &caption, head.language)
                        .map(Block::Figure)
                }
            });
            let blocks = blocks.collect();
            pages.insert(id.clone(), Page { id: id.clone(), title: read.title, blocks, words: read.words });
        }
        pages
    }

    /// Files that nothing names: an author has forgotten them, or misspelt a name.
    fn unlisted(&mut self, head: &Head) {
        let listed: BTreeSet<&String> =
            head.chapters.iter().flat_map(|c| &c.pages).chain([&head.memo]).collect();
        for (_, name) in self.names("pages", ".md") {
            if !listed.contains(&name.to_owned()) {
                self.fault(&format!("pages/{name}.md"), 1, "no chapter of course.toml lists this page");
            }
        }
    }

    /// Each question and scenario stands on one page; each page names those that exist.
    fn references(
        &mut self,
        pages: &BTreeMap<String, Page>,
        head: &Head,
        checks: &BTreeMap<String, Family>,
        scenarios: &BTreeMap<String, Scenario>,
    ) {
        let read_wrong =
            |folder: &str, name: &str, reader: &Self| reader.file(&format!("{folder}/{name}.toml")).is_some();
        let mut used: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for page in pages.values() {
            let inner = format!("pages/{}.md", page.id);
            let named =
                page.checks().map(|n| ("checks", n)).chain(page.scenarios().map(|n| ("scenarios", n)));
            for (folder, name) in named {
                *used.entry((folder, name)).or_default() += 1;
                let there =
                    if folder == "checks" { checks.contains_key(name) } else { scenarios.contains_key(name) };
                if !there && !read_wrong(folder, name, self) {
                    self.fault(
                        &inner,
                        1,
                        format!("the page names {folder}/{name}.toml, which does not exist"),
                    );
                }
                if page.id == head.memo {
                    self.fault(&inner, 1, format!("the memo asks nothing: move “{name}” to another page"));
                }
            }
        }
        let all = checks.keys().map(|n| ("checks", n.as_str()));
        let all = all.chain(scenarios.keys().map(|n| ("scenarios", n.as_str())));
        for (folder, name) in all.collect::<Vec<_>>() {
            match used.get(&(folder, name)) {
                None => self.fault(&format!("{folder}/{name}.toml"), 1, "no page shows it"),
                Some(1) => {}
                Some(_) => self.fault(
                    &format!("{folder}/{name}.toml"),
                    1,
                    "it stands on several pages; one is enough",
                ),
            }
        }
    }
}

/// Variants run of each question of a course, to find those that cannot be shown or answered.
const CHECK_VARIANTS: usize = 50;
