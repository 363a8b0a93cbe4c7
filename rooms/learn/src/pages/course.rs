//! `/apprendre/{course}`: what a course brings, its chapters, where one is in it.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kit::Language;
use web::parts::{Tone, badge, token};
use web::{Crumb, Form, Html, PageOptions, Problem, Viewer, page};

use super::catalogue::{Bar, bar};
use super::{competence_name, lang, language_notice, open};
use crate::messages::L10nLanguage;
use crate::{Chapter, Course, Learn, PageState, Progress, Taken, t, whole_minutes};

#[derive(Template)]
#[template(path = "pages/course.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    lang: Html,
    notice: Html,
    id: &'a str,
    title: &'a str,
    sentence: &'a str,
    lead: &'a str,
    minutes: String,
    state: Html,
    bar: Option<Bar>,
    next: Next,
    domains: Vec<(String, String)>,
    chapters: Vec<Line>,
    level: String,
}

/// What the one main button does.
enum Next {
    /// Begin.
    Begin,
    /// Go on with a page.
    Resume { href: String, title: String },
    /// All is done.
    Done,
}

struct Line {
    title: String,
    sentence: String,
    minutes: String,
    competences: Vec<String>,
    pages: Vec<PageLine>,
}

/// A page in the plan of a course.
pub(super) struct PageLine {
    pub(super) href: Option<String>,
    pub(super) title: String,
    pub(super) class: &'static str,
    pub(super) words: String,
    pub(super) here: bool,
}

/// Shows the course.
pub async fn show(
    State(learn): State<Learn>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let opened = open(&learn, &viewer, &id).await?;
    let (course, taken) = (opened.course, opened.taken.as_ref());
    let progress = Progress::new(course, taken);
    let next = match (taken, progress.next_page()) {
        (None, _) => Next::Begin,
        (Some(_), Some(next)) => {
            Next::Resume { href: format!("/apprendre/{}/{}", course.id, next.id), title: next.title.clone() }
        }
        (Some(_), None) => Next::Done,
    };
    let levels: BTreeSet<usize> = course.chapters.iter().map(|c| c.level).collect();
    let (low, high) = (levels.first().copied().unwrap_or(1), levels.last().copied().unwrap_or(1));
    let body = Html::render(&Body {
        m,
        token: token(&viewer),
        lang: lang(&viewer, course),
        notice: language_notice(&viewer, course),
        id: &course.id,
        title: &course.title,
        sentence: &course.sentence,
        lead: &course.lead,
        minutes: m.minutes(course.whole_minutes_of(course.pages())),
        state: state_badge(viewer.language, taken, &progress),
        bar: taken.filter(|_| !progress.is_complete()).map(|_| bar(viewer.language, course, &progress)),
        next,
        domains: domains(&learn, course, viewer.language),
        chapters: course.chapters.iter().map(|c| line(&learn, &viewer, course, c, taken)).collect(),
        level: if low == high { m.level_aimed(low as i64) } else { m.levels_aimed(low as i64, high as i64) },
    });
    let options = PageOptions {
        crumbs: vec![
            Crumb::link("/apprendre", m.learn_title()),
            Crumb::here(course.title.clone()).in_language(course.language, &viewer),
        ],
        ..PageOptions::default()
    };
    Ok(page(&viewer, &course.title, &body, &options))
}

/// The domains that a course treats, by id and name: where what it taught can be shown.
fn domains(learn: &Learn, course: &Course, language: Language) -> Vec<(String, String)> {
    let socle = learn.socle();
    let indices =
        course.chapters.iter().flat_map(|c| &c.competences).filter_map(|c| socle.competence_index(c));
    let domain_of = socle.domain_of();
    let domains: BTreeSet<usize> = indices.map(|c| domain_of[c]).collect();
    domains
        .into_iter()
        .map(|d| (socle.domains[d].id.clone(), socle.domains[d].name.shown(language)))
        .collect()
}

fn line(learn: &Learn, viewer: &Viewer, course: &Course, chapter: &Chapter, taken: Option<&Taken>) -> Line {
    let m = t(viewer.language);
    Line {
        title: chapter.title.clone(),
        sentence: chapter.sentence.clone(),
        minutes: m.minutes(course.whole_minutes_of(&chapter.pages)),
        competences: chapter.competences.iter().map(|c| competence_name(learn, c, viewer.language)).collect(),
        pages: plan(viewer, course, chapter, taken, ""),
    }
}

/// The pages of a chapter as a plan shows them; those of a course not begun lead nowhere yet.
pub(super) fn plan(
    viewer: &Viewer,
    course: &Course,
    chapter: &Chapter,
    taken: Option<&Taken>,
    here: &str,
) -> Vec<PageLine> {
    let m = t(viewer.language);
    let progress = Progress::new(course, taken);
    let line = |page: &crate::Page| {
        let state = progress.of_page(page);
        let time = m.minutes(whole_minutes(course.minutes_of(page)));
        PageLine {
            href: taken.filter(|_| page.id != here).map(|_| format!("/apprendre/{}/{}", course.id, page.id)),
            title: page.title.clone(),
            class: if state == PageState::Done { "done" } else { "" },
            words: match state {
                PageState::Done => m.page_done(time),
                PageState::Open(left) => m.page_open(left as i64, time),
                PageState::Ahead => time,
            },
            here: page.id == here,
        }
    };
    chapter.pages.iter().map(line).collect()
}

/// Where a course stands, as a badge.
pub(super) fn state_badge(language: Language, taken: Option<&Taken>, progress: &Progress<'_>) -> Html {
    let m = t(language);
    match taken {
        None => Html::default(),
        Some(taken) if taken.completed_at.is_some() || progress.is_complete() => {
            badge(Tone::Ok, "ok", &m.state_done())
        }
        Some(_) => badge(Tone::Brand, "arrow", &m.state_under_way()),
    }
}

/// Begins the course, or goes on with it: at the page that the form's `page` names, as a next step does, else where
/// one is in it.
pub async fn begin(
    State(learn): State<Learn>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let opened = open(&learn, &viewer, &id).await?;
    let course = opened.course;
    if opened.taken.is_none() {
        learn.start(viewer.person()?.person, course).await?;
    }
    let progress = Progress::new(course, opened.taken.as_ref());
    let named = course.page(fields.get("page")).map(|(_, page)| page);
    let page = named.or_else(|| progress.next_page()).map(|p| format!("/{}", p.id)).unwrap_or_default();
    Ok(Redirect::to(&format!("/apprendre/{id}{page}")).into_response())
}
