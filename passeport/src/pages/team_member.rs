//! `/equipe/{person}`: the levels by domain of an agent who shows them to her managers. To anybody else, and without
//! her choice, the page does not exist.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kit::{Instant, PersonId};
use passport::{Answers, Domain, Passport, Precision};
use people::Member;
use store::StoreError;
use web::parts::{Cell, Column, Tone, badge, domain_icon, table};
use web::{Crumb, Html, PageOptions, Problem, Viewer, page};

use super::fragments::{is_old, level_square, level_words, unknown_words};
use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

#[derive(Template)]
#[template(path = "pages/team_member.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    name: &'a str,
    unit: String,
    table: Html,
}

/// Shows the levels, and notes the read in her journal, in the transaction that reads.
pub(crate) async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Path(person): Path<String>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = PersonId::parse(&person).ok_or_else(Problem::not_found)?;
    let reader = viewer.person()?.person;
    let (member, answers) = read(&app, (reader, viewer.now), person).await?.ok_or_else(Problem::not_found)?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let unit = app.site.unit(&member.unit, viewer.language).unwrap_or_else(|| member.unit.clone());
    let table = levels(&app, &viewer, &passport);
    let body = Html::render(&Body { m, name: &member.name, unit, table });
    let crumbs = vec![Crumb::link("/equipe", m.team_title()), Crumb::here(member.name.as_str())];
    let title = m.team_member_title(&member.name);
    Ok(page(&viewer, &title, &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

/// An agent of the reader's units who shows her levels, and her answers; her journal gets its line.
async fn read(
    app: &App,
    (reader, now): (PersonId, Instant),
    person: PersonId,
) -> Result<Option<(Member, Answers)>, StoreError> {
    let mut tx = app.people.db().write().await?;
    let team = app.people.team_in(&mut tx, reader, (&app.site.units, &app.site.zone), now).await?;
    let Some(member) = team.into_iter().find(|m| m.person == person && m.shows_levels) else {
        return Ok(None);
    };
    app.people.record_read(&mut tx, reader, person, "levels", "manager").await?;
    let answers = app.passports.answers_in(&mut tx, person).await?;
    tx.commit().await?;
    Ok(Some((member, answers)))
}

fn levels(app: &App, viewer: &Viewer, passport: &Passport) -> Html {
    let m = t(viewer.language);
    let columns = [Column::text(m.team_member_domain()), Column::text(m.team_member_level())];
    let domains = app.content.socle.domains.iter().zip(&passport.domains).enumerate();
    let rows = domains.map(|(place, (domain, known))| {
        let name = Html::escape(&domain.name.shown(viewer.language));
        let words = known.level.map_or_else(
            || unknown_words(viewer.language, known),
            |level| level_words(viewer.language, Some(level)),
        );
        let beside = |drawn: Html, words: &str| {
            Html::trusted(format!("<span class=\"row row--n\">{drawn}<span>{words}</span></span>"))
        };
        let precise = known.level.map(|_| Html::escape(&precision(m, known)));
        let precise = precise
            .map(|words| format!("<br><span class=\"small quiet\">{words} · {}</span>", date(viewer, known)));
        let level = format!("{}{}", Html::escape(&words), precise.unwrap_or_default());
        vec![
            Cell::from(beside(domain_icon(place), name.as_str())),
            Cell::from(beside(level_square(known.level), &level)),
        ]
    });
    table(&m.team_member_table(), &columns, &rows.collect::<Vec<_>>())
}

fn precision(m: &L10nLanguage, known: &Domain) -> String {
    match Precision::of(known.estimate) {
        Precision::Half => m.precision_half(),
        Precision::One => m.precision_one(),
        Precision::More => m.precision_more(),
    }
}

fn date(viewer: &Viewer, known: &Domain) -> Html {
    let m = t(viewer.language);
    match known.latest.filter(|_| known.level.is_some()) {
        None => Html::default(),
        Some(latest) if is_old(Some(latest), viewer.now) => {
            badge(Tone::Warn, "clock", &m.proof_old(viewer.month(latest)))
        }
        Some(latest) => Html::escape(&viewer.month(latest)),
    }
}
