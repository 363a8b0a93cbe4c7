//! `/passeport/{competence}`: why a level is what it is.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use competences::MappingKind;
use guidance::asked;
use items::Response as Answered;
use passport::{Answers, Competence, Frame, State as Known};
use psychometrics::age;
use web::charts::{Ruler, ruler};
use web::parts::{Cell, Column, domain_icon, table, token};
use web::{Crumb, Html, PageOptions, Problem, Viewer, page};

use super::fragments::{
    competence_square, is_old, level_square, level_words, measure, ruler_words, state_words,
};
use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

#[derive(Template)]
#[template(path = "pages/competence.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    name: String,
    sentence: String,
    domain: String,
    domain_id: &'a str,
    domain_icon: Html,
    square: Html,
    level: String,
    state: String,
    ruler: Html,
    ruler_words: String,
    why: Vec<String>,
    answers: Html,
    domain_answers: Option<Html>,
    levels: Vec<LevelLine>,
    maps: Vec<String>,
}

struct LevelLine {
    square: Html,
    name: String,
    description: String,
    note: String,
}

/// Shows a competence.
pub(crate) async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let frame = app.passports.frame();
    let socle = &frame.socle;
    let c = socle.competence_index(&id).ok_or_else(Problem::not_found)?;
    let competence = &socle.competences[c];
    let domain = &socle.domains[competence.domain];
    let person = viewer.person()?.person;
    let asked = asked(frame, app.guidance.aim(person).await?)[c];
    let answers = app.passports.answers(person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let known = &passport.competences[c];
    let shown = (known.state != Known::Unknown).then(|| measure(frame, known.estimate));
    let r = Ruler {
        measure: shown,
        asked: Some(asked),
        old: is_old(known.latest, viewer.now),
        levels: socle.levels.len(),
        numbered: true,
        ..Ruler::default()
    };
    let name = competence.name.shown(viewer.language);
    let body = Html::render(&Body {
        m,
        token: token(&viewer),
        sentence: competence.sentence.shown(viewer.language),
        domain: domain.name.shown(viewer.language),
        domain_id: &domain.id,
        domain_icon: domain_icon(competence.domain),
        square: competence_square(known, viewer.now),
        level: level_words(viewer.language, known.level),
        // Unknown is said by the level's own words.
        state: if shown.is_some() { state_words(viewer.language, known.state) } else { String::new() },
        ruler: ruler(&r),
        ruler_words: ruler_words(viewer.language, shown),
        why: why(&app, &viewer, c, known),
        answers: answer_table(&app, &viewer, &answers, &m.competence_answers_table(), |other, _| other == c)?,
        domain_answers: match known.state {
            Known::Inferred => {
                let caption = m.competence_domain_table(domain.name.shown(viewer.language));
                let of_domain = |other: usize, counts: bool| {
                    counts && socle.competences[other].domain == competence.domain
                };
                Some(answer_table(&app, &viewer, &answers, &caption, of_domain)?)
            }
            Known::Measured | Known::Unknown => None,
        },
        levels: levels(&app, &viewer, c, (known.level, asked)),
        maps: maps(&app, &viewer, c),
        name: name.clone(),
    });
    let crumbs = vec![Crumb::link("/passeport", m.passport_title()), Crumb::here(name.clone())];
    Ok(page(&viewer, &m.competence_title(name), &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

/// Why the level is what it is, in sentences.
fn why(app: &App, viewer: &Viewer, c: usize, known: &Competence) -> Vec<String> {
    let m = t(viewer.language);
    let frame = app.passports.frame();
    let competence = &frame.socle.competences[c];
    let mut why = vec![match known.state {
        Known::Measured => {
            m.competence_why_measured(known.answers as i64, viewer.language.number(known.weight, 1))
        }
        Known::Inferred => {
            m.competence_why_inferred(frame.socle.domains[competence.domain].name.shown(viewer.language))
        }
        Known::Unknown => m.competence_why_unknown(),
    }];
    if known.state != Known::Unknown {
        // The level credited, or the first one when none is yet.
        let level = known.level.unwrap_or(0).max(1);
        let needed = (100.0 * frame.credit.get()).round() as i64;
        if let Some(chance) = chance(frame, known, level) {
            why.push(m.competence_why_credit(chance, level as i64, needed));
        }
        let next = level + 1;
        if let Some(chance) = chance(frame, known, next).filter(|_| known.level == Some(level)) {
            why.push(m.competence_why_next(next as i64, chance, needed));
        }
        why.push(m.competence_why_age(competence.half_life_months as i64));
        why.push(m.competence_why_others());
    }
    why
}

/// Chances in 100 of holding a level; `None` for one that does not exist. Rounded down, so that what is
/// missing to a level is never hidden, and never 0 nor 100: certainty is not on offer.
fn chance(frame: &Frame, known: &Competence, level: usize) -> Option<i64> {
    let cut = frame.cuts.as_slice().get(level.checked_sub(1)?)?;
    let chance = 100.0 * known.estimate.probability_at_least(*cut).get();
    Some(chance.floor().clamp(1.0, 99.0) as i64)
}

/// The answers that `about` accepts by their competence and whether they count still, the latest first.
fn answer_table(
    app: &App,
    viewer: &Viewer,
    answers: &Answers,
    caption: &str,
    about: impl Fn(usize, bool) -> bool,
) -> Result<Html, Problem> {
    let m = t(viewer.language);
    let frame = app.passports.frame();
    let latest = answers.latest();
    let mut rows = Vec::new();
    for (id, answer) in answers.iter() {
        let Some(index) = frame.bank.index(&answer.family) else { continue };
        let c = frame.item(index).0;
        let counts = latest.get(answer.family.as_str()).is_some_and(|(latest, _)| *latest == id);
        if !about(c, counts) {
            continue;
        }
        let family = &frame.bank.families()[index];
        let variant = items::variant(family, u64::from(answer.seed)).map_err(Problem::internal)?;
        let shown = items::show(family, &variant, viewer.language);
        let unknown = Answered::from_statement(family, &answer.response) == Some(Answered::Unknown);
        let result = match (answer.correct, unknown) {
            (true, _) => m.competence_right(),
            (false, true) => m.competence_passed(),
            (false, false) => m.competence_wrong(),
        };
        let days = viewer.now.days_since(answer.at).floor().clamp(-1.0, 1e6) as i64;
        let weight = if counts {
            let weight = answer.weight * age::weight(days, frame.half_life(c)).get();
            viewer.language.number(weight, 2)
        } else {
            m.competence_replaced()
        };
        rows.push((
            answer.at,
            vec![
                Cell::from(viewer.date(answer.at)),
                Cell::from(shown.title),
                Cell::from(result),
                Cell::from(family.level.to_string()),
                Cell::from(weight),
            ],
        ));
    }
    if rows.is_empty() {
        return Ok(Html::trusted(format!("<p>{}</p>", Html::escape(&m.competence_answers_none()))));
    }
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let columns = [
        Column::text(m.competence_column_when()),
        Column::text(m.competence_column_question()),
        Column::text(m.competence_column_result()),
        Column::number(m.competence_column_level()),
        Column::number(m.competence_column_weight()),
    ];
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(|(_, row)| row).collect();
    Ok(table(caption, &columns, &rows))
}

/// The levels of a competence; which is hers, which is asked of everybody, and which by the occupation she aims at.
fn levels(app: &App, viewer: &Viewer, c: usize, (mine, asked): (Option<usize>, usize)) -> Vec<LevelLine> {
    let m = t(viewer.language);
    let socle = &app.content.socle;
    let lines = socle.levels.iter().enumerate().map(|(i, level)| {
        let number = i + 1;
        let mut notes = Vec::new();
        if mine == Some(number) {
            notes.push(m.competence_yours());
        }
        if socle.model.level_asked == number {
            notes.push(m.competence_asked());
        } else if asked == number {
            notes.push(m.competence_asked_by_aim());
        }
        LevelLine {
            square: level_square(Some(number)),
            name: level.name.shown(viewer.language),
            description: socle.description(c, number).map(|d| d.shown(viewer.language)).unwrap_or_default(),
            note: notes.join(" · "),
        }
    });
    lines.collect()
}

fn maps(app: &App, viewer: &Viewer, c: usize) -> Vec<String> {
    let m = t(viewer.language);
    let mappings = &app.content.socle.competences[c].mappings;
    let lines = mappings.iter().filter_map(|mapping| {
        let framework = app.content.frameworks.iter().find(|f| f.id == mapping.framework)?;
        let theirs = framework.competence(&mapping.code)?;
        let kind = match mapping.kind {
            MappingKind::Exact => m.map_exact(),
            MappingKind::Broader => m.map_broader(),
            MappingKind::Narrower => m.map_narrower(),
        };
        let name = framework.name.shown(viewer.language);
        Some(m.competence_map(name, &mapping.code, theirs.title.shown(viewer.language), kind))
    });
    lines.collect()
}
