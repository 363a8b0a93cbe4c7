//! The texts of content and of organisations: every string of their TOML files, every paragraph of their pages.
//!
//! What is compared as a description is what [`DESCRIPTIONS`] names. The texts of foreign frameworks are facts carried
//! over, and neither compared nor counted; nor are code and tables, whose words make no sentences.

use std::collections::BTreeMap;

use competences::File;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use kit::{Language, Source};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Passage;

/// Keys whose texts describe something: what it is, what it asks, what it brings.
const DESCRIPTIONS: [&str; 7] = ["sentence", "description", "lead", "problem", "benefit", "proof", "levels"];
/// Keys whose texts name something.
const TITLES: [&str; 3] = ["name", "title", "short"];

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// Texts that people read.
    pub(crate) passages: Vec<Passage>,
    /// What things are called.
    pub(crate) titles: Vec<String>,
}

/// Adds the texts of the files of a folder: its place among those that are checked, and its path, by which they are
/// told. A file that cannot be read as TOML is passed over: it has a fault of its own.
pub(crate) fn gather(files: &[File], (folder, path): (usize, &str), into: &mut Gathered) {
    let languages: BTreeMap<&str, Language> = files.iter().filter_map(course_language).collect();
    for file in files.iter().filter(|file| !file.path.starts_with("frameworks/")) {
        let from = into.passages.len();
        let course = languages.iter().find(|(course, _)| file.path.starts_with(**course));
        let mut reader = Reader {
            source: Source::new(&file.path, &file.text),
            text: &file.text,
            told: format!("{path}/{}", file.path),
            folder,
            language: course.map_or(Language::Fr, |(_, language)| *language),
            is_question: ["items/", "/checks/", "/scenarios/"].iter().any(|part| file.path.contains(part)),
            into: &mut *into,
        };
        if file.path.ends_with(".toml") {
            if let Ok(table) = DeTable::parse(&file.text) {
                reader.table(table.get_ref(), "");
            }
        } else if file.path.ends_with(".md") {
            reader.page(&file.text);
        }
        // Tables are read by their keys, people read by lines.
        into.passages[from..].sort_by_key(|passage| (passage.line, passage.language == Language::En));
    }
}

/// The folder of a course, and its language, when the file is the head of one.
fn course_language(file: &File) -> Option<(&str, Language)> {
    let folder = file.path.strip_suffix("course.toml")?;
    let table = DeTable::parse(&file.text).ok()?;
    let tag = table.get_ref().get("language")?.get_ref().as_str()?;
    Some((folder, Language::from_tag(tag)?))
}

/// A file that is being read.
struct Reader<'a> {
    source: Source<'a>,
    text: &'a str,
    told: String,
    folder: usize,
    /// That of a text that says in which language it is.
    language: Language,
    /// Whether it asks something: what it says describes nothing, and its title names nothing.
    is_question: bool,
    into: &'a mut Gathered,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable<'_>, key: &str) {
        let is_code = table.get("kind").and_then(|kind| kind.get_ref().as_str()) == Some("code");
        for (name, value) in table {
            match (name.get_ref().as_ref(), Language::from_tag(name.get_ref())) {
                // The table of a text in both languages.
                ("fr" | "en", Some(language)) if value.get_ref().is_str() => {
                    self.value(value, key, language);
                }
                ("text", _) if is_code => {}
                (name, _) => self.value(value, name, self.language),
            }
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, key: &str, language: Language) {
        match value.get_ref() {
            DeValue::String(text) => self.string(text, value.span().start, key, language),
            DeValue::Array(all) => {
                for inner in all {
                    self.value(inner, key, language);
                }
            }
            DeValue::Table(table) => self.table(table, key),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
        }
    }

    fn string(&mut self, text: &str, start: usize, key: &str, language: Language) {
        if TITLES.contains(&key) && !self.is_question {
            self.into.titles.push(text.to_owned());
        }
        let written = &self.text[start..];
        let by_lines = written.starts_with("\"\"\"") || written.starts_with("'''");
        // A new line just after the marks is none of the text's.
        let line = self.source.line_at(start) + usize::from(by_lines && written[3..].starts_with('\n'));
        let describes = DESCRIPTIONS.contains(&key) && !self.is_question;
        self.passage(text, line, by_lines, describes, language);
    }

    /// The paragraphs of a page, and what is said of its figures.
    fn page(&mut self, text: &str) {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.table = true;
        options.extension.alerts = true;
        for node in parse_document(&arena, text, &options).descendants() {
            let line = node.data().sourcepos.start.line;
            match &node.data().value {
                NodeValue::Paragraph => {
                    self.passage(&said(node), line, true, false, self.language);
                }
                NodeValue::Image(image) => {
                    self.passage(&image.title, line, false, false, self.language);
                    self.passage(&said(node), line, false, false, self.language);
                }
                _ => {}
            }
        }
    }

    fn passage(&mut self, text: &str, line: usize, by_lines: bool, describes: bool, language: Language) {
        let (file, folder, text) = (self.told.clone(), self.folder, text.to_owned());
        self.into.passages.push(Passage { file, line, by_lines, folder, language, text, describes });
    }
}

