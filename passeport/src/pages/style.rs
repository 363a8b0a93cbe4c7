//! `/style`: every component and every token, as the product uses them; in demo mode alone.
//!
//! **How to add a specimen**: its section in `style.html`, its line in [`contents`], its words in
//! `messages/*/style.ftl`, and its drawing here by the functions of `web::parts` and `web::charts`.

use askama::Template;
use axum::response::Response;
use kit::Language;
use web::charts::{
    self, Axis, Bar, Cone, Figure, HeatCell, HeatColumn, HeatGround, HeatRow, Measure, Ruler, Timeline,
    TimelineMark,
};
use web::contrast::{self, Palette};
use web::parts::{self, Cell, Column, Credited, Field, LevelMark, Select, Tone};
use web::{Html, PageOptions, Viewer, page};

use crate::messages::L10nLanguage;
use crate::t;

/// Levels of the specimens.
const LEVELS: usize = 4;
/// The level asked in the specimens.
const ASKED: usize = 2;
/// The measure of the specimens: wide enough that its margin is seen.
const MEASURE: Measure = Measure { low: 1.2, estimate: 2.2, high: 3.1 };

#[derive(Template)]
#[template(path = "pages/style.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    contents: Vec<(&'static str, String)>,
    swatches: Vec<Swatch>,
    enough: i64,
    total: i64,
    contrasts: Html,
    badges: Html,
    callouts: Html,
    errors: Html,
    fields: Html,
    table: Html,
    levels: Vec<(Html, String)>,
    legend: Html,
    rulers: Vec<(String, Html)>,
    figure: Html,
    bars: Html,
    timeline: Html,
    heat: Html,
    cone: Html,
    seals: Html,
    icons: Vec<&'static str>,
}

struct Swatch {
    name: &'static str,
    light: String,
    dark: String,
}

/// Shows the specimens.
pub(crate) async fn show(viewer: Viewer) -> Response {
    let language = viewer.language;
    let m = t(language);
    let measured = contrast::measured();
    let label = m.style_cone_label();
    let seal = |fingerprint| charts::seal(language, fingerprint);
    let body = Html::render(&Body {
        m,
        contents: contents(m),
        swatches: swatches(m),
        enough: measured.iter().filter(|c| c.is_enough()).count() as i64,
        total: contrast::PAIRS.len() as i64,
        contrasts: contrasts(language, &measured),
        badges: badges(m),
        callouts: callouts(m),
        errors: errors(language),
        fields: fields(m),
        table: table(m),
        levels: levels(m),
        legend: charts::legend(language, true),
        rulers: rulers(m),
        figure: figure(language),
        bars: bars(m),
        timeline: timeline(language),
        heat: heat(m),
        cone: charts::cone(&Cone { start: 1.0, now: 0.55, aim: 0.4, done: 0.75, label: &label }),
        seals: Html::join([seal([63, 154, 124, 33, 9, 200]), seal([18, 7, 240, 91, 160, 45])]),
        icons: icons(),
    });
    page(&viewer, &m.style_title(), &body, &PageOptions::default())
}

/// The anchor of each section, and its title.
fn contents(m: &L10nLanguage) -> Vec<(&'static str, String)> {
    vec![
        ("couleurs", m.style_colours()),
        ("contrastes", m.style_contrasts()),
        ("typographie", m.style_type()),
        ("espaces", m.style_space()),
        ("actions", m.style_actions()),
        ("etiquettes", m.style_badges()),
        ("encadres", m.style_callouts()),
        ("champs", m.style_fields()),
        ("choix", m.style_choices()),
        ("surfaces", m.style_surfaces()),
        ("tableau", m.style_table()),
        ("niveaux", m.style_levels()),
        ("reglettes", m.style_rulers()),
        ("graphique", m.style_figure()),
        ("barres", m.style_bars()),
        ("calendrier", m.style_timeline()),
        ("carte", m.style_heat()),
        ("cone", m.style_cone()),
        ("sceau", m.style_seal()),
        ("icones", m.style_icons()),
        ("vide", m.style_empty()),
    ]
}

