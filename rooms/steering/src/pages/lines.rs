//! Roadmaps under one scale: a time line each, what it says in words beside, and the same as a table.

use askama::Template;
use kit::Day;
use web::charts::{Figure, figure, timeline, timeline_legend, timeline_scale};
use web::parts::{Cell, Column, table};
use web::{Html, Viewer};

use super::words::{gap_badge, state_badge, state_name};
use super::{ROADMAPS, today};
use crate::messages::L10nLanguage;
use crate::schedule::{self, Span};
use crate::{Plan, Roadmap, t};

#[derive(Template)]
#[template(path = "pages/lines.html")]
struct Lines {
    scale: Html,
    lines: Vec<Line>,
    legend: Html,
}

struct Line {
    href: String,
    title: String,
    about: String,
    drawing: Html,
    badges: Html,
}

/// What stands under the title of a roadmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Its axis, where they are of several.
    Axis,
    /// Its business objective, where the axis is the page's.
    Business,
}

/// The chart of some roadmaps, in their order; empty without one.
pub(super) fn chart(viewer: &Viewer, plan: &Plan, roadmaps: &[&Roadmap], about: About) -> Html {
    let (m, today) = (t(viewer.language), today(viewer));
    let Some(span) = Span::of(roadmaps.iter().copied(), today) else { return Html::default() };
    let line = |roadmap: &&Roadmap| Line {
        href: href(roadmap),
        title: roadmap.title.shown(viewer.language),
        about: match about {
            About::Axis => axis_words(m, viewer, plan, roadmap),
            About::Business => {
                plan.business_objectives[roadmap.business_objective].name.shown(viewer.language)
            }
        },
        drawing: timeline(&schedule::timeline(roadmap, span, today)),
        badges: Html::join([state_badge(m, roadmap.state), gap_badge(m, roadmap, today)]),
    };
    let drawing = Html::render(&Lines {
        scale: scale(viewer, span),
        lines: roadmaps.iter().map(line).collect(),
        legend: timeline_legend(viewer.language),
    });
    let title = m.schedule_title();
    let table = as_table(viewer, plan, roadmaps, &title);
    figure(
        viewer.language,
        &Figure { title: &title, reading: &m.schedule_read(), drawing, table, ..Figure::default() },
    )
}

/// Where a roadmap's page stands.
pub(super) fn href(roadmap: &Roadmap) -> String {
    format!("{ROADMAPS}/{}", roadmap.id)
}

/// The scale above rows that cover a span.
pub(super) fn scale(viewer: &Viewer, span: Span) -> Html {
    let scale = span.scale();
    let words = |day: Day| {
        if scale.years { day.year().to_string() } else { viewer.month(day.start_in(&viewer.zone)) }
    };
    timeline_scale(&scale.days.iter().map(|day| (span.share(*day), words(*day))).collect::<Vec<_>>())
}

/// The number and the name of a roadmap's axis.
fn axis_words(m: &L10nLanguage, viewer: &Viewer, plan: &Plan, roadmap: &Roadmap) -> String {
    m.axis_named(roadmap.axis as i64 + 1, plan.axes[roadmap.axis].name.shown(viewer.language))
}

fn as_table(viewer: &Viewer, plan: &Plan, roadmaps: &[&Roadmap], caption: &str) -> Html {
    let (m, today) = (t(viewer.language), today(viewer));
    let columns = [
        Column::text(m.column_roadmap()),
        Column::text(m.column_axis()),
        Column::text(m.column_start()),
        Column::text(m.column_end()),
        Column::text(m.column_expected_end()),
        Column::text(m.column_state()),
    ];
    let row = |roadmap: &&Roadmap| -> Vec<Cell> {
        let expected = roadmap.expected(roadmap.end, today).map(|day| viewer.day(day));
        vec![
            roadmap.title.shown(viewer.language).into(),
            axis_words(m, viewer, plan, roadmap).into(),
            viewer.day(roadmap.start).into(),
            viewer.day(roadmap.end).into(),
            expected.unwrap_or_else(|| m.expected_none()).into(),
            state_name(m, roadmap.state).into(),
        ]
    };
    table(caption, &columns, &roadmaps.iter().map(row).collect::<Vec<_>>())
}
