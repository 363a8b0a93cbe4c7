//! `/pilotage`: what needs a decision today. For who steers; everything in it is computed from the plan.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use competences::Occupation;
use kit::Day;
use web::charts::{Bar, bars};
use web::parts::{Cell, Column, table};
use web::{Html, PageOptions, Viewer, page};

use super::late::{Late, list};
use super::words::files_words;
use super::{AXES, lines, occupation_href, today, without_plan};
use crate::decisions::{
    AxisDates, Overdue, Rest, axes_by_lateness, on_paper, overdue, resting, without_roadmap,
};
use crate::messages::L10nLanguage;
use crate::{Plan, Process, Roadmap, Standing, Steering, t};

/// Most processes on paper that are listed: those of most files.
const PAPER_MAX: usize = 10;

#[derive(Template)]
#[template(path = "pages/decisions.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    lead: String,
    points: Vec<Point>,
    overdue: Option<Html>,
    resting: Vec<RestLine>,
    axes: Html,
    paper: Option<Html>,
    paper_more: Option<String>,
    without: Vec<Family>,
}

/// Something to decide, and where on the page more of it stands.
struct Point {
    anchor: &'static str,
    title: String,
    words: String,
}

struct RestLine {
    href: String,
    title: String,
    words: String,
}

struct Family {
    name: String,
    count: String,
    occupations: Vec<(String, String)>,
}

/// Shows what needs a decision.
pub async fn show(State(steering): State<Steering>, viewer: Viewer) -> Response {
    let m = t(viewer.language);
    let title = m.decisions_title();
    let Some(plan) = steering.plan() else { return without_plan(&viewer, &title) };
    let today = today(&viewer);
    let (late, rest) = (overdue(plan, today), resting(plan, today));
    let (paper, without) = (on_paper(plan), without_roadmap(plan, steering.occupations()));
    let points: Vec<Point> = [
        late_point(&viewer, &late),
        rest_point(&viewer, &rest),
        without_point(&viewer, &without, steering.occupations().all.len()),
        paper_point(&viewer, &paper),
    ]
    .into_iter()
    .flatten()
    .collect();
    let more = paper.len().saturating_sub(PAPER_MAX);
    let body = Html::render(&Body {
        m,
        lead: if points.is_empty() { m.decisions_none() } else { m.decisions_lead(points.len() as i64) },
        points,
        overdue: overdue_list(&viewer, plan, &late),
        resting: rest.iter().map(|(roadmap, rest)| rest_line(&viewer, roadmap, *rest)).collect(),
        axes: axes(&viewer, plan, today),
        paper: (!paper.is_empty()).then(|| paper_bars(&viewer, &paper)),
        paper_more: (more > 0).then(|| m.paper_more(more as i64)),
        without: families(&steering, &viewer, &without),
    });
    page(&viewer, &title, &body, &PageOptions::default())
}