fn swatches(m: &L10nLanguage) -> Vec<Swatch> {
    let dark = Palette::dark();
    let swatch = |(name, light): (&'static str, contrast::Colour)| {
        let dark = dark.get(name).map(|c| c.to_string()).unwrap_or_default();
        Swatch { name, light: m.style_swatch_light(light.to_string()), dark: m.style_swatch_dark(dark) }
    };
    Palette::light().colours().map(swatch).collect()
}

fn contrasts(language: Language, measured: &[contrast::Measured]) -> Html {
    let m = t(language);
    let columns = [
        Column::text(m.style_pair()),
        Column::number(m.style_light()),
        Column::number(m.style_dark()),
        Column::number(m.style_least()),
        Column::text(m.style_verdict()),
    ];
    let rows = measured.iter().map(|c| {
        let verdict = if c.is_enough() {
            parts::badge(Tone::Ok, "ok", &m.style_enough())
        } else {
            parts::badge(Tone::Bad, "warn", &m.style_faint())
        };
        let number = |x| Cell::Text(language.number(x, 1));
        let pair = Html::escape(&m.style_pair_words(c.pair.mark, c.pair.ground));
        let pair = Html::trusted(format!("<span class=\"nowrap\">{pair}</span>"));
        vec![pair.into(), number(c.light), number(c.dark), number(c.pair.least), verdict.into()]
    });
    parts::table(&m.style_contrasts(), &columns, &rows.collect::<Vec<_>>())
}

fn badges(m: &L10nLanguage) -> Html {
    Html::join([
        parts::badge(Tone::Plain, "clock", &m.style_badge_plain()),
        parts::badge(Tone::Brand, "", &m.style_badge_brand()),
        parts::badge(Tone::Ok, "ok", &m.style_badge_ok()),
        parts::badge(Tone::Warn, "clock", &m.style_badge_warn()),
        parts::badge(Tone::Bad, "warn", &m.style_badge_bad()),
        parts::badge(Tone::Open, "", &m.style_badge_open()),
        parts::badge(Tone::Beacon, "compass", &m.style_badge_beacon()),
    ])
}

fn callouts(m: &L10nLanguage) -> Html {
    let specimens = [
        (Tone::Brand, m.style_callout_brand(), m.style_callout_brand_words()),
        (Tone::Ok, m.style_callout_ok(), m.style_callout_ok_words()),
        (Tone::Warn, m.style_callout_warn(), m.style_callout_warn_words()),
        (Tone::Bad, m.style_callout_bad(), m.style_callout_bad_words()),
        (Tone::Open, m.style_callout_open(), m.style_callout_open_words()),
    ];
    Html::join(
        specimens.map(|(tone, title, words)| parts::callout(tone, &title, &Html::escape(&words), None)),
    )
}

/// The names of the specimens that have an error, which the summary leads to.
const WRONG: &str = "style-wrong";
const AREA: &str = "style-area";

fn errors(language: Language) -> Html {
    let m = t(language);
    let summary =
        parts::errors(language, &[(WRONG, m.style_field_error()), (AREA, m.style_field_area_error())]);
    // A specimen answers no form: it must not take the focus from the page.
    Html::trusted(summary.as_str().replacen(" autofocus", "", 1))
}

