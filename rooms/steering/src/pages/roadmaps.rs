//! `/plan/feuilles-de-route`: every roadmap, or those of an axis, or in a state. Open to everybody.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use web::parts::{Select, select};
use web::{Crumb, Html, PageOptions, Viewer, page};

use super::lines::About;
use super::words::state_name;
use super::{PLAN, ROADMAPS, lines, without_plan};
use crate::messages::L10nLanguage;
use crate::plan::by_start;
use crate::{Plan, Roadmap, RoadmapState, Steering, t};

#[derive(Template)]
#[template(path = "pages/roadmaps.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    action: &'static str,
    lead: String,
    axis: Html,
    state: Html,
    filtered: bool,
    chart: Html,
}

/// Which roadmaps are asked for; a value that is no axis or no state asks for all.
#[derive(Deserialize)]
pub struct Asked {
    /// The id of an axis.
    #[serde(default)]
    axe: String,
    /// The name of a state.
    #[serde(default)]
    etat: String,
}

/// Shows the roadmaps, axis after axis.
pub async fn list(State(steering): State<Steering>, viewer: Viewer, Query(asked): Query<Asked>) -> Response {
    let m = t(viewer.language);
    let Some(plan) = steering.plan() else { return without_plan(&viewer, &m.roadmaps_title()) };
    let (axis, state) = (plan.axis_index(&asked.axe), RoadmapState::from_name(&asked.etat));
    let roadmaps = found(plan, axis, state);
    let (shown, all) = (roadmaps.len(), plan.roadmaps.len());
    let body = Html::render(&Body {
        m,
        action: ROADMAPS,
        lead: if shown == all {
            m.roadmaps_count(all as i64)
        } else {
            m.roadmaps_found(shown as i64, all as i64)
        },
        axis: axis_menu(&viewer, plan, axis),
        state: state_menu(&viewer, state),
        filtered: axis.is_some() || state.is_some(),
        chart: lines::chart(&viewer, plan, &roadmaps, About::Axis),
    });
    let crumbs = vec![Crumb::link(PLAN, m.plan_title()), Crumb::here(m.roadmaps_title())];
    page(&viewer, &m.roadmaps_title(), &body, &PageOptions { crumbs, ..PageOptions::default() })
}

/// The roadmaps of an axis and in a state, axis after axis; of all where none is asked for.
fn found(plan: &Plan, axis: Option<usize>, state: Option<RoadmapState>) -> Vec<&Roadmap> {
    let asked = plan
        .roadmaps
        .iter()
        .filter(|r| axis.is_none_or(|axis| r.axis == axis) && state.is_none_or(|state| r.state == state));
    let mut roadmaps = by_start(asked);
    // A stable sort: within an axis, the first to begin comes first.
    roadmaps.sort_by_key(|roadmap| roadmap.axis);
    roadmaps
}

fn axis_menu(viewer: &Viewer, plan: &Plan, chosen: Option<usize>) -> Html {
    let m = t(viewer.language);
    let axes = plan
        .axes
        .iter()
        .enumerate()
        .map(|(i, axis)| (axis.id.clone(), m.axis_named(i as i64 + 1, axis.name.shown(viewer.language))));
    let options = std::iter::once((String::new(), m.filter_all_axes())).chain(axes).collect();
    let value = chosen.map(|place| plan.axes[place].id.as_str()).unwrap_or_default();
    select(&Select { name: "axe", label: &m.filter_axis(), options, value, error: None })
}

fn state_menu(viewer: &Viewer, chosen: Option<RoadmapState>) -> Html {
    let m = t(viewer.language);
    let states = RoadmapState::ALL.into_iter().map(|s| (s.name().to_owned(), state_name(m, s)));
    let options = std::iter::once((String::new(), m.filter_all_states())).chain(states).collect();
    let value = chosen.map(RoadmapState::name).unwrap_or_default();
    select(&Select { name: "etat", label: &m.filter_state(), options, value, error: None })
}
