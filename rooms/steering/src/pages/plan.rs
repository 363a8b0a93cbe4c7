//! `/plan`: what the plan wants, along which axes, and where it is. Open to everybody.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kit::Day;
use web::charts::{Bar, Figure, bars, figure};
use web::parts::{Cell, Column, Tone, badge, table};
use web::{Html, PageOptions, Viewer, page};

use super::words::{files_words, overdue_words, process_words, reached_words, roadmaps_words};
use super::{AXES, ROADMAPS, today, without_plan};
use crate::decisions::{self, AxisDates, ProcessCount, axis_dates, processes_by_state, without_roadmap};
use crate::messages::L10nLanguage;
use crate::{Plan, ProcessState, Steering, t};

#[derive(Template)]
#[template(path = "pages/plan.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    name: String,
    sentence: String,
    headline: String,
    told: Vec<String>,
    roadmaps_href: Option<&'static str>,
    objectives: Vec<String>,
    challenges: Vec<(String, String)>,
    axes: Vec<AxisLine>,
    unconfirmed: bool,
    processes: Html,
    business: Vec<(String, String)>,
    occupations: Option<String>,
}

struct AxisLine {
    href: String,
    number: String,
    name: String,
    sentence: String,
    badges: Html,
    roadmaps: String,
}

/// Shows the plan.
pub async fn show(State(steering): State<Steering>, viewer: Viewer) -> Response {
    let m = t(viewer.language);
    let Some(plan) = steering.plan() else { return without_plan(&viewer, &m.plan_title()) };
    let (language, today) = (viewer.language, today(&viewer));
    let dates = whole(plan, today);
    let of_business = |place| plan.roadmaps.iter().filter(|r| r.business_objective == place).count() as i64;
    let business = plan.business_objectives.iter().enumerate();
    let name = plan.name.shown(language);
    let body = Html::render(&Body {
        m,
        name: name.clone(),
        sentence: plan.sentence.shown(language),
        headline: roadmaps_words(m, &plan.roadmaps),
        told: if dates.milestones > 0 {
            vec![reached_words(m, &dates), overdue_words(m, &dates)]
        } else {
            Vec::new()
        },
        roadmaps_href: (!plan.roadmaps.is_empty()).then_some(ROADMAPS),
        objectives: plan.objectives.iter().map(|o| o.name.shown(language)).collect(),
        challenges: plan
            .challenges
            .iter()
            .map(|c| (c.name.shown(language), c.sentence.shown(language)))
            .collect(),
        axes: (0..plan.axes.len()).map(|axis| axis_line(&viewer, plan, axis, today)).collect(),
        unconfirmed: plan.axes.iter().any(|axis| axis.to_confirm),
        processes: processes(&viewer, plan),
        business: business.map(|(i, o)| (o.name.shown(language), m.roadmaps_count(of_business(i)))).collect(),
        occupations: occupations(&viewer, &steering, plan),
    });
    page(&viewer, &name, &body, &PageOptions::default())
}

/// How many occupations there are, and how many no roadmap concerns; `None` where none is described.
fn occupations(viewer: &Viewer, steering: &Steering, plan: &Plan) -> Option<String> {
    let m = t(viewer.language);
    let all = steering.occupations().all.len();
    let without = without_roadmap(plan, steering.occupations()).len();
    let count = m.occupations_count(all as i64);
    (all > 0).then(|| m.plan_occupations(without as i64, count))
}

/// How the whole plan keeps its dates.
fn whole(plan: &Plan, today: Day) -> AxisDates {
    let axes = (0..plan.axes.len()).map(|axis| axis_dates(plan, axis, today));
    axes.fold(AxisDates::default(), |all, own| AxisDates {
        axis: 0,
        roadmaps: all.roadmaps + own.roadmaps,
        milestones: all.milestones + own.milestones,
        reached: all.reached + own.reached,
        reached_late: all.reached_late + own.reached_late,
        overdue: all.overdue + own.overdue,
        overdue_days_max: all.overdue_days_max.max(own.overdue_days_max),
    })
}

fn axis_line(viewer: &Viewer, plan: &Plan, place: usize, today: Day) -> AxisLine {
    let m = t(viewer.language);
    let (axis, dates) = (&plan.axes[place], axis_dates(plan, place, today));
    let confirm = axis.to_confirm.then(|| badge(Tone::Open, "info", &m.axis_to_confirm()));
    let late = (dates.overdue > 0).then(|| badge(Tone::Bad, "warn", &m.overdue_short(dates.overdue as i64)));
    AxisLine {
        href: format!("{AXES}/{}", axis.id),
        number: m.axis_number(place as i64 + 1),
        name: axis.name.shown(viewer.language),
        sentence: axis.sentence.shown(viewer.language),
        badges: Html::join(confirm.into_iter().chain(late)),
        roadmaps: roadmaps_words(m, plan.of_axis(place)),
    }
}

/// The processes by state: their files a year as bars, and as a table; empty without a process.
fn processes(viewer: &Viewer, plan: &Plan) -> Html {
    let (m, language) = (t(viewer.language), viewer.language);
    let counts = processes_by_state(plan);
    let all = decisions::processes(plan).count();
    if all == 0 {
        return Html::default();
    }
    let most = counts.iter().map(|c| c.files).max().unwrap_or(1).max(1);
    let files = |count: &ProcessCount| files_words(language, count.files);
    let bar = |count: &ProcessCount| Bar {
        name: Html::escape(&process_words(m, count.state)),
        share: count.files as f64 / most as f64,
        words: m.processes_files(m.processes_count(count.processes as i64), files(count)),
    };
    let columns = [
        Column::text(m.column_process_state()),
        Column::number(m.column_processes()),
        Column::number(m.column_files()),
    ];
    let row = |count: &ProcessCount| -> Vec<Cell> {
        let number = |n: i64| language.number(n as f64, 0);
        vec![
            process_words(m, count.state).into(),
            number(count.processes as i64).into(),
            number(count.files).into(),
        ]
    };
    let title = m.processes_title();
    let total: i64 = counts.iter().map(|c| c.files).sum();
    let online = counts[ProcessState::EndToEnd.number()].files;
    let paper: i64 = counts.iter().filter(|c| c.state.is_on_paper()).map(|c| c.files).sum();
    let number = |n: i64| language.number(n as f64, 0);
    figure(
        language,
        &Figure {
            title: &title,
            reading: &m.processes_read(
                m.processes_files(m.processes_count(all as i64), files_words(language, total)),
                number(online),
                number(paper),
            ),
            drawing: bars(&counts.iter().map(bar).collect::<Vec<_>>()),
            table: table(&title, &columns, &counts.iter().map(row).collect::<Vec<_>>()),
            ..Figure::default()
        },
    )
}
