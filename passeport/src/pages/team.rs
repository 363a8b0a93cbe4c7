//! `/equipe`: where each agent of a manager's units stands with the core, by name and without any level; levels
//! without names, of eleven people or more.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kit::limits::{GROUP_MIN, NAME_CHARS_MAX};
use kit::{Instant, PersonId};
use passport::{Answers, Passport, Passports, Progress};
use people::Member;
use people::names::free_text;
use people::pages::pager::{self, PAGE_SIZE};
use serde::Deserialize;
use store::StoreError;
use web::parts::{self, Cell, Column, Field, Tone, badge};
use web::{Html, PageOptions, Problem, Viewer, page};

use super::team_figures::{Figure, figure};
use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

/// Where the list stands.
const PATH: &str = "/equipe";
/// Most agents of whom counts and figures are made while a page is asked for: a second of work. Whoever manages
/// more has managers below.
const COUNTED_MAX: usize = 600;

#[derive(Template)]
#[template(path = "pages/team.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    lead: String,
    units: Vec<String>,
    empty: bool,
    counts: Option<Vec<(Html, i64)>>,
    too_many: String,
    search: Html,
    table: Option<Html>,
    pager: Html,
    figures: Option<Figures>,
}

struct Figures {
    read: String,
    note: String,
    table: Html,
}

/// What is looked for, and which page of it.
#[derive(Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

/// Who is shown on the page asked for, with her answers; and the others, of whom only counts are made.
struct Team {
    found: usize,
    shown: Vec<(Member, Answers)>,
    now: Vec<Member>,
    month: Vec<Member>,
}

/// Shows the team. Each agent shown is noted in her journal, in the transaction that reads.
pub(crate) async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Query(asked): Query<Search>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let search: String = free_text(&asked.q).chars().take(NAME_CHARS_MAX).collect();
    let number = pager::number(&asked.page);
    let month = viewer.now.day_in(&viewer.zone).first_of_month().start_in(&viewer.zone);
    let reader = viewer.person()?.person;
    let team = read(&app, (reader, viewer.now), (&search, number), month).await?;
    let pages = pager::pages_of(team.found as i64);
    if number > pages {
        return Ok(Redirect::to(&href(&search, pages)).into_response());
    }
    let rows = rows(&app, &viewer, &team.shown)?;
    let units = app.people.managed_by(reader).await?;
    let told =
        if team.now.len() <= COUNTED_MAX { Some(told(&app, &viewer, &team, month).await?) } else { None };
    let (counts, figures) = told.unzip();
    let label = m.team_search();
    let field = Field { name: "q", label: &label, value: &search, autocomplete: "off", ..Field::default() };
    let body = Html::render(&Body {
        m,
        lead: m.team_lead(),
        units: units
            .iter()
            .map(|u| app.site.unit(&u.unit, viewer.language).unwrap_or_else(|| u.unit.clone()))
            .collect(),
        empty: team.now.is_empty(),
        counts,
        too_many: m.team_too_many(COUNTED_MAX as i64),
        search: parts::field(&field),
        table: (!rows.is_empty()).then(|| table(m, &rows)),
        pager: pager::draw(viewer.language, &m.team_pager(), number, team.found as i64, |n| href(&search, n)),
        figures,
    });
    Ok(page(&viewer, &m.team_title(), &body, &PageOptions::default()))
}

fn href(search: &str, number: i64) -> String {
    pager::href(PATH, search, number)
}

/// Reads the team as it stands and as it stood, and the answers of whom the page shows; notes each of these.
async fn read(
    app: &App,
    (reader, now): (PersonId, Instant),
    (search, number): (&str, i64),
    month: Instant,
) -> Result<Team, StoreError> {
    let site = (app.site.units.as_ref(), &*app.site.zone);
    let mut tx = app.people.db().write().await?;
    let now = app.people.team_in(&mut tx, reader, site, now).await?;
    let month = app.people.team_in(&mut tx, reader, site, month).await?;
    let found: Vec<&Member> = now.iter().filter(|member| member.is_called(search)).collect();
    let first = usize::try_from((number - 1).saturating_mul(PAGE_SIZE)).unwrap_or(usize::MAX);
    let mut shown = Vec::new();
    for member in found.iter().skip(first).take(PAGE_SIZE as usize) {
        app.people.record_read(&mut tx, reader, member.person, "progress", "manager").await?;
        shown.push(((*member).clone(), app.passports.answers_in(&mut tx, member.person).await?));
    }
    let found = found.len();
    tx.commit().await?;
    Ok(Team { found, shown, now, month })
}