fn fields(m: &L10nLanguage) -> Html {
    let (name, hint, value) = (m.style_field(), m.style_field_hint(), m.style_field_value());
    let (wrong, error, typed) = (m.style_field_wrong(), m.style_field_error(), m.style_field_wrong_value());
    let (area, area_hint, area_error) =
        (m.style_field_area(), m.style_field_area_hint(), m.style_field_area_error());
    let (secret, select) = (m.style_field_secret(), m.style_field_select());
    let off = Field { autocomplete: "off", ..Field::default() };
    let options = vec![(String::new(), m.style_field_select_none())];
    Html::join([
        parts::field(&Field { name: "style-name", label: &name, hint: &hint, value: &value, ..off.clone() }),
        parts::field(&Field {
            name: WRONG,
            label: &wrong,
            value: &typed,
            error: Some(&error),
            ..off.clone()
        }),
        parts::secret(&Field {
            name: "style-secret",
            label: &secret,
            autocomplete: "new-password",
            ..off.clone()
        }),
        parts::select(&Select { name: "style-select", label: &select, options, value: "", error: None }),
        parts::area(&Field { name: AREA, label: &area, hint: &area_hint, error: Some(&area_error), ..off }),
    ])
}

fn table(m: &L10nLanguage) -> Html {
    let columns = [
        Column::text(m.style_table_domain()),
        Column::text(m.style_table_state()),
        Column::number(m.style_table_answers()),
    ];
    let rows = [
        vec![
            m.style_axis_security().into(),
            parts::badge(Tone::Ok, "ok", &m.state_measured()).into(),
            "12".into(),
        ],
        vec![m.style_axis_ai().into(), parts::badge(Tone::Open, "", &m.state_unknown()).into(), "2".into()],
    ];
    parts::table(&m.style_table_caption(), &columns, &rows)
}

fn levels(m: &L10nLanguage) -> Vec<(Html, String)> {
    let mut levels = vec![
        (parts::level(LevelMark::Unknown), m.level_unknown()),
        (parts::level(LevelMark::of(0)), m.level_zero()),
    ];
    let credited = |k| (parts::level(LevelMark::of(k)), m.level_n(k as i64));
    levels.extend((1..=LEVELS).map(credited));
    let two = Credited { level: 2, ..Credited::default() };
    let special = |mark| parts::level(LevelMark::Credited(mark));
    levels.push((special(Credited { inferred: true, ..two }), m.style_level_inferred()));
    levels.push((special(Credited { old: true, ..two }), m.style_level_old()));
    levels
}

fn rulers(m: &L10nLanguage) -> Vec<(String, Html)> {
    let measured = Ruler { measure: Some(MEASURE), levels: LEVELS, ..Ruler::default() };
    let specimens = [
        (m.style_ruler_measured(), measured.clone()),
        (m.style_ruler_numbered(), Ruler { numbered: true, ..measured.clone() }),
        (m.style_ruler_asked(), Ruler { asked: Some(ASKED + 1), ..measured.clone() }),
        (m.style_ruler_after(), Ruler { after: Some((1.8, 2.95)), ..measured.clone() }),
        (m.style_ruler_small(), Ruler { small: true, ..measured.clone() }),
        (m.style_ruler_unknown(), Ruler { measure: None, ..measured }),
    ];
    specimens.into_iter().map(|(words, ruler)| (words, charts::ruler(&ruler))).collect()
}

