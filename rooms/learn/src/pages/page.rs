//! `/apprendre/{course}/{page}`: a page of a course, and what one does on it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use web::parts::token;
use web::{Crumb, Form, Html, PageOptions, Problem, Viewer, page as frame};

use super::blocks::{self, Again, Context};
use super::course::{PageLine, plan};
use super::{lang, language_notice, minutes_left, open};
use crate::messages::L10nLanguage;
use crate::{Chapter, Course, Given, Learn, Outcome, Page, PageState, Progress, Taken, t, whole_minutes};

#[derive(Template)]
#[template(path = "pages/page.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    lang: Html,
    notice: Html,
    fault: Html,
    course: &'a Course,
    page: &'a Page,
    minutes: String,
    chapter: &'a str,
    place: String,
    left: String,
    chapters: Vec<(String, Vec<PageLine>)>,
    blocks: Html,
    open: Option<String>,
    previous: Option<(String, String)>,
    next: Option<String>,
}

/// Shows a page; whoever has not begun the course is led to it.
pub async fn show(
    State(learn): State<Learn>,
    viewer: Viewer,
    Path((course, page)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let opened = open(&learn, &viewer, &course).await?;
    if opened.course.page(&page).is_none() {
        return Err(Problem::not_found());
    }
    let Some(taken) = opened.taken else {
        return Ok(Redirect::to(&format!("/apprendre/{course}")).into_response());
    };
    learn.note_seen(viewer.person()?.person, opened.course, &taken, &page).await?;
    render(&viewer, opened.course, &taken, &page, None)
}

fn render(
    viewer: &Viewer,
    course: &Course,
    taken: &Taken,
    page: &str,
    again: Option<Again<'_>>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let (place, page) = course.page(page).ok_or_else(Problem::not_found)?;
    let progress = Progress::new(course, Some(taken));
    let pages: Vec<&Page> = course.pages().collect();
    let at = pages.iter().position(|p| p.id == page.id).unwrap_or(0);
    let context = Context { viewer, course, taken: Some(taken), page, again };
    let chapters = course
        .chapters
        .iter()
        .map(|c: &Chapter| (c.title.clone(), plan(viewer, course, c, Some(taken), &page.id)));
    let fault = again.map(|a| {
        let words = a.fault.words(viewer.language);
        web::parts::errors(viewer.language, &[(&format!("reponse-{}", a.check), words)])
    });
    let body = Html::render(&Body {
        m,
        token: token(viewer),
        lang: lang(viewer, course),
        notice: language_notice(viewer, course),
        fault: fault.unwrap_or_default(),
        course,
        page,
        minutes: m.minutes(whole_minutes(course.minutes_of(page))),
        chapter: &course.chapters[place].title,
        place: m.page_place(at as i64 + 1, pages.len() as i64),
        left: m.minutes_left(minutes_left(course, &progress)),
        chapters: chapters.collect(),
        blocks: blocks::draw(&context),
        open: match progress.of_page(page) {
            PageState::Open(left) => Some(m.page_left(left as i64)),
            PageState::Ahead | PageState::Done => None,
        },
        previous: at
            .checked_sub(1)
            .map(|p| (format!("/apprendre/{}/{}", course.id, pages[p].id), pages[p].title.clone())),
        next: pages.get(at + 1).map(|p| p.title.clone()),
    });
    let options = PageOptions {
        crumbs: vec![
            Crumb::link("/apprendre", m.learn_title()),
            Crumb::link(format!("/apprendre/{}", course.id), course.title.clone())
                .in_language(course.language, viewer),
            Crumb::here(page.title.clone()).in_language(course.language, viewer),
        ],
        ..PageOptions::default()
    };
    let mut response = frame(viewer, &page.title, &body, &options);
    if again.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// Notes that the page is read, and goes on: to the next, or back to the course after the last.
pub async fn proceed(
    State(learn): State<Learn>,
    viewer: Viewer,
    Path((course, page)): Path<(String, String)>,
    Form(_): Form,
) -> Result<Response, Problem> {
    let found = learn.courses().get(&course).ok_or_else(Problem::not_found)?;
    if found.page(&page).is_none() {
        return Err(Problem::not_found());
    }
    learn.give(viewer.person()?.person, found, &Given::Read { page: page.clone() }).await?;
    let next = found.pages().skip_while(|p| p.id != page).nth(1);
    let next = next.map(|p| format!("/{}", p.id)).unwrap_or_default();
    Ok(Redirect::to(&format!("/apprendre/{course}{next}")).into_response())
}

/// Takes an answer to a question of the page, or opens a further try.
pub async fn answer(
    State(learn): State<Learn>,
    viewer: Viewer,
    Path((course, page, check)): Path<(String, String, String)>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let opened = open(&learn, &viewer, &course).await?;
    let stands = opened.course.page(&page).is_some_and(|(_, p)| p.checks().any(|name| name == check));
    let family = opened.course.checks.get(&check).filter(|_| stands).ok_or_else(Problem::not_found)?;
    let back = Redirect::to(&format!("/apprendre/{course}/{page}#question-{check}")).into_response();
    let Some(taken) = opened.taken else {
        return Ok(Redirect::to(&format!("/apprendre/{course}")).into_response());
    };
    let person = viewer.person()?.person;
    if fields.has("encore") {
        learn.give(person, opened.course, &Given::Again { check }).await?;
        return Ok(back);
    }
    let state = taken.check(&check, family.version);
    let tries: u32 = fields.get("essai").parse().map_err(|_| Problem::new(web::ProblemKind::Bad))?;
    if state.response.is_some() || state.tries != tries {
        // It was answered in another tab: the page shows that answer.
        return Ok(back);
    }
    let variant = items::variant(family, u64::from(taken.seed(&check, tries))).map_err(Problem::internal)?;
    match item_form::read(family, &variant, &fields, opened.course.language) {
        Ok(response) => {
            let given = Given::Answer { check, tries, response };
            match learn.give(person, opened.course, &given).await? {
                Outcome::Kept | Outcome::Before => Ok(back),
                Outcome::NotBegun => Err(Problem::not_found()),
            }
        }
        Err(fault) => {
            let again = Again { check: &check, fields: &fields, fault };
            render(&viewer, opened.course, &taken, &page, Some(again))
        }
    }
}

/// Takes a choice in a scenario of the page, or begins it again.
pub async fn choose(
    State(learn): State<Learn>,
    viewer: Viewer,
    Path((course, page, scenario)): Path<(String, String, String)>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let found = learn.courses().get(&course).ok_or_else(Problem::not_found)?;
    if !found.page(&page).is_some_and(|(_, p)| p.scenarios().any(|name| name == scenario)) {
        return Err(Problem::not_found());
    }
    let back = format!("/apprendre/{course}/{page}#situation-{scenario}");
    let given = if fields.has("reprendre") {
        Given::Restart { scenario }
    } else {
        let number =
            |name: &str| fields.get(name).parse::<usize>().map_err(|_| Problem::new(web::ProblemKind::Bad));
        Given::Choose { scenario, step: number("etape")?, choice: number("choix")? }
    };
    match learn.give(viewer.person()?.person, found, &given).await? {
        Outcome::Kept | Outcome::Before => Ok(Redirect::to(&back).into_response()),
        Outcome::NotBegun => Ok(Redirect::to(&format!("/apprendre/{course}")).into_response()),
    }
}