/// Counts by state of everybody as they stand, and the figures by domain as of the first day of the month.
async fn told(
    app: &App,
    viewer: &Viewer,
    team: &Team,
    month: Instant,
) -> Result<(Vec<(Html, i64)>, Figures), Problem> {
    let m = t(viewer.language);
    let mut answers = BTreeMap::new();
    for member in team.now.iter().chain(&team.month) {
        if let Entry::Vacant(place) = answers.entry(member.person) {
            place.insert(app.passports.answers(member.person).await?);
        }
    }
    let now = team.now.iter().map(|member| member.person).collect();
    // Whose levels she sees by name are in no figure: see `team_figures`.
    let unseen =
        team.month.iter().filter(|member| !member.shows_levels).map(|member| member.person).collect();
    let counting = Counting { passports: app.passports.clone(), answers, now, unseen, at: viewer.now, month };
    let counted = tokio::task::spawn_blocking(move || counting.run()).await.map_err(Problem::internal)??;
    let states = Progress::ALL.into_iter().zip(counted.states);
    let counts = states.map(|(progress, n)| (progress_badge(m, progress), n)).collect();
    let socle = &app.content.socle;
    let asked = socle.model.level_asked;
    let level = socle.levels.get(asked.saturating_sub(1)).map(|l| l.name.shown(viewer.language));
    let columns = [Column::text(m.team_figures_domain()), Column::text(m.team_figures_share())];
    let domains = socle.domains.iter().zip(counted.domains);
    let rows = domains.map(|(domain, (assessed, hold))| {
        vec![Cell::from(domain.name.shown(viewer.language)), figure_cell(m, figure(assessed, hold))]
    });
    let figures = Figures {
        read: m.team_figures_read(asked as i64, level.unwrap_or_default(), viewer.date(month)),
        note: m.team_figures_note(GROUP_MIN as i64),
        table: parts::table(&m.team_figures_table(), &columns, &rows.collect::<Vec<_>>()),
    };
    Ok((counts, figures))
}

/// What is counted away from the threads that answer requests.
struct Counting {
    passports: Passports,
    answers: BTreeMap<PersonId, Answers>,
    now: Vec<PersonId>,
    unseen: Vec<PersonId>,
    at: Instant,
    month: Instant,
}

/// How many stand where; by domain, how many are measured and how many of them hold the level asked.
struct Counted {
    states: [i64; 3],
    domains: Vec<(usize, usize)>,
}

impl Counting {
    fn run(self) -> Result<Counted, StoreError> {
        let socle = &self.passports.frame().socle;
        let mut counted = Counted { states: [0; 3], domains: vec![(0, 0); socle.domains.len()] };
        for answers in self.now.iter().filter_map(|person| self.answers.get(person)) {
            let progress = progress(&self.passports, answers, self.at)?;
            let place = Progress::ALL.iter().position(|p| *p == progress).unwrap_or_default();
            counted.states[place] += 1;
        }
        for answers in self.unseen.iter().filter_map(|person| self.answers.get(person)) {
            let then = answers.stored_by(self.month);
            if then.is_empty() {
                continue;
            }
            let passport = self.passports.evaluate(&then, self.month)?;
            for (known, (assessed, hold)) in passport.domains.iter().zip(&mut counted.domains) {
                *assessed += usize::from(known.level.is_some());
                *hold += usize::from(known.level.is_some_and(|level| level >= socle.model.level_asked));
            }
        }
        Ok(counted)
    }
}

/// How far somebody has come. Who has no answer need not be evaluated.
fn progress(passports: &Passports, answers: &Answers, at: Instant) -> Result<Progress, StoreError> {
    if answers.is_empty() {
        return Ok(Progress::NotBegun);
    }
    passports.evaluate(answers, at).map(|passport: Passport| passport.progress())
}

fn progress_badge(m: &L10nLanguage, progress: Progress) -> Html {
    match progress {
        Progress::NotBegun => badge(Tone::Plain, "", &m.progress_not_begun()),
        Progress::Begun => badge(Tone::Brand, "", &m.progress_begun()),
        Progress::Done => badge(Tone::Ok, "", &m.progress_done()),
    }
}

fn figure_cell(m: &L10nLanguage, figure: Figure) -> Cell {
    match figure {
        Figure::TooFew => {
            let square = parts::level(parts::LevelMark::Unknown);
            let words = Html::escape(&m.team_figures_too_few(GROUP_MIN as i64));
            Html::trusted(format!("<span class=\"row row--n\">{square}<span>{words}</span></span>")).into()
        }
        Figure::Few => m.team_figures_few().into(),
        Figure::Tenths(n) => m.team_figures_tenths(n).into(),
        Figure::Most => m.team_figures_most().into(),
    }
}

/// Who is shown: her name, which leads on where she shows her levels; her unit; where she stands.
fn rows(app: &App, viewer: &Viewer, shown: &[(Member, Answers)]) -> Result<Vec<Vec<Cell>>, Problem> {
    let m = t(viewer.language);
    let mut rows = Vec::with_capacity(shown.len());
    for (member, answers) in shown {
        let name = Html::escape(&member.name);
        let name = if member.shows_levels {
            format!("<a href=\"{PATH}/{}\"><bdi>{name}</bdi></a>", member.person)
        } else {
            format!("<bdi>{name}</bdi>")
        };
        let progress = progress(&app.passports, answers, viewer.now)?;
        rows.push(vec![
            Html::trusted(name).into(),
            progress_badge(m, progress).into(),
            app.site.unit(&member.unit, viewer.language).unwrap_or_else(|| member.unit.clone()).into(),
        ]);
    }
    Ok(rows)
}

fn table(m: &L10nLanguage, rows: &[Vec<Cell>]) -> Html {
    let columns = [
        Column::text(m.team_column_name()),
        Column::text(m.team_column_progress()),
        Column::text(m.team_column_unit()),
    ];
    parts::table(&m.team_table(), &columns, rows)
}