/// What a node of a page says, the figures in it apart: they are described on their own.
fn said<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for child in node.children() {
        match &child.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push('\n'),
            NodeValue::Image(_) => {}
            _ => words.push_str(&said(child)),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(files: &[(&str, &str)]) -> Gathered {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        let files: Vec<File> = files.iter().map(file).collect();
        let mut gathered = Gathered::default();
        gather(&files, (0, "ours"), &mut gathered);
        gathered
    }

    /// Place, language, whether it describes, and the text.
    fn told(gathered: &Gathered) -> Vec<String> {
        let told = |p: &Passage| {
            let what = if p.describes { "described" } else { "said" };
            format!("{} {} {what}: {}", p.place(), p.language.tag(), p.text)
        };
        gathered.passages.iter().map(told).collect()
    }

    #[test]
    fn every_text_of_a_file_has_its_line_and_its_language() {
        let file = "[axis]\nname = { fr = \"Un axe\", en = \"An axis\" }\nsentence = { fr = \"Dit.\", en = \"Says.\" }\n";
        let found = gathered(&[("plan/plan.toml", file), ("frameworks/x.toml", file), ("odd.toml", "= 3")]);
        insta::assert_snapshot!(told(&found).join("\n"), @r"
        ours/plan/plan.toml:2 fr said: Un axe
        ours/plan/plan.toml:2 en said: An axis
        ours/plan/plan.toml:3 fr described: Dit.
        ours/plan/plan.toml:3 en described: Says.
        ");
        assert_eq!(found.titles, ["An axis", "Un axe"]);
    }

    #[test]
    fn a_course_is_read_in_its_language_and_code_and_tables_are_passed_over() {
        let page = "# Title\n\nOne.\n\n- two\n  lines\n\n> [!TIP] Four\n> Three.\n\n| a |\n|---|\n| b |\n\n![alt](figures/x.svg \"cap\")\n";
        let item = "title = \"A question\"\nlead = \"Asked.\"\n[[exhibit]]\nkind = \"code\"\ntext = \"if\"\n";
        let found = gathered(&[
            ("courses/c/course.toml", "language = \"en\"\nlead = \"About.\"\n"),
            ("courses/c/pages/p.md", page),
            ("courses/c/checks/q.toml", item),
        ]);
        insta::assert_snapshot!(told(&found).join("\n"), @r"
        ours/courses/c/course.toml:1 en said: en
        ours/courses/c/course.toml:2 en described: About.
        ours/courses/c/pages/p.md:3 en said: One.
        ours/courses/c/pages/p.md:5 en said: two
        lines
        ours/courses/c/pages/p.md:9 en said: Three.
        ours/courses/c/pages/p.md:15 en said: 
        ours/courses/c/pages/p.md:15 en said: cap
        ours/courses/c/pages/p.md:15 en said: alt
        ours/courses/c/checks/q.toml:1 en said: A question
        ours/courses/c/checks/q.toml:2 en said: Asked.
        ours/courses/c/checks/q.toml:4 en said: code
        ");
        assert!(found.titles.is_empty(), "the title of a question names nothing");
    }
}
