//! A course as its authors wrote it.

use std::collections::BTreeMap;

use items::Family;
use kit::Language;

use crate::Scenario;

/// Words read in a minute: a slow, attentive reading on a screen (Brysbaert 2019 gives 238 for silent reading
/// of plain prose; instructions are read more slowly, and by people of every age).
const WORDS_PER_MINUTE: f64 = 180.0;
/// Minutes spent on a figure.
const MINUTES_PER_FIGURE: f64 = 0.5;
/// Minutes spent on a scene of a scenario.
const MINUTES_PER_SCENE: f64 = 1.0;

/// A course, in one language.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its id: the name of its folder.
    pub id: String,
    /// Its version, from 1.
    pub version: u32,
    /// The language of all its texts.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// What one will be able to do.
    pub sentence: String,
    /// What it is about, in two or three sentences.
    pub lead: String,
    /// Its chapters, in order; at least one, each with at least one page.
    pub chapters: Vec<Chapter>,
    /// The summary to keep, on one printed page.
    pub memo: Page,
    /// Its questions, by name.
    pub checks: BTreeMap<String, Family>,
    /// Its scenarios, by name.
    pub scenarios: BTreeMap<String, Scenario>,
}

/// A chapter: what a next step proposes as one lesson.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Its id within the course.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it brings.
    pub sentence: String,
    /// The level of the socle it aims at, from 1.
    pub level: usize,
    /// The competences it treats, by their ids in the socle.
    pub competences: Vec<String>,
    /// Its pages, in order.
    pub pages: Vec<Page>,
}

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its id within the course.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What stands on it, in order.
    pub blocks: Vec<Block>,
    /// Words to read on it.
    pub words: usize,
}

/// A piece of a page. HTML in it is made from Markdown by the reader and is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Headings, paragraphs, lists.
    Text(String),
    /// What stands out of the text.
    Callout {
        /// Its kind.
        kind: Callout,
        /// Its title, plain text.
        title: String,
        /// Its HTML.
        html: String,
    },
    /// A table, under the heading it follows.
    Table {
        /// What it is called for those who do not see it, plain text.
        label: String,
        /// Its HTML.
        html: String,
    },
    /// A diagram.
    Figure(Figure),
    /// A question, by its name in [`Course::checks`].
    Check(String),
    /// A scenario, by its name in [`Course::scenarios`].
    Scenario(String),
}

/// The kind of a callout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callout {
    /// Good to know.
    Note,
    /// A gesture that helps.
    Tip,
    /// A rule.
    Important,
    /// A danger.
    Warning,
}

/// A diagram drawn for the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The drawing: an `<svg>` element whose shapes take their colours from the theme.
    pub svg: String,
    /// What is said under it, plain text.
    pub caption: String,
    /// All that the drawing says, as HTML.
    pub description: String,
}

/// Whole minutes, as they are said: at least one.
pub fn whole_minutes(exact: f64) -> i64 {
    exact.round().max(1.0) as i64
}

impl Course {
    /// Whole minutes of several pages: the sum of what is said of each, so that figures add up wherever they stand.
    pub fn whole_minutes_of<'a>(&self, pages: impl IntoIterator<Item = &'a Page>) -> i64 {
        pages.into_iter().map(|page| whole_minutes(self.minutes_of(page))).sum()
    }

    /// Every page of the chapters, in order.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.chapters.iter().flat_map(|chapter| &chapter.pages)
    }

    /// A page of the chapters by its id, and its chapter's place.
    pub fn page(&self, id: &str) -> Option<(usize, &Page)> {
        let all = self
            .chapters
            .iter()
            .enumerate()
            .flat_map(|(c, chapter)| chapter.pages.iter().map(move |p| (c, p)));
        all.into_iter().find(|(_, page)| page.id == id)
    }

    /// Minutes that a page is expected to take: its words, questions, figures and scenarios.
    pub fn minutes_of(&self, page: &Page) -> f64 {
        let blocks = page.blocks.iter().map(|block| match block {
            Block::Figure(_) => MINUTES_PER_FIGURE,
            Block::Check(name) => self.checks.get(name).map_or(0.0, Family::minutes),
            Block::Scenario(name) => {
                self.scenarios.get(name).map_or(0.0, |s| s.shortest() as f64 * MINUTES_PER_SCENE)
            }
            Block::Text(_) | Block::Callout { .. } | Block::Table { .. } => 0.0,
        });
        page.words as f64 / WORDS_PER_MINUTE + blocks.sum::<f64>()
    }
}

impl Page {
    /// The names of its questions, in order.
    pub fn checks(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Check(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The names of its scenarios, in order.
    pub fn scenarios(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Scenario(name) => Some(name.as_str()),
            _ => None,
        })
    }
}
