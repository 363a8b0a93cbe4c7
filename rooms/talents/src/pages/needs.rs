//! `/besoins`: a scout's needs, and what there is to find.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::parts::{Cell, Column, Tone, badge, table};
use web::{Html, PageOptions, Problem, Viewer, page};

use super::must_words;
use crate::messages::L10nLanguage;
use crate::{Need, Talents, about, t};

#[derive(Template)]
#[template(path = "pages/needs.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    needs: Vec<Line>,
    counted: Html,
}

struct Line {
    href: String,
    purpose: String,
    musts: Vec<String>,
    state: Html,
    opened: String,
}

/// Shows the needs, open ones first.
pub async fn show(State(talents): State<Talents>, viewer: Viewer) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let mut needs = talents.needs_of(viewer.person()?.person).await?;
    // A stable sort: the newest first, as they came.
    needs.sort_by_key(|need| need.closed_at.is_some());
    let counted = talents.counted().await?;
    let body = Html::render(&Body {
        m,
        needs: needs.iter().map(|need| line(&talents, &viewer, need)).collect(),
        counted: supply(&talents, &viewer, &counted),
    });
    Ok(page(&viewer, &m.needs_title(), &body, &PageOptions::default()))
}

fn line(talents: &Talents, viewer: &Viewer, need: &Need) -> Line {
    let m = t(viewer.language);
    let musts = need.asked.musts.iter();
    Line {
        href: format!("/besoins/{}", need.id),
        purpose: need.purpose.clone(),
        musts: musts.map(|must| must_words(talents, must, viewer.language)).collect(),
        state: match need.closed_at {
            None => badge(Tone::Ok, "", &m.need_open()),
            Some(_) => badge(Tone::Plain, "", &m.need_closed()),
        },
        opened: m.need_opened(viewer.date(need.created_at)),
    }
}

/// How many people hold each domain at the level asked of all, by tens, of those who agreed to be counted.
fn supply(talents: &Talents, viewer: &Viewer, counted: &[usize]) -> Html {
    let m = t(viewer.language);
    let socle = &talents.frame().socle;
    let columns = [Column::text(m.supply_domain()), Column::text(m.supply_people())];
    let rows = socle.domains.iter().zip(counted).map(|(domain, count)| {
        let words = about(*count).map_or_else(|| m.supply_few(), |tens| m.supply_about(tens as i64));
        vec![Cell::from(domain.name.shown(viewer.language)), Cell::from(words)]
    });
    table(&m.supply_table(socle.model.level_asked as i64), &columns, &rows.collect::<Vec<_>>())
}
