//! `/passeport`: what I hold, how sure, how fresh.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use guidance::next_step;
use http::header;
use passport::{Change, Passport, State as Known, changes};
use web::charts::{Axis, Figure, Ruler, figure, legend, radar, ruler, seal};
use web::parts::{Cell, Column, Tone, badge, domain_icon, table};
use web::{Html, PageOptions, Problem, Viewer, page};

use super::fragments::{is_old, level_square, level_words, measure, state_words, step_card};
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
    seal: Html,
    seal_words: String,
    empty: bool,
    step: Html,
    since: Option<Since>,
    domains: Html,
    mosaic: Vec<MosaicRow>,
    mosaic_title: String,
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
    name: String,
    square: Html,
    level: String,
    estimate: String,
    precision: String,
    state: String,
    inferred: bool,
    fresh: Html,
    ruler: Html,
}

/// Shows the passport.
pub(crate) async fn show(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let signed_in = viewer.person()?;
    let answers = app.passports.answers(signed_in.person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let before = app.passports.visit(signed_in.person, viewer.now).await?;
    let since = match before {
        None => None,
        Some(at) => {
            let old = answers.stored_by(at);
            let then = app.passports.evaluate(&old, at)?;
            Some(since(&app, &viewer, &then, &passport, viewer.date_time(at), answers.len() - old.len()))
        }
    };
    let account = app.people.account(signed_in.person).await?.ok_or_else(Problem::not_found)?;
    let frame = app.passports.frame();
    let asked = frame.socle.model.level_asked;
    let (held, unknown) = passport.held(asked);
    let total = passport.competences.len() as i64;
    let short: [u8; 6] = passport.fingerprint[..6].try_into().unwrap_or_default();
    let seal_words = kit::fingerprint::hex(&short);
    let step = next_step(frame, &answers, &passport, viewer.now);
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
        seal: seal(viewer.language, short),
        seal_words: m.passport_seal(format!(
            "{} {} {}",
            &seal_words[..4],
            &seal_words[4..8],
            &seal_words[8..]
        )),
        empty: answers.is_empty(),
        step: step.map(|s| step_card(&viewer, frame, &s, &passport, false)).unwrap_or_default(),
        since,
        domains: domains(&app, &viewer, &passport),
        mosaic: mosaic(&app, &viewer, &passport),
        mosaic_title: m.passport_mosaic_title(total),
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

/// The domains: radar, réglettes and table.
fn domains(app: &App, viewer: &Viewer, passport: &Passport) -> Html {
    let m = t(viewer.language);
    let frame = app.passports.frame();
    let socle = &frame.socle;
    let asked = socle.model.level_asked;
    let axes: Vec<Axis> = socle
        .domains
        .iter()
        .zip(&passport.domains)
        .map(|(d, known)| Axis {
            name: d.name.shown(viewer.language),
            short: d.short.shown(viewer.language),
            measure: (known.state == Known::Measured).then(|| measure(frame, known.estimate)),
            asked,
        })
        .collect();
    let rules = axes.iter().enumerate().map(|(i, axis)| {
        let words = axis.measure.map_or_else(|| m.level_unknown(), |v| estimate_words(viewer, v));
        let r = Ruler { measure: axis.measure, asked: Some(asked), levels: socle.levels.len(), numbered: true, ..Ruler::default() };
        Html::trusted(format!(
            "<li class=\"drule\"><span class=\"row row--n small\">{}<strong>{}</strong></span><span class=\"small nowrap\">{words}</span>{}</li>",
            domain_icon(i),
            Html::escape(&axis.name),
            ruler(&r),
        ))
    });
    let drawing = Html::trusted(format!(
        "<div class=\"duo\">{}<ul class=\"plain\">{}</ul></div>{}",
        radar(viewer.language, &axes, socle.levels.len()),
        Html::join(rules),
        legend(viewer.language, true),
    ));
    let (columns, rows) = domain_table(app, viewer, passport);
    figure(
        viewer.language,
        &Figure {
            title: &m.passport_domains_title(),
            reading: &m.passport_domains_read(),
            drawing,
            table: table(&m.passport_table_caption(), &columns, &rows),
            csv_href: "/passeport/domaines.csv",
        },
    )
}

fn estimate_words(viewer: &Viewer, v: web::charts::Measure) -> String {
    format!(
        "{} ± {}",
        viewer.language.number(v.estimate, 1),
        viewer.language.number((v.high - v.low) / 2.0, 1)
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
        let shown = (known.state == Known::Measured).then(|| measure(frame, known.estimate));
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
    Ok((headers, web::csv(lines)).into_response())
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
                        Some(0) => m.passport_cell_zero(name),
                        level => m.passport_cell(name, level_words(viewer.language, level)),
                    },
                    square: level_square(known.level, is_old(known.latest, viewer.now)),
                }
            })
            .collect(),
    });
    rows.collect()
}

fn mosaic_legend(app: &App, viewer: &Viewer) -> Vec<(Html, String)> {
    let m = t(viewer.language);
    let mut legend = vec![(level_square(Some(0), false), m.passport_mosaic_zero())];
    for (i, level) in app.content.socle.levels.iter().enumerate() {
        legend.push((level_square(Some(i + 1), false), level.name.shown(viewer.language)));
    }
    legend.push((level_square(None, false), m.level_unknown()));
    legend.push((level_square(Some(2), true), m.passport_mosaic_old()));
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
    let fresh = match known.latest.filter(|_| known.state != Known::Unknown) {
        None => Html::default(),
        Some(latest) if old => badge(Tone::Warn, "clock", &m.proof_old(viewer.month(latest))),
        Some(latest) => Html::escape(&m.proof_date(viewer.month(latest))),
    };
    let precision = match known.estimate.standard_error.get() {
        se if se <= 0.35 => m.precision_high(),
        se if se <= 0.5 => m.precision_middle(),
        _ => m.precision_low(),
    };
    let r = Ruler { measure: shown, levels: frame.socle.levels.len(), small: true, ..Ruler::default() };
    Line {
        href: format!("/passeport/{}", competence.id),
        name: competence.name.shown(viewer.language),
        square: level_square(known.level, old),
        level: level_words(viewer.language, known.level),
        estimate: shown.map(|v| estimate_words(viewer, v)).unwrap_or_default(),
        precision: if shown.is_some() { precision } else { String::new() },
        state: state_words(viewer.language, known.state),
        inferred: known.state == Known::Inferred,
        fresh,
        ruler: ruler(&r),
    }
}
