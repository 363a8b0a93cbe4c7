//! `course.toml`: what a course is called, and its chapters.

use std::collections::BTreeSet;

use competences::{File, Socle};
use kit::{Fault, Language, Source, typography};
use serde::Deserialize;

use super::is_slug;

/// Most chapters of a course, and most pages of a chapter.
const CHAPTERS_MAX: usize = 30;
const PAGES_MAX: usize = 30;

/// The head of a course, its pages by their ids.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    id: String,
    pub(super) version: u32,
    pub(super) language: Language,
    pub(super) title: String,
    pub(super) sentence: String,
    pub(super) lead: String,
    pub(super) memo: String,
    #[serde(rename = "chapter")]
    pub(super) chapters: Vec<HeadChapter>,
}

/// A chapter as the head gives it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadChapter {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) sentence: String,
    pub(super) level: usize,
    pub(super) competences: Vec<String>,
    pub(super) pages: Vec<String>,
}

/// A text as it is shown in a language.
pub(super) fn shown(text: &str, language: Language) -> String {
    match language {
        Language::Fr => typography::french(text.trim()),
        Language::En => text.trim().to_owned(),
    }
}

/// Reads the head of the course of a folder.
pub(super) fn read(file: &File, folder: &str, socle: Option<&Socle>) -> Result<Head, Vec<Fault>> {
    let mut source = Source::new(&file.path, &file.text);
    let mut head: Head = match toml::from_str(&file.text) {
        Ok(head) => head,
        Err(error) => {
            let line = error.span().map_or(1, |span| source.line_at(span.start));
            source.fault(line, error.message());
            return Err(source.into_faults());
        }
    };
    if head.id != folder || !is_slug(folder) {
        let reason = "the id is the name of the folder: small letters, digits and hyphens";
        source.fault(source.line_of("id"), reason);
    }
    if head.version == 0 {
        source.fault(source.line_of("version"), "versions begin at 1");
    }
    for (name, text) in [("title", &head.title), ("sentence", &head.sentence), ("lead", &head.lead)] {
        if text.trim().is_empty() {
            source.fault(source.line_of(name), format!("the {name} is empty"));
        }
    }
    check_chapters(&head, socle, &mut source);
    check_ids(&head, &mut source);
    if !source.is_clean() {
        return Err(source.into_faults());
    }
    let language = head.language;
    for text in [&mut head.title, &mut head.sentence, &mut head.lead] {
        *text = shown(text, language);
    }
    for text in head.chapters.iter_mut().flat_map(|c| [&mut c.title, &mut c.sentence]) {
        *text = shown(text, language);
    }
    Ok(head)
}

fn check_chapters(head: &Head, socle: Option<&Socle>, source: &mut Source<'_>) {
    if !(1..=CHAPTERS_MAX).contains(&head.chapters.len()) {
        source.fault(1, format!("a course has 1 to {CHAPTERS_MAX} chapters"));
    }
    for (i, chapter) in head.chapters.iter().enumerate() {
        let line = source.nth_line("[[chapter]]", i);
        if !(1..=PAGES_MAX).contains(&chapter.pages.len()) {
            source.fault(line, format!("a chapter has 1 to {PAGES_MAX} pages"));
        }
        if chapter.title.trim().is_empty() || chapter.sentence.trim().is_empty() {
            source.fault(line, "the chapter's title or sentence is empty");
        }
        if chapter.competences.is_empty() {
            source.fault(line, "the chapter names no competence: nobody could be led to it");
        }
        let Some(socle) = socle else { continue };
        for id in chapter.competences.iter().filter(|id| socle.competence_index(id).is_none()) {
            source
                .fault(source.line_with(&format!("\"{id}\"")), format!("no competence “{id}” in the socle"));
        }
        if !(1..=socle.levels.len()).contains(&chapter.level) {
            source.fault(line, format!("the socle has levels 1 to {}", socle.levels.len()));
        }
    }
}

/// Ids stand in addresses, each once.
fn check_ids(head: &Head, source: &mut Source<'_>) {
    let mut seen = BTreeSet::new();
    let pages = head.chapters.iter().flat_map(|c| &c.pages);
    for id in pages.chain([&head.memo]) {
        let line = source.line_with(&format!("\"{id}\""));
        if !is_slug(id) {
            source.fault(
                line,
                format!("the page “{id}” is to be named with small letters, digits and hyphens"),
            );
        }
        if !seen.insert(id) {
            source.fault(line, format!("the page “{id}” is listed twice"));
        }
    }
    if head.chapters.iter().flat_map(|c| &c.pages).any(|id| id == "memo") {
        source.fault(
            source.line_of("memo"),
            "a page of a chapter may not be called “memo”: that address is the memo's",
        );
    }
    let mut chapters = BTreeSet::new();
    for (i, chapter) in head.chapters.iter().enumerate() {
        if !is_slug(&chapter.id) || !chapters.insert(&chapter.id) {
            let reason = "the chapter's id is of small letters, digits and hyphens, and stands once";
            source.fault(source.nth_line("[[chapter]]", i), reason);
        }
    }
}
