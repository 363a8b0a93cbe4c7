//! `/apprendre/{course}/memo`: what to keep of a course, on one printed page.

use axum::extract::{Path, State};
use axum::response::Response;
use web::{Crumb, Html, PageOptions, Problem, Viewer, page};

use super::blocks::{self, Context};
use super::{lang, language_notice, open};
use crate::{Learn, t};

/// Shows the memo; one need not have begun the course.
pub async fn show(
    State(learn): State<Learn>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let opened = open(&learn, &viewer, &id).await?;
    let course = opened.course;
    let context = Context { viewer: &viewer, course, taken: None, page: &course.memo, again: None };
    let body = Html::join([
        Html::trusted(format!(
            "<div class=\"section-head\"><p class=\"small quiet\"{0}>{1}</p><h1{0}>{2}</h1></div>",
            lang(&viewer, course),
            Html::escape(&course.title),
            Html::escape(&course.memo.title),
        )),
        language_notice(&viewer, course),
        Html::trusted(format!(
            "<article class=\"memo\"{}>{}</article>",
            lang(&viewer, course),
            blocks::draw(&context)
        )),
        Html::trusted(format!("<p class=\"small quiet no-print\">{}</p>", Html::escape(&m.memo_print()))),
    ]);
    let options = PageOptions {
        crumbs: vec![
            Crumb::link("/apprendre", m.learn_title()),
            Crumb::link(format!("/apprendre/{id}"), course.title.clone())
                .in_language(course.language, &viewer),
            Crumb::here(course.memo.title.clone()).in_language(course.language, &viewer),
        ],
        ..PageOptions::default()
    };
    Ok(page(&viewer, &course.memo.title, &body, &options))
}
