//! `/plan/metiers` and `/plan/metiers/{occupation}`: the occupations, what each asks, and what the plan changes in it. Open
//! to everybody: nobody's levels stand here.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use competences::{Occupation, Socle};
use kit::Language;
use web::parts::{Cell, Column, LevelMark, level, table};
use web::{Crumb, Html, PageOptions, Problem, Role, Viewer, page};

use super::{OCCUPATIONS, PLAN, concerning, plan_of};
use crate::messages::L10nLanguage;
use crate::{Releases, Steering, t};

#[derive(Template)]
#[template(path = "pages/occupations.html")]
struct List<'a> {
    m: &'a L10nLanguage,
    families: Vec<Family>,
}

struct Family {
    name: String,
    sentence: String,
    count: String,
    occupations: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    sentence: String,
    roadmaps: String,
}

/// Shows the occupations, family after family.
pub async fn list(State(steering): State<Steering>, viewer: Viewer) -> Result<Response, Problem> {
    let (m, language) = (t(viewer.language), viewer.language);
    let plan = plan_of(&steering)?;
    let line = |occupation: &Occupation| Line {
        href: format!("{OCCUPATIONS}/{}", occupation.id),
        name: occupation.name.shown(language),
        sentence: occupation.sentence.shown(language),
        roadmaps: match plan.of_occupation(&occupation.id).len() {
            0 => m.roadmaps_none(),
            count => m.roadmaps_count(count as i64),
        },
    };
    let occupations = steering.occupations();
    let families = occupations.families.iter().enumerate().map(|(place, family)| {
        let own: Vec<Line> = occupations.of_family(place).map(line).collect();
        Family {
            name: family.name.shown(language),
            sentence: family.sentence.shown(language),
            count: m.occupations_count(own.len() as i64),
            occupations: own,
        }
    });
    let body = Html::render(&List { m, families: families.collect() });
    let title = m.occupations_title();
    let crumbs = vec![Crumb::link(PLAN, m.plan_title()), Crumb::here(title.clone())];
    Ok(page(&viewer, &title, &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

#[derive(Template)]
#[template(path = "pages/occupation.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    family: String,
    name: String,
    sentence: String,
    rome: Option<String>,
    asked: Html,
    scale: Vec<(Html, String, String)>,
    exceptions: Vec<String>,
    mine: Option<String>,
    roadmaps: Html,
}

/// Shows an occupation.
pub async fn show(
    State(steering): State<Steering>,
    State(releases): State<Releases>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (m, language) = (t(viewer.language), viewer.language);
    plan_of(&steering)?;
    let occupation = steering.occupations().get(&id).ok_or_else(Problem::not_found)?;
    let family = &steering.occupations().families[occupation.family];
    let socle = &releases.passports().frame().socle;
    let name = occupation.name.shown(language);
    let body = Html::render(&Body {
        m,
        family: family.name.shown(language),
        name: name.clone(),
        sentence: occupation.sentence.shown(language),
        rome: occupation.rome.as_ref().map(|code| m.occupation_rome(code)),
        asked: asked(language, socle, &family.levels),
        scale: scale(language, socle),
        exceptions: exceptions(language, socle, &family.levels, occupation),
        mine: viewer.has(Role::Agent).then(|| format!("/metiers/{id}")),
        roadmaps: concerning(&steering, &viewer, &id),
    });
    let crumbs = vec![
        Crumb::link(PLAN, m.plan_title()),
        Crumb::link(OCCUPATIONS, m.occupations_title()),
        Crumb::here(name.clone()),
    ];
    Ok(page(&viewer, &name, &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

/// The level asked in each domain, with its name.
fn asked(language: Language, socle: &Socle, levels: &[usize]) -> Html {
    let m = t(language);
    let columns = [Column::text(m.occupation_column_domain()), Column::text(m.occupation_column_level())];
    let rows = socle.domains.iter().zip(levels).map(|(domain, level)| {
        let named = level.checked_sub(1).and_then(|place| socle.levels.get(place));
        let named = named.map(|named| named.name.shown(language)).unwrap_or_default();
        vec![
            Cell::from(domain.name.shown(language)),
            Cell::from(m.occupation_level_named(*level as i64, named)),
        ]
    });
    table(&m.occupation_table(), &columns, &rows.collect::<Vec<_>>())
}

/// What each level says in general.
fn scale(language: Language, socle: &Socle) -> Vec<(Html, String, String)> {
    let levels = socle.levels.iter().enumerate().map(|(place, named)| {
        (level(LevelMark::of(place + 1)), named.name.shown(language), named.description.shown(language))
    });
    levels.collect()
}

/// The competences of which it asks another level than its family does in their domain.
fn exceptions(language: Language, socle: &Socle, levels: &[usize], occupation: &Occupation) -> Vec<String> {
    let others = socle.competences.iter().zip(&occupation.profile).filter(|(competence, level)| {
        levels.get(competence.domain).is_some_and(|of_family| of_family != *level)
    });
    let words = others.map(|(competence, level)| {
        let (domain, usual) = (&socle.domains[competence.domain], levels[competence.domain]);
        t(language).occupation_exception(
            competence.name.shown(language),
            domain.name.shown(language),
            *level as i64,
            usual as i64,
        )
    });
    words.collect()
}
