//! The occupation she aims at, as her passport shows it: what it asks domain by domain, beside what she holds.

use competences::Occupation;
use guidance::{Gap, Requirement, Standing};
use passport::{Answers, Passport};
use web::parts::{Cell, Column, table};
use web::{Html, Problem, Viewer};

use super::fragments::level_words;
use super::occupation::{gap_of, held_words, rest};
use crate::app::App;
use crate::t;

/// The occupation she aims at.
pub(super) struct Aim {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) held: String,
    pub(super) rest: Vec<String>,
    pub(super) domains: Html,
}

/// The occupation she aims at: what of it is held, what is missing, the minutes to it; `None` when she aims at none.
pub(super) async fn aim_of(
    app: &App,
    viewer: &Viewer,
    known: (&Answers, &Passport),
) -> Result<Option<Aim>, Problem> {
    let Some(occupation) = app.guidance.aim(viewer.person()?.person).await? else { return Ok(None) };
    let (gap, minutes) = gap_of(app, viewer, known, occupation).await?;
    let m = t(viewer.language);
    Ok(Some(Aim {
        href: format!("/metiers/{}", occupation.id),
        name: occupation.name.shown(viewer.language),
        held: held_words(m, &gap),
        rest: rest(m, &gap, minutes),
        domains: domains(app, viewer, known.1, (occupation, &gap)),
    }))
}

/// What it asks in each domain, the level credited there, and how many of its requirements are held.
fn domains(app: &App, viewer: &Viewer, passport: &Passport, (aim, gap): (&Occupation, &Gap)) -> Html {
    let m = t(viewer.language);
    let socle = &app.content.socle;
    let columns = [
        Column::text(m.passport_column_domain()),
        Column::text(m.passport_occupation_asked()),
        Column::text(m.passport_occupation_mine()),
        Column::text(m.passport_occupation_held()),
    ];
    let rows = socle.domains.iter().zip(&passport.domains).enumerate().map(|(d, (domain, known))| {
        let of_domain = |r: &&Requirement| socle.competences[r.competence].domain == d;
        let own: Vec<&Requirement> = gap.requirements.iter().filter(of_domain).collect();
        let held = own.iter().filter(|r| r.standing == Standing::Held).count();
        vec![
            Cell::from(domain.name.shown(viewer.language)),
            Cell::from(levels(viewer, &own)),
            Cell::from(level_words(viewer.language, known.level)),
            Cell::from(m.passport_occupation_share(held as i64, own.len() as i64)),
        ]
    });
    let caption = m.passport_occupation_table(aim.name.shown(viewer.language));
    table(&caption, &columns, &rows.collect::<Vec<_>>())
}

/// The levels asked, from the lowest to the highest.
fn levels(viewer: &Viewer, own: &[&Requirement]) -> String {
    let m = t(viewer.language);
    let levels = || own.iter().map(|r| r.level);
    match (levels().min(), levels().max()) {
        (Some(low), Some(high)) if low < high => m.passport_occupation_levels(low as i64, high as i64),
        (Some(level), _) => m.level_n(level as i64),
        (None, _) => String::new(),
    }
}
