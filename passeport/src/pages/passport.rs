//! `/passeport`: what I hold, how sure, how fresh.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;
use passport::{Change, Passport, State as Known, changes};
use web::charts::{Axis, Figure, Ruler, figure, legend, radar, radar_file, ruler, seal, with_radar};
use web::contrast::Palette;
use web::parts::{Cell, Column, Credited, LevelMark, domain_icon, level, table};
use web::{Html, PageOptions, Problem, Theme, Viewer, page};

use super::aim::{Aim, aim_of};
use super::fragments::{
    OLD_MONTHS, competence_square, domain_measure, fresh, is_old, level_square, level_words, measure,
    mostly_old, state_words, unknown_words,
};
use super::step::Ahead;
use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

#[derive(Template)]
#[template(path = "pages/passport.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    name: &'a str,
    unit: String,
    date: String,
    held: String,
    unknown: String,
    mostly_old: Option<String>,
    seal: Html,
    seal_words: String,
    empty: bool,
    step: Html,
    since: Option<Since>,
    domains: Html,
    aim: Option<Aim>,
    mosaic: Vec<MosaicRow>,
    mosaic_title: String,
    mosaic_lead: String,
    legend: Vec<(Html, String)>,
    folds: Vec<Fold>,
    ruler_legend: Html,
}

struct Since {
    when: String,
    lines: Vec<String>,
}

struct MosaicRow {
    icon: Html,
    name: String,
    cells: Vec<MosaicCell>,
}

struct MosaicCell {
    href: String,
    label: String,
    square: Html,
}

struct Fold {
    icon: Html,
    name: String,
    held: String,
    unknown: String,
    competences: Vec<Line>,
}

struct Line {
    href: String,
    /// Its state as programs and tests read it.
    kind: &'static str,
    name: String,
    square: Html,
    level: String,
    estimate: String,
    state: String,
    fresh: Html,
    ruler: Html,
}

