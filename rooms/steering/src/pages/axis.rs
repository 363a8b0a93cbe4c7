//! `/plan/axes/{axis}`: the roadmaps of an axis, and what of it is late. Open to everybody.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kit::Day;
use web::parts::{Tone, badge};
use web::{Crumb, Html, PageOptions, Problem, Viewer, page};

use super::late::{Late, list};
use super::lines::About;
use super::words::{overdue_words, reached_words, roadmaps_words};
use super::{PLAN, lines, plan_of, today};
use crate::decisions::axis_dates;
use crate::messages::L10nLanguage;
use crate::{Roadmap, Standing, Steering, t};

#[derive(Template)]
#[template(path = "pages/axis.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    number: String,
    name: String,
    sentence: String,
    confirm: Html,
    headline: String,
    told: Vec<String>,
    empty: bool,
    chart: Html,
    late: Option<Html>,
}

/// Shows the axis.
pub async fn show(
    State(steering): State<Steering>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (m, today) = (t(viewer.language), today(&viewer));
    let plan = plan_of(&steering)?;
    let place = plan.axis_index(&id).ok_or_else(Problem::not_found)?;
    let axis = &plan.axes[place];
    let roadmaps = plan.of_axis(place);
    let (dates, late) = (axis_dates(plan, place, today), late(&roadmaps, today));
    let name = axis.name.shown(viewer.language);
    let body = Html::render(&Body {
        m,
        number: m.axis_number(place as i64 + 1),
        name: name.clone(),
        sentence: axis.sentence.shown(viewer.language),
        confirm: if axis.to_confirm {
            badge(Tone::Open, "info", &m.axis_to_confirm())
        } else {
            Html::default()
        },
        headline: if roadmaps.is_empty() { m.roadmaps_none() } else { overdue_words(m, &dates) },
        told: vec![roadmaps_words(m, roadmaps.iter().copied()), reached_words(m, &dates)],
        empty: roadmaps.is_empty(),
        chart: lines::chart(&viewer, plan, &roadmaps, About::Business),
        late: (!late.is_empty()).then(|| list(&viewer, &late, None)),
    });
    let crumbs = vec![Crumb::link(PLAN, m.plan_title()), Crumb::here(name.clone())];
    Ok(page(&viewer, &name, &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

/// The milestones that are overdue, then those that were reached late; the longest first.
fn late<'a>(roadmaps: &[&'a Roadmap], today: Day) -> Vec<Late<'a>> {
    let mut late: Vec<Late<'a>> = Vec::new();
    for roadmap in roadmaps {
        let own = roadmap.standings(today).filter(|(_, standing)| standing.is_late());
        late.extend(own.map(|(milestone, standing)| (*roadmap, milestone, standing)));
    }
    late.sort_by_key(|(.., standing)| {
        let open = matches!(standing, Standing::Overdue(_));
        std::cmp::Reverse((open, standing.gap_days()))
    });
    late
}