fn late_point(viewer: &Viewer, late: &[Overdue<'_>]) -> Option<Point> {
    let (m, first) = (t(viewer.language), late.first()?);
    let language = viewer.language;
    Some(Point {
        anchor: "jalons",
        title: m.point_overdue(late.len() as i64),
        words: m.point_overdue_words(
            first.milestone.name.shown(language),
            first.roadmap.title.shown(language),
            m.days(first.days),
        ),
    })
}

fn rest_point(viewer: &Viewer, rest: &[(&Roadmap, Rest)]) -> Option<Point> {
    let (m, (roadmap, why)) = (t(viewer.language), rest.first()?);
    let words = rest_words(m, *why);
    Some(Point {
        anchor: "arret",
        title: m.point_resting(rest.len() as i64),
        words: m.point_resting_words(roadmap.title.shown(viewer.language), words),
    })
}

fn without_point(viewer: &Viewer, without: &[&Occupation], all: usize) -> Option<Point> {
    let m = t(viewer.language);
    (!without.is_empty()).then(|| Point {
        anchor: "metiers",
        title: m.point_without(without.len() as i64, all as i64),
        words: m.point_without_words(),
    })
}

fn paper_point(viewer: &Viewer, paper: &[(&Roadmap, &Process)]) -> Option<Point> {
    let (m, (_, process)) = (t(viewer.language), paper.first()?);
    Some(Point {
        anchor: "papier",
        title: m.point_paper(paper.len() as i64),
        words: m.point_paper_words(
            process.name.shown(viewer.language),
            files_words(viewer.language, process.volume),
        ),
    })
}

/// Why a roadmap does not move, in words.
fn rest_words(m: &L10nLanguage, rest: Rest) -> String {
    match rest {
        Rest::Paused(days) => m.rest_paused(m.days(days)),
        Rest::NotBegun(days) => m.rest_not_begun(m.days(days)),
        Rest::Untouched(days) => m.rest_untouched(m.days(days)),
    }
}

fn rest_line(viewer: &Viewer, roadmap: &Roadmap, rest: Rest) -> RestLine {
    RestLine {
        href: lines::href(roadmap),
        title: roadmap.title.shown(viewer.language),
        words: rest_words(t(viewer.language), rest),
    }
}

/// A link of ours to somewhere of the plan.
fn link(href: &str, words: &str) -> Html {
    Html::trusted(format!("<a href=\"{}\">{}</a>", Html::escape(href), Html::escape(words)))
}

/// The milestones that are overdue; `None` without one.
fn overdue_list(viewer: &Viewer, plan: &Plan, late: &[Overdue<'_>]) -> Option<Html> {
    let late: Vec<Late<'_>> =
        late.iter().map(|o| (o.roadmap, o.milestone, Standing::Overdue(o.days))).collect();
    (!late.is_empty()).then(|| list(viewer, &late, Some(plan)))
}

/// A link to an axis, by its number and name.
fn axis_link(viewer: &Viewer, plan: &Plan, place: usize) -> Html {
    let axis = &plan.axes[place];
    let words = t(viewer.language).axis_named(place as i64 + 1, axis.name.shown(viewer.language));
    link(&format!("{AXES}/{}", axis.id), &words)
}

fn axes(viewer: &Viewer, plan: &Plan, today: Day) -> Html {
    let (m, number) = (t(viewer.language), |n: usize| viewer.language.number(n as f64, 0));
    let columns = [
        Column::text(m.column_axis()),
        Column::number(m.column_overdue()),
        Column::number(m.column_longest()),
        Column::number(m.column_reached_count()),
        Column::number(m.column_reached_late()),
        Column::number(m.column_roadmaps()),
    ];
    let row = |dates: &AxisDates| -> Vec<Cell> {
        vec![
            axis_link(viewer, plan, dates.axis).into(),
            number(dates.overdue).into(),
            viewer.language.number(dates.overdue_days_max as f64, 0).into(),
            m.so_many_of(number(dates.reached), number(dates.milestones)).into(),
            number(dates.reached_late).into(),
            number(dates.roadmaps).into(),
        ]
    };
    let rows: Vec<_> = axes_by_lateness(plan, today).iter().map(row).collect();
    table(&m.decisions_axes_table(), &columns, &rows)
}

fn paper_bars(viewer: &Viewer, paper: &[(&Roadmap, &Process)]) -> Html {
    let most = paper.first().map_or(1, |(_, process)| process.volume).max(1);
    let bar = |(roadmap, process): &(&Roadmap, &Process)| Bar {
        name: link(&lines::href(roadmap), &process.name.shown(viewer.language)),
        share: process.volume as f64 / most as f64,
        words: files_words(viewer.language, process.volume),
    };
    bars(&paper.iter().take(PAPER_MAX).map(bar).collect::<Vec<_>>())
}

/// The occupations without a roadmap, family after family, each with its page.
fn families(steering: &Steering, viewer: &Viewer, without: &[&Occupation]) -> Vec<Family> {
    let m = t(viewer.language);
    let line = |occupation: &&Occupation| {
        (occupation_href(viewer, &occupation.id), occupation.name.shown(viewer.language))
    };
    let families = steering.occupations().families.iter().enumerate().map(|(place, family)| {
        let own: Vec<_> = without.iter().filter(|o| o.family == place).map(line).collect();
        let count = m.occupations_count(own.len() as i64);
        Family { name: family.name.shown(viewer.language), count, occupations: own }
    });
    families.filter(|family| !family.occupations.is_empty()).collect()
}
