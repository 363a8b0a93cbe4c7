//! Milestones that are late, under each other: which, by how much, of which roadmap.

use askama::Template;
use web::{Html, Viewer};

use super::words::{milestone_dates, standing_badge};
use super::{AXES, lines};
use crate::{Milestone, Plan, Roadmap, Standing, t};

/// A milestone, its roadmap, and where it stands.
pub(super) type Late<'a> = (&'a Roadmap, &'a Milestone, Standing);

#[derive(Template)]
#[template(path = "pages/late.html")]
struct List {
    lines: Vec<Line>,
}

struct Line {
    milestone: String,
    badge: Html,
    dates: String,
    href: String,
    roadmap: String,
    axis: Option<(String, String)>,
}

/// The milestones, in their order; with the axis of each where they are of the whole plan.
pub(super) fn list(viewer: &Viewer, late: &[Late<'_>], plan: Option<&Plan>) -> Html {
    let m = t(viewer.language);
    let line = |(roadmap, milestone, standing): &Late<'_>| Line {
        milestone: milestone.name.shown(viewer.language),
        badge: standing_badge(m, *standing),
        dates: milestone_dates(viewer, milestone),
        href: lines::href(roadmap),
        roadmap: roadmap.title.shown(viewer.language),
        axis: plan.map(|plan| {
            let href = format!("{AXES}/{}", plan.axes[roadmap.axis].id);
            (href, m.axis_number(roadmap.axis as i64 + 1))
        }),
    };
    Html::render(&List { lines: late.iter().map(line).collect() })
}
