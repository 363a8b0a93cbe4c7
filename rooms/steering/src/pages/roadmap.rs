//! `/plan/feuilles-de-route/{roadmap}`: why a roadmap is there, for whom, and where it is. Open to everybody.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kit::Day;
use web::charts::{Bar, Figure, bars, figure, timeline, timeline_legend};
use web::parts::{Cell, Column, table};
use web::{Crumb, Html, PageOptions, Problem, Viewer, page};

use super::words::{
    files_words, gap_badge, milestone_dates, process_words, standing_badge, standing_words, state_badge,
    to_come,
};
use super::{AXES, PLAN, ROADMAPS, lines, occupation_href, plan_of, today};
use crate::messages::L10nLanguage;
use crate::schedule::{self, Span};
use crate::{Milestone, ProcessState, Roadmap, RoadmapState, Standing, Steering, t};

#[derive(Template)]
#[template(path = "pages/roadmap.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    title: String,
    badges: Html,
    headline: String,
    told: Vec<String>,
    problem: String,
    benefit: String,
    axis: (String, String),
    objective: String,
    business_objective: String,
    occupations: Vec<(String, String)>,
    chart: Html,
    milestones: Vec<MilestoneLine>,
    processes: Html,
}

struct MilestoneLine {
    name: String,
    badge: Html,
    dates: String,
    proof: String,
    reached: bool,
}

/// Shows the roadmap.
pub async fn show(
    State(steering): State<Steering>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (m, language, today) = (t(viewer.language), viewer.language, today(&viewer));
    let plan = plan_of(&steering)?;
    let roadmap = plan.roadmap(&id).ok_or_else(Problem::not_found)?;
    let axis = &plan.axes[roadmap.axis];
    let title = roadmap.title.shown(language);
    let body = Html::render(&Body {
        m,
        title: title.clone(),
        badges: Html::join([state_badge(m, roadmap.state), gap_badge(m, roadmap, today)]),
        headline: headline(&viewer, roadmap, today),
        told: told(&viewer, roadmap, today),
        problem: roadmap.problem.shown(language),
        benefit: roadmap.benefit.shown(language),
        axis: (
            format!("{AXES}/{}", axis.id),
            m.axis_named(roadmap.axis as i64 + 1, axis.name.shown(language)),
        ),
        objective: plan.objectives[roadmap.objective].name.shown(language),
        business_objective: plan.business_objectives[roadmap.business_objective].name.shown(language),
        occupations: occupations(&steering, &viewer, roadmap),
        chart: chart(&viewer, roadmap, today),
        milestones: roadmap
            .standings(today)
            .map(|(milestone, standing)| line(&viewer, milestone, standing))
            .collect(),
        processes: processes(&viewer, roadmap),
    });
    let crumbs = vec![
        Crumb::link(PLAN, m.plan_title()),
        Crumb::link(ROADMAPS, m.roadmaps_title()),
        Crumb::here(title.clone()),
    ];
    Ok(page(&viewer, &title, &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

/// Where it is, in a sentence.
fn headline(viewer: &Viewer, roadmap: &Roadmap, today: Day) -> String {
    let m = t(viewer.language);
    let overdue = roadmap.standings(today).filter_map(|(_, standing)| match standing {
        Standing::Overdue(days) => Some(days),
        _ => None,
    });
    if let Some(longest) = overdue.max() {
        return m.overdue_count(roadmap.overdue(today) as i64, m.days(longest));
    }
    match roadmap.state {
        RoadmapState::Planned => match roadmap.start_overdue(today) {
            Some(days) => m.roadmap_not_begun(m.days(days)),
            None => m.roadmap_begins(viewer.day(roadmap.start)),
        },
        RoadmapState::UnderWay => m.overdue_none(),
        RoadmapState::Paused => m.roadmap_paused(),
        RoadmapState::Done => m.roadmap_done(),
        RoadmapState::Stopped => m.roadmap_stopped(),
    }
}

/// What is reached, what comes next, when it ends.
fn told(viewer: &Viewer, roadmap: &Roadmap, today: Day) -> Vec<String> {
    let m = t(viewer.language);
    let reached = roadmap.milestones.iter().filter(|milestone| milestone.reached(today).is_some()).count();
    let mut told = vec![m.milestones_reached(reached as i64, roadmap.milestones.len() as i64)];
    told.extend(to_come(viewer, roadmap, today));
    told
}

/// The occupations that it concerns, each with its page where the viewer can open it.
fn occupations(steering: &Steering, viewer: &Viewer, roadmap: &Roadmap) -> Vec<(String, String)> {
    let known = roadmap.occupations.iter().filter_map(|id| steering.occupations().get(id));
    let line = |occupation: &competences::Occupation| {
        (occupation_href(viewer, &occupation.id), occupation.name.shown(viewer.language))
    };
    known.map(line).collect()
}

/// The time line, and the milestones as a table.
fn chart(viewer: &Viewer, roadmap: &Roadmap, today: Day) -> Html {
    let m = t(viewer.language);
    let Some(span) = Span::of([roadmap], today) else { return Html::default() };
    let drawing = Html::trusted(format!(
        "<div class=\"stack stack--s\">{}{}</div>{}",
        lines::scale(viewer, span),
        timeline(&schedule::timeline(roadmap, span, today)),
        timeline_legend(viewer.language)
    ));
    let columns = [
        Column::text(m.column_milestone()),
        Column::text(m.column_planned()),
        Column::text(m.column_reached()),
        Column::text(m.column_gap()),
    ];
    let row = |(milestone, standing): (&Milestone, Standing)| -> Vec<Cell> {
        let reached = milestone.reached(today).map(|day| viewer.day(day));
        vec![
            milestone.name.shown(viewer.language).into(),
            viewer.day(milestone.planned).into(),
            reached.unwrap_or_else(|| m.reached_not()).into(),
            standing_words(m, standing).into(),
        ]
    };
    let title = m.roadmap_schedule_title();
    figure(
        viewer.language,
        &Figure {
            title: &title,
            reading: &m.roadmap_schedule_read(viewer.day(roadmap.start), viewer.day(roadmap.end)),
            drawing,
            table: table(&title, &columns, &roadmap.standings(today).map(row).collect::<Vec<_>>()),
            ..Figure::default()
        },
    )
}

fn line(viewer: &Viewer, milestone: &Milestone, standing: Standing) -> MilestoneLine {
    let m = t(viewer.language);
    MilestoneLine {
        name: milestone.name.shown(viewer.language),
        badge: standing_badge(m, standing),
        dates: milestone_dates(viewer, milestone),
        proof: m.milestone_proof(milestone.proof.shown(viewer.language)),
        reached: milestone.reached(today(viewer)).is_some(),
    }
}

/// The processes: how far each has come from paper, and its files a year.
fn processes(viewer: &Viewer, roadmap: &Roadmap) -> Html {
    let m = t(viewer.language);
    let last = ProcessState::EndToEnd.number();
    let bar = |process: &crate::Process| Bar {
        name: Html::escape(&process.name.shown(viewer.language)),
        share: process.state.number() as f64 / last as f64,
        words: m.process_state_files(
            process_words(m, process.state),
            process.state.number() as i64,
            last as i64,
            files_words(viewer.language, process.volume),
        ),
    };
    bars(&roadmap.processes.iter().map(bar).collect::<Vec<_>>())
}