/// Shows the passport.
pub(crate) async fn show(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let signed_in = viewer.person()?;
    let answers = app.passports.answers(signed_in.person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let visit = app.passports.visit(signed_in.person, viewer.now).await?;
    // On the first look of all there is nothing to compare with.
    let since = if visit.since < viewer.now {
        let old = answers.stored_by(visit.since);
        let then = app.passports.evaluate(&old, visit.since)?;
        let when = viewer.date_time(visit.since);
        Some(since(&app, &viewer, &then, &passport, when, answers.len() - old.len()))
    } else {
        None
    };
    let account = app.people.account(signed_in.person).await?.ok_or_else(Problem::not_found)?;
    let frame = app.passports.frame();
    let asked = frame.socle.model.level_asked;
    let (held, unknown) = passport.held(asked);
    let total = passport.competences.len() as i64;
    let short: [u8; 6] = passport.fingerprint[..6].try_into().unwrap_or_default();
    let seal_words = kit::fingerprint::hex(&short);
    let ahead = Ahead::of(&app, &viewer, &answers, &passport).await?;
    let body = Html::render(&Body {
        m,
        name: &account.name,
        unit: account
            .unit
            .and_then(|u| app.site.unit(&u, viewer.language))
            .unwrap_or_else(|| m.passport_no_unit()),
        date: m.passport_date(viewer.date_time(viewer.now)),
        held: m.passport_held(held as i64, total, asked as i64),
        unknown: m.passport_unknown(unknown as i64),
        mostly_old: mostly_old(&viewer, &answers),
        seal: seal(viewer.language, short),
        seal_words: m.passport_seal(format!(
            "{} {} {}",
            &seal_words[..4],
            &seal_words[4..8],
            &seal_words[8..]
        )),
        empty: answers.is_empty(),
        step: ahead.card(&viewer, false),
        since,
        domains: domains(&app, &viewer, &passport),
        aim: aim_of(&app, &viewer, (&answers, &passport)).await?,
        mosaic: mosaic(&app, &viewer, &passport),
        mosaic_title: m.passport_mosaic_title(total),
        mosaic_lead: mosaic_lead(m, &passport),
        legend: mosaic_legend(&app, &viewer),
        folds: folds(&app, &viewer, &passport),
        ruler_legend: legend(viewer.language, false),
    });
    Ok(page(&viewer, &m.passport_title(), &body, &PageOptions::default()))
}

fn since(app: &App, viewer: &Viewer, then: &Passport, now: &Passport, when: String, answers: usize) -> Since {
    let m = t(viewer.language);
    let socle = &app.content.socle;
    let words = |level| level_words(viewer.language, level);
    let mut lines: Vec<String> = Vec::new();
    if answers > 0 {
        lines.push(m.passport_changes_answers(answers as i64));
    }
    for change in changes(then, now) {
        let (name, before, after) = match change {
            Change::Domain(d, before, after) => (&socle.domains[d].name, before, after),
            Change::Competence(c, before, after) => (&socle.competences[c].name, before, after),
        };
        lines.push(m.passport_change(name.shown(viewer.language), words(before), words(after)));
    }
    Since { when: m.passport_changes_since(when), lines }
}

/// What the radar and the réglettes show of each domain.
fn axes(app: &App, viewer: &Viewer, passport: &Passport) -> Vec<Axis> {
    let frame = app.passports.frame();
    let domains = frame.socle.domains.iter().zip(&passport.domains);
    let axes = domains.map(|(d, known)| Axis {
        name: d.name.shown(viewer.language),
        short: d.short.shown(viewer.language),
        measure: domain_measure(frame, known),
        asked: frame.socle.model.level_asked,
    });
    axes.collect()
}

/// The domains: réglettes, radar and table.
fn domains(app: &App, viewer: &Viewer, passport: &Passport) -> Html {
    let m = t(viewer.language);
    let socle = &app.passports.frame().socle;
    let asked = socle.model.level_asked;
    let axes = axes(app, viewer, passport);
    let rules = axes.iter().zip(&passport.domains).enumerate().map(|(i, (axis, known))| {
        // An estimate stands beside the name; what is said instead of it needs the width.
        let (beside, below) = match axis.measure {
            Some(v) => (v.words(viewer.language), fresh(viewer, known.latest)),
            None => (String::new(), Html::escape(&unknown_words(viewer.language, known))),
        };
        let r = Ruler {
            measure: axis.measure,
            asked: Some(asked),
            old: is_old(known.latest, viewer.now),
            levels: socle.levels.len(),
            numbered: true,
            ..Ruler::default()
        };
        Html::trusted(format!(
            "<li class=\"drule\"><span class=\"row row--n small\">{}<strong>{}</strong></span><span class=\"small nowrap\">{beside}</span>{}<span class=\"small quiet\">{below}</span></li>",
            domain_icon(i),
            Html::escape(&axis.name),
            ruler(&r),
        ))
    });
    let drawing = Html::join([
        with_radar(viewer.language, &Html::join(rules), &radar(viewer.language, &axes, socle.levels.len())),
        legend(viewer.language, true),
    ]);
    let (columns, rows) = domain_table(app, viewer, passport);
    figure(
        viewer.language,
        &Figure {
            title: &m.passport_domains_title(),
            reading: &m.passport_domains_read(),
            drawing,
            table: table(&m.passport_table_caption(), &columns, &rows),
            csv_href: "/passeport/domaines.csv",
            svg_href: "/passeport/domaines.svg",
        },
    )
}

fn domain_table(app: &App, viewer: &Viewer, passport: &Passport) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let m = t(viewer.language);
    let columns = vec![
        Column::text(m.passport_column_domain()),
        Column::text(m.passport_column_state()),
        Column::text(m.passport_column_level()),
        Column::number(m.passport_column_estimate()),
        Column::number(m.passport_column_low()),
        Column::number(m.passport_column_high()),
        Column::number(m.passport_column_answers()),
        Column::text(m.passport_column_latest()),
    ];
    let frame = app.passports.frame();
    let rows = frame.socle.domains.iter().zip(&passport.domains).map(|(d, known)| {
        let shown = domain_measure(frame, known);
        let number = |pick: fn(web::charts::Measure) -> f64| {
            Cell::from(shown.map_or_else(String::new, |v| viewer.language.number(pick(v), 1)))
        };
        vec![
            Cell::from(d.name.shown(viewer.language)),
            Cell::from(state_words(viewer.language, known.state)),
            Cell::from(known.level.map_or_else(String::new, |l| l.to_string())),
            number(|v| v.estimate),
            number(|v| v.low),
            number(|v| v.high),
            Cell::from(known.answers.to_string()),
            Cell::from(known.latest.map_or_else(String::new, |l| viewer.month(l))),
        ]
    });
    (columns, rows.collect())
}

/// `/passeport/domaines.csv`: the table of domains.
pub(crate) async fn csv(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let answers = app.passports.answers(viewer.person()?.person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let (columns, rows) = domain_table(&app, &viewer, &passport);
    let mut lines = vec![columns.into_iter().map(|c| c.label).collect::<Vec<_>>()];
    lines.extend(rows.into_iter().map(|row| {
        row.into_iter()
            .map(|cell| match cell {
                Cell::Text(text) => text,
                Cell::Html(html) => html.into_string(),
            })
            .collect()
    }));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"domaines.csv\""),
    ];
    Ok((headers, web::csv_in(viewer.language, lines)).into_response())
}

/// `/passeport/domaines.svg`: the radar, in the colours of the theme she chose.
pub(crate) async fn svg(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let answers = app.passports.answers(viewer.person()?.person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let axes = axes(&app, &viewer, &passport);
    let palette = if viewer.theme == Theme::Dark { Palette::dark() } else { Palette::light() };
    let drawing = radar_file(&radar(viewer.language, &axes, app.content.socle.levels.len()), &palette);
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"domaines.svg\""),
    ];
    Ok((headers, drawing).into_response())
}

