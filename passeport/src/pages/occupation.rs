//! `/metiers/{occupation}`: what an occupation asks, beside what the passport shows.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use competences::Occupation;
use guidance::{Gap, Lesson, Requirement, Standing, gap, lessons};
use learn::Progress;
use passport::{Answers, Passport};
use web::charts::{Ruler, legend, ruler};
use web::parts::{Tone, badge, domain_icon, token};
use web::{Crumb, Form, Html, PageOptions, Problem, Viewer, page};

use super::fragments::measure;
use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

#[derive(Template)]
#[template(path = "pages/occupation.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    id: &'a str,
    family: String,
    name: String,
    sentence: String,
    rome: Option<String>,
    aimed: bool,
    held: String,
    rest: Vec<String>,
    legend: Html,
    folds: Vec<Fold>,
    roadmaps: Html,
}

struct Fold {
    icon: Html,
    name: String,
    words: String,
    open: bool,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    ruler: Html,
    mark: Html,
    words: String,
}

/// Domains unfolded at first: those where most is missing; two are enough for a phone.
const OPEN_MAX: usize = 2;

/// How far a person is from an occupation's profile, and the minutes of the lessons that work on it.
pub(super) async fn gap_of(
    app: &App,
    viewer: &Viewer,
    (answers, passport): (&Answers, &Passport),
    occupation: &Occupation,
) -> Result<(Gap, i64), Problem> {
    let person = viewer.person()?.person;
    let frame = app.passports.frame();
    let taken = app.learn.taken(person).await?;
    let lessons = lessons(frame, app.learn.courses(), &taken);
    let found = gap(frame, answers, passport, (&occupation.profile, &lessons), viewer.now);
    let learnt = |lesson: &Lesson| {
        let course = app.learn.courses().get(&lesson.course)?;
        let progress = Progress::new(course, taken.get(&course.id));
        Some(course.whole_minutes_of(progress.open_pages(course.chapters.get(lesson.chapter)?)))
    };
    let minutes = found.to_learn.iter().filter_map(learnt).sum();
    Ok((found, minutes))
}

/// How many requirements are held, in words.
pub(super) fn held_words(m: &L10nLanguage, gap: &Gap) -> String {
    let (held, ..) = gap.counts();
    m.occupation_held(held as i64, gap.requirements.len() as i64)
}

