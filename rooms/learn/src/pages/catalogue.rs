//! `/apprendre`: the courses.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Html, PageOptions, Problem, Viewer, page};

use super::{lang, minutes_left};
use crate::messages::L10nLanguage;
use crate::{Course, Learn, Progress, t};

#[derive(Template)]
#[template(path = "pages/catalogue.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    courses: Vec<Line>,
}

struct Line {
    href: String,
    lang: Html,
    title: String,
    sentence: String,
    minutes: String,
    language: Option<String>,
    state: Html,
    bar: Option<Bar>,
    link: String,
}

/// How far a course has come.
pub(super) struct Bar {
    pub(super) share: String,
    pub(super) words: String,
}

/// Shows the courses, those under way first.
pub async fn show(State(learn): State<Learn>, viewer: Viewer) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let taken = learn.taken(viewer.person()?.person).await?;
    let mut lines = Vec::new();
    for course in learn.courses().all() {
        let taken = taken.get(&course.id);
        let progress = Progress::new(course, taken);
        let under_way = taken.is_some() && !progress.is_complete();
        let line = Line {
            href: format!("/apprendre/{}", course.id),
            lang: lang(&viewer, course),
            title: course.title.clone(),
            sentence: course.sentence.clone(),
            minutes: m.minutes(course.whole_minutes_of(course.pages())),
            language: (course.language != viewer.language).then(|| match course.language {
                kit::Language::Fr => m.badge_french(),
                kit::Language::En => m.badge_english(),
            }),
            state: super::course::state_badge(viewer.language, taken, &progress),
            bar: under_way.then(|| bar(viewer.language, course, &progress)),
            link: match (taken, under_way) {
                (None, _) => m.see_course(),
                (Some(_), true) => m.resume_course(),
                (Some(_), false) => m.review_course(),
            },
        };
        lines.push((!under_way, line));
    }
    // A stable sort: the others stay in the order of their ids.
    lines.sort_by_key(|(later, _)| *later);
    let body = Html::render(&Body { m, courses: lines.into_iter().map(|(_, line)| line).collect() });
    Ok(page(&viewer, &m.learn_title(), &body, &PageOptions::default()))
}

/// The bar of a course under way, with its words.
pub(super) fn bar(language: kit::Language, course: &Course, progress: &Progress<'_>) -> Bar {
    let (done, all) = progress.pages_done();
    Bar {
        share: format!("{}%", progress.percent()),
        words: t(language).pages_done(done as i64, all as i64, minutes_left(course, progress)),
    }
}