fn mosaic(app: &App, viewer: &Viewer, passport: &Passport) -> Vec<MosaicRow> {
    let m = t(viewer.language);
    let socle = &app.content.socle;
    let rows = socle.domains.iter().enumerate().map(|(d, domain)| MosaicRow {
        icon: domain_icon(d),
        name: domain.name.shown(viewer.language),
        cells: socle
            .competences_of(d)
            .map(|(c, competence)| {
                let known = &passport.competences[c];
                let name = competence.name.shown(viewer.language);
                MosaicCell {
                    href: format!("/passeport/{}", competence.id),
                    label: match known.level {
                        Some(0) => m.passport_cell_zero(name, state_words(viewer.language, known.state)),
                        Some(_) => {
                            let level = level_words(viewer.language, known.level);
                            m.passport_cell(name, level, state_words(viewer.language, known.state))
                        }
                        None => m.passport_cell_unknown(name),
                    },
                    square: competence_square(known, viewer.now),
                }
            })
            .collect(),
    });
    rows.collect()
}

/// How many competences are measured, inferred, to be measured.
fn mosaic_lead(m: &L10nLanguage, passport: &Passport) -> String {
    let count = |state| passport.competences.iter().filter(|c| c.state == state).count() as i64;
    m.passport_mosaic_lead(
        m.passport_count_measured(count(Known::Measured)),
        m.passport_count_inferred(count(Known::Inferred)),
        m.passport_count_unknown(count(Known::Unknown)),
    )
}

fn mosaic_legend(app: &App, viewer: &Viewer) -> Vec<(Html, String)> {
    let m = t(viewer.language);
    let mut legend = vec![(level_square(Some(0)), m.passport_mosaic_zero())];
    for (i, level) in app.content.socle.levels.iter().enumerate() {
        legend.push((level_square(Some(i + 1)), level.name.shown(viewer.language)));
    }
    let asked = Credited { level: app.content.socle.model.level_asked, ..Credited::default() };
    let square = |mark| level(LevelMark::Credited(mark));
    legend.push((square(asked), m.passport_mosaic_measured()));
    legend.push((square(Credited { inferred: true, ..asked }), m.passport_mosaic_inferred()));
    legend.push((level_square(None), m.level_unknown()));
    legend.push((square(Credited { old: true, ..asked }), m.passport_mosaic_old(OLD_MONTHS)));
    legend
}

fn folds(app: &App, viewer: &Viewer, passport: &Passport) -> Vec<Fold> {
    let m = t(viewer.language);
    let socle = &app.content.socle;
    let asked = socle.model.level_asked;
    let folds = socle.domains.iter().enumerate().map(|(d, domain)| {
        let known: Vec<_> = socle.competences_of(d).map(|(c, _)| &passport.competences[c]).collect();
        let held = known.iter().filter(|c| c.level.is_some_and(|l| l >= asked)).count() as i64;
        let unknown = known.iter().filter(|c| c.state == Known::Unknown).count() as i64;
        Fold {
            icon: domain_icon(d),
            name: domain.name.shown(viewer.language),
            held: m.passport_fold_held(held, known.len() as i64, asked as i64),
            unknown: if unknown > 0 { m.passport_fold_unknown(unknown) } else { String::new() },
            competences: socle.competences_of(d).map(|(c, _)| line(app, viewer, passport, c)).collect(),
        }
    });
    folds.collect()
}

fn line(app: &App, viewer: &Viewer, passport: &Passport, c: usize) -> Line {
    let m = t(viewer.language);
    let frame = app.passports.frame();
    let competence = &frame.socle.competences[c];
    let known = &passport.competences[c];
    let shown = (known.state != Known::Unknown).then(|| measure(frame, known.estimate));
    let old = is_old(known.latest, viewer.now);
    let r = Ruler { measure: shown, old, levels: frame.socle.levels.len(), small: true, ..Ruler::default() };
    Line {
        href: format!("/passeport/{}", competence.id),
        kind: match known.state {
            Known::Measured => "measured",
            Known::Inferred => "inferred",
            Known::Unknown => "unknown",
        },
        name: competence.name.shown(viewer.language),
        square: competence_square(known, viewer.now),
        level: level_words(viewer.language, known.level),
        estimate: shown.map(|v| v.words(viewer.language)).unwrap_or_default(),
        state: match known.state {
            // Its whole words would be too long for a card among eighty.
            Known::Inferred => m.competence_inferred_note(),
            state => state_words(viewer.language, state),
        },
        fresh: fresh(viewer, known.latest.filter(|_| known.state != Known::Unknown)),
        ruler: ruler(&r),
    }
}