/// Shows the occupation.
pub(crate) async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = viewer.person()?.person;
    let occupations = app.guidance.occupations();
    let occupation = occupations.get(&id).ok_or_else(Problem::not_found)?;
    let aimed = app.guidance.aim(person).await?.is_some_and(|aim| aim.id == occupation.id);
    let answers = app.passports.answers(person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let (gap, minutes) = gap_of(&app, &viewer, (&answers, &passport), occupation).await?;
    let name = occupation.name.shown(viewer.language);
    let body = Html::render(&Body {
        m,
        token: token(&viewer),
        id: &occupation.id,
        family: occupations.families[occupation.family].name.shown(viewer.language),
        sentence: occupation.sentence.shown(viewer.language),
        rome: occupation.rome.as_ref().map(|code| m.occupation_rome(code)),
        aimed,
        held: held_words(m, &gap),
        rest: rest(m, &gap, minutes),
        legend: legend(viewer.language, true),
        folds: folds(&app, &viewer, &passport, &gap),
        roadmaps: steering::pages::concerning(&app.steering, &viewer, &occupation.id),
        name: name.clone(),
    });
    let crumbs = vec![
        Crumb::link("/passeport", m.passport_title()),
        Crumb::link("/metiers", m.occupations_title()),
        Crumb::here(name.clone()),
    ];
    Ok(page(&viewer, &name, &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

/// What is not held, and the minutes to it.
pub(super) fn rest(m: &L10nLanguage, gap: &Gap, minutes: i64) -> Vec<String> {
    let (held, way, unknown) = gap.counts();
    if held == gap.requirements.len() {
        return vec![m.occupation_all_held()];
    }
    let mut lines = Vec::new();
    if unknown > 0 {
        lines.push(if gap.minutes_to_measure > 0.0 {
            m.occupation_to_measure(unknown as i64, gap.minutes_to_measure.ceil() as i64)
        } else {
            m.occupation_to_measure_later(unknown as i64)
        });
    }
    if way > 0 {
        lines.push(m.occupation_on_the_way(way as i64));
        if minutes > 0 {
            lines.push(m.occupation_to_learn(minutes));
        }
        let without = gap.without_lesson();
        if without == way {
            lines.push(m.occupation_without_lessons());
        } else if without > 0 {
            lines.push(m.occupation_without_lesson(without as i64));
        }
    }
    lines
}

/// The requirements by domain: what is on the way first, then what is to be measured, then what is held.
fn folds(app: &App, viewer: &Viewer, passport: &Passport, gap: &Gap) -> Vec<Fold> {
    let m = t(viewer.language);
    let socle = &app.content.socle;
    let missing = |d: usize| {
        let own = gap.requirements.iter().filter(|r| socle.competences[r.competence].domain == d);
        own.filter(|r| r.standing != Standing::Held).count()
    };
    let mut most: Vec<usize> = (0..socle.domains.len()).filter(|d| missing(*d) > 0).collect();
    // A stable sort: of two that miss as much, the socle's order decides.
    most.sort_by_key(|d| std::cmp::Reverse(missing(*d)));
    most.truncate(OPEN_MAX);
    let folds = socle.domains.iter().enumerate().map(|(d, domain)| {
        let mut own: Vec<&Requirement> =
            gap.requirements.iter().filter(|r| socle.competences[r.competence].domain == d).collect();
        let rank = |r: &Requirement| match r.standing {
            Standing::OnTheWay(missing) => (0, -(missing * 10.0).round() as i64),
            Standing::ToMeasure => (1, -(r.level as i64)),
            Standing::Held => (2, -(r.level as i64)),
        };
        own.sort_by_key(|r| rank(r));
        let held = own.iter().filter(|r| r.standing == Standing::Held).count();
        Fold {
            icon: domain_icon(d),
            name: domain.name.shown(viewer.language),
            words: m.occupation_held(held as i64, own.len() as i64),
            open: most.contains(&d),
            lines: own.into_iter().map(|r| line(app, viewer, passport, r)).collect(),
        }
    });
    folds.collect()
}

fn line(app: &App, viewer: &Viewer, passport: &Passport, requirement: &Requirement) -> Line {
    let m = t(viewer.language);
    let frame = app.passports.frame();
    let competence = &frame.socle.competences[requirement.competence];
    let known = &passport.competences[requirement.competence];
    let drawn = (known.state != passport::State::Unknown).then(|| measure(frame, known.estimate));
    let asked = m.occupation_level(requirement.level as i64);
    let (mark, words) = match requirement.standing {
        Standing::Held => (badge(Tone::Ok, "ok", &m.occupation_is_held()), asked),
        Standing::OnTheWay(missing) => {
            let missing = viewer.language.number((missing * 10.0).ceil().max(1.0) / 10.0, 1);
            let lesson = match requirement.lesson_to {
                Some(level) if level < requirement.level => m.occupation_lesson_to(level as i64),
                Some(_) => m.occupation_lesson(),
                None => m.occupation_no_lesson(),
            };
            (badge(Tone::Brand, "arrow", &m.occupation_missing(missing)), format!("{asked} {lesson}"))
        }
        Standing::ToMeasure => (badge(Tone::Open, "compass", &m.occupation_measure()), asked),
    };
    Line {
        href: format!("/passeport/{}", competence.id),
        name: competence.name.shown(viewer.language),
        ruler: ruler(&Ruler {
            measure: drawn,
            asked: Some(requirement.level),
            levels: frame.socle.levels.len(),
            numbered: true,
            ..Ruler::default()
        }),
        mark,
        words,
    }
}

/// Aims at the occupation, or no longer.
pub(crate) async fn choose(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let occupation = app.guidance.occupations().get(&id).ok_or_else(Problem::not_found)?;
    let aim = (!fields.has("oublier")).then_some(occupation);
    app.guidance.choose(viewer.person()?.person, aim).await?;
    Ok(Redirect::to(&format!("/metiers/{id}")).into_response())
}