/// A radar with the réglettes that one reads, as on the passport.
fn figure(language: Language) -> Html {
    let m = t(language);
    let domains = [
        (m.style_axis_information(), 2.0, 2.5, 2.9),
        (m.style_axis_communication(), 2.5, 2.9, 3.3),
        (m.style_axis_creation(), 1.3, 1.9, 2.6),
        (m.style_axis_security(), 2.2, 2.6, 3.0),
        (m.style_axis_environment(), 2.7, 3.1, 3.5),
        (m.style_axis_ai(), 0.5, 1.3, 2.1),
    ];
    let number = |x| language.number(x, 1);
    let (mut axes, mut rules, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for (i, (name, low, estimate, high)) in domains.into_iter().enumerate() {
        let measure = Some(Measure { low, estimate, high });
        let ruler = charts::ruler(&Ruler {
            measure,
            asked: Some(ASKED),
            levels: LEVELS,
            numbered: true,
            ..Ruler::default()
        });
        rules.push(Html::trusted(format!(
            "<li class=\"drule\"><span class=\"row row--n small\">{}<strong>{}</strong></span><span class=\"small nowrap\">{}</span>{ruler}</li>",
            parts::domain_icon(i),
            Html::escape(&name),
            number(estimate),
        )));
        rows.push(vec![
            name.clone().into(),
            number(estimate).into(),
            number(low).into(),
            number(high).into(),
        ]);
        axes.push(Axis { short: name.clone(), name, measure, asked: ASKED });
    }
    let columns = [
        Column::text(m.style_table_domain()),
        Column::number(m.passport_column_estimate()),
        Column::number(m.style_figure_low()),
        Column::number(m.style_figure_high()),
    ];
    let drawing = Html::join([
        charts::with_radar(language, &Html::join(rules), &charts::radar(language, &axes, LEVELS)),
        charts::legend(language, true),
    ]);
    let (title, reading) = (m.style_figure(), m.style_figure_read());
    let table = parts::table(&title, &columns, &rows);
    charts::figure(
        language,
        &Figure { title: &title, reading: &reading, drawing, table, ..Figure::default() },
    )
}

/// Amounts under each other: what some levels are held by.
fn bars(m: &L10nLanguage) -> Html {
    let bars = [(m.level_n(1), 1.0, "12"), (m.level_n(2), 0.5, "6"), (m.level_n(3), 0.0, "0")];
    let bar = |(name, share, words): (String, f64, &str)| Bar {
        name: Html::escape(&name),
        share,
        words: words.to_owned(),
    };
    charts::bars(&bars.map(bar))
}

/// A time line under its scale, with its legend.
fn timeline(language: Language) -> Html {
    let mark = |planned, at, reached| TimelineMark { planned, at, reached };
    let line = Timeline {
        planned: (0.1, 0.7),
        done: Some((0.1, 0.5)),
        expected: Some((0.5, 0.8)),
        marks: vec![mark(0.25, 0.3, true), mark(0.45, 0.55, false), mark(0.7, 0.8, false)],
        ticks: vec![0.0, 0.5],
        today: Some(0.5),
    };
    let scale = charts::timeline_scale(&[(0.0, "2026".to_owned()), (0.5, "2027".to_owned())]);
    Html::join([scale, charts::timeline(&line), charts::timeline_legend(language)])
}

/// A heat map with each of its grounds, and its legend.
fn heat(m: &L10nLanguage) -> Html {
    let cell = |plate: &str, ground| HeatCell {
        plate: plate.to_owned(),
        note: if matches!(ground, HeatGround::Fifth(_)) { "142".to_owned() } else { String::new() },
        said: plate.to_owned(),
        ground,
    };
    let fifths = ["< 20", "20–40", "40–60", "60–80", "≥ 80"];
    let cells = fifths.iter().enumerate().map(|(n, plate)| cell(plate, HeatGround::Fifth(n)));
    let rest = [cell("< 11", HeatGround::NotShown), cell("–", HeatGround::Nothing)];
    let cells: Vec<HeatCell> = cells.chain(rest).collect();
    let column = |n: usize| HeatColumn { icon: parts::domain_icon(n), name: (n + 1).to_string() };
    let columns: Vec<HeatColumn> = (0..cells.len()).map(column).collect();
    let rows = vec![
        HeatRow { name: m.style_heat_total(), total: true, cells: cells.clone() },
        HeatRow { name: m.style_heat_row(), total: false, cells: cells.into_iter().rev().collect() },
    ];
    let drawn = charts::heat(&m.style_heat_table(), &m.style_heat_rows(), &columns, &[rows]);
    Html::join([charts::heat_legend(&fifths.map(|f| format!("{f} %")), "< 11"), drawn])
}

/// The name of every icon, read from the drawings themselves.
fn icons() -> Vec<&'static str> {
    parts::sprite().split("id=\"i-").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}
