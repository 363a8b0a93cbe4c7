//! The pages of this room. Handlers need a state from which [`crate::Steering`], [`crate::Releases`] and
//! [`people::pages::Site`] can be taken. All but the decisions and the coverage are open to everybody: a plan is written
//! to be published.
//!
//! **How to add a page**: a file here with its template beside, its words in `messages/`, its line in the table of routes.

pub mod axis;
pub mod coverage;
pub mod decisions;
mod late;
mod lines;
pub mod occupations;
pub mod plan;
pub mod roadmap;
pub mod roadmaps;
mod words;

use axum::response::Response;
use kit::Day;
use web::{Html, PageOptions, Problem, Role, Viewer, page};

use crate::{Plan, Steering, t};

pub use words::concerning;

/// Where the plan, its axes, its roadmaps and the occupations stand.
const PLAN: &str = "/plan";
const AXES: &str = "/plan/axes";
const ROADMAPS: &str = "/plan/feuilles-de-route";
const OCCUPATIONS: &str = "/plan/metiers";

/// The page of an occupation: an agent's own, which shows what she holds of it, or the plan's.
fn occupation_href(viewer: &Viewer, id: &str) -> String {
    if viewer.has(Role::Agent) { format!("/metiers/{id}") } else { format!("{OCCUPATIONS}/{id}") }
}

/// The viewer's day.
fn today(viewer: &Viewer) -> Day {
    viewer.now.day_in(&viewer.zone)
}

/// The plan, for a page of something in it: where there is none, nothing in it exists either.
fn plan_of(steering: &Steering) -> Result<&Plan, Problem> {
    steering.plan().ok_or_else(Problem::not_found)
}

/// The page of an organisation without a plan.
fn without_plan(viewer: &Viewer, title: &str) -> Response {
    #[derive(askama::Template)]
    #[template(path = "pages/none.html")]
    struct Body<'a> {
        m: &'a crate::messages::L10nLanguage,
        title: &'a str,
    }
    let body = Html::render(&Body { m: t(viewer.language), title });
    page(viewer, title, &body, &PageOptions::default())
}
