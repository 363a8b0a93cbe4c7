//! The pages of this room. Handlers need a state from which [`crate::Learn`] can be taken.

mod blocks;
pub mod catalogue;
mod check;
pub mod course;
pub mod memo;
pub mod page;
mod scenario;

use std::collections::BTreeMap;

use kit::Language;
use web::parts::{self, Tone};
use web::{Html, Problem, Viewer};

use crate::{Course, Learn, PageState, Progress, Taken, t};

/// A course of the address, and what the viewer did in it.
pub(crate) struct Opened<'a> {
    pub(crate) course: &'a Course,
    pub(crate) taken: Option<Taken>,
}

/// Finds the course of an address.
pub(crate) async fn open<'a>(learn: &'a Learn, viewer: &Viewer, id: &str) -> Result<Opened<'a>, Problem> {
    let person = viewer.person()?.person;
    let course = learn.courses().get(id).ok_or_else(Problem::not_found)?;
    let mut taken: BTreeMap<String, Taken> = learn.taken(person).await?;
    Ok(Opened { course, taken: taken.remove(id) })
}

/// Whole minutes of the pages of a course that are not done.
pub(crate) fn minutes_left(course: &Course, progress: &Progress<'_>) -> i64 {
    course.whole_minutes_of(course.pages().filter(|page| progress.of_page(page) != PageState::Done))
}

/// The attribute that says in which language a course's text is, where the page is in another.
pub(crate) fn lang(viewer: &Viewer, course: &Course) -> Html {
    if viewer.language == course.language {
        Html::default()
    } else {
        Html::trusted(format!(" lang=\"{}\"", course.language.tag()))
    }
}

/// What announces a course in another language than the page's.
pub(crate) fn language_notice(viewer: &Viewer, course: &Course) -> Html {
    if viewer.language == course.language {
        return Html::default();
    }
    let m = t(viewer.language);
    let (title, text) = match course.language {
        Language::Fr => (m.in_french_title(), m.in_french()),
        Language::En => (m.in_english_title(), m.in_english()),
    };
    parts::callout(Tone::Plain, &title, &Html::escape(&text), None)
}

/// The name of a competence, or its id where the socle no longer has it.
pub(crate) fn competence_name(learn: &Learn, id: &str, language: Language) -> String {
    let socle = learn.socle();
    socle.competence_index(id).map_or_else(|| id.to_owned(), |c| socle.competences[c].name.shown(language))
}
