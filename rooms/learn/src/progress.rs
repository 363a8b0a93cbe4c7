//! How far a person is in a course: pure, of the course and of what she did in it.

use std::collections::{BTreeMap, BTreeSet};

use kit::{Fingerprint, Instant};
use uuid::Uuid;

use crate::{Chapter, Course, Page};

/// What a person did in a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The registration of her statements.
    pub registration: Uuid,
    /// When she began.
    pub started_at: Instant,
    /// When she last opened a page of it.
    pub seen_at: Instant,
    /// The page she opened last.
    pub page: Option<String>,
    /// When she completed it.
    pub completed_at: Option<Instant>,
    /// The pages she has read to their end.
    pub read: BTreeSet<String>,
    /// What she answered, by question.
    pub checks: BTreeMap<String, CheckState>,
    /// Her way through each scenario: the places of her choices.
    pub ways: BTreeMap<String, Vec<usize>>,
}

/// Where a question stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckState {
    /// The question's version when it was answered.
    pub version: u32,
    /// How many times it was answered.
    pub tries: u32,
    /// The answer that is shown, as `items::Response` writes it; `None` while a further try is open.
    pub response: Option<String>,
}

/// How far she is in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// Not read to its end.
    Ahead,
    /// Read, with so many questions or scenarios still open.
    Open(usize),
    /// Read, with everything answered.
    Done,
}

/// How far she is in a course. Without [`Taken`], she has not begun.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    course: &'a Course,
    taken: Option<&'a Taken>,
}

impl Taken {
    /// A course just begun.
    pub fn begun(registration: Uuid, at: Instant) -> Self {
        Self {
            registration,
            started_at: at,
            seen_at: at,
            page: None,
            completed_at: None,
            read: BTreeSet::new(),
            checks: BTreeMap::new(),
            ways: BTreeMap::new(),
        }
    }

    /// What she answered to a question of this version; an answer to another version is none.
    pub fn check(&self, name: &str, version: u32) -> CheckState {
        let known = self.checks.get(name).filter(|state| state.version == version);
        known.cloned().unwrap_or(CheckState { version, ..CheckState::default() })
    }

    /// Her way through a scenario.
    pub fn way(&self, name: &str) -> &[usize] {
        self.ways.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The seed of the variant that a try of a question shows: the same in every tab, another for each person
    /// and try.
    pub fn seed(&self, check: &str, tries: u32) -> u32 {
        let mut fingerprint = Fingerprint::default();
        fingerprint.add(self.registration.as_bytes());
        fingerprint.add(check.as_bytes());
        fingerprint.add(tries.to_le_bytes());
        let hash = fingerprint.finish();
        u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]])
    }
}

impl<'a> Progress<'a> {
    /// How far a person is.
    pub fn new(course: &'a Course, taken: Option<&'a Taken>) -> Self {
        Self { course, taken }
    }

    /// How far she is in a page.
    pub fn of_page(&self, page: &Page) -> PageState {
        let Some(taken) = self.taken.filter(|t| t.read.contains(&page.id)) else { return PageState::Ahead };
        match self.left_on(taken, page) {
            0 => PageState::Done,
            left => PageState::Open(left),
        }
    }

    /// Questions and scenarios of a page that are still open.
    fn left_on(&self, taken: &Taken, page: &Page) -> usize {
        let unanswered = |name: &&str| {
            self.course.checks.get(*name).is_some_and(|family| taken.check(name, family.version).tries == 0)
        };
        let unended = |name: &&str| {
            self.course.scenarios.get(*name).is_some_and(|scenario| !scenario.has_ended(taken.way(name)))
        };
        page.checks().filter(unanswered).count() + page.scenarios().filter(unended).count()
    }

    /// Pages that are done, and how many there are.
    pub fn pages_done(&self) -> (usize, usize) {
        let done = self.course.pages().filter(|page| self.of_page(page) == PageState::Done).count();
        (done, self.course.pages().count())
    }

    /// Whole percent of the pages that are done.
    pub fn percent(&self) -> u32 {
        let (done, all) = self.pages_done();
        u32::try_from(done * 100 / all.max(1)).unwrap_or(0)
    }

    /// Whether every page is done.
    pub fn is_complete(&self) -> bool {
        self.course.pages().all(|page| self.of_page(page) == PageState::Done)
    }

    /// Whether every page of a chapter is done.
    pub fn has_done(&self, chapter: &Chapter) -> bool {
        chapter.pages.iter().all(|page| self.of_page(page) == PageState::Done)
    }

    /// The pages of a chapter that are not done, in order.
    pub fn open_pages(&self, chapter: &'a Chapter) -> impl Iterator<Item = &'a Page> {
        chapter.pages.iter().filter(|page| self.of_page(page) != PageState::Done)
    }

    /// Minutes that the pages of a chapter that are not done are expected to take.
    pub fn minutes_left_of(&self, chapter: &Chapter) -> f64 {
        let left = chapter.pages.iter().filter(|page| self.of_page(page) != PageState::Done);
        left.map(|page| self.course.minutes_of(page)).sum()
    }

    /// Minutes left in all.
    pub fn minutes_left(&self) -> f64 {
        self.course.chapters.iter().map(|chapter| self.minutes_left_of(chapter)).sum()
    }

    /// The page to go on with: the one opened last if it is not done, else the first after it that is not,
    /// else the first of all that is not; `None` when all are done.
    pub fn next_page(&self) -> Option<&'a Page> {
        let pages: Vec<&Page> = self.course.pages().collect();
        let from =
            self.taken.and_then(|t| t.page.as_ref()).and_then(|id| pages.iter().position(|p| p.id == *id));
        let from = from.unwrap_or(0);
        let round = pages[from..].iter().chain(&pages[..from]);
        round.copied().find(|page| self.of_page(page) != PageState::Done)
    }
}
