//! `/besoins/nouveau`: a scout says what she looks for.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use people::pages::Site;
use web::parts::{self, Field, Select, Tone, token};
use web::{Crumb, Fields, Form, Html, PageOptions, Problem, Viewer, page};

use crate::messages::L10nLanguage;
use crate::{
    MUSTS_MAX, NeedFault, OPENINGS_A_DAY, Opened, PURPOSE_CHARS_MAX, PURPOSE_CHARS_MIN, Talents, Typed,
    check, t,
};

#[derive(Template)]
#[template(path = "pages/new_need.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    notice: Html,
    purpose: Html,
    rows: Vec<Row>,
    more_open: bool,
    area: Html,
    own_answers: bool,
}

struct Row {
    number: usize,
    competence_label: String,
    level_label: String,
    error: Option<String>,
    /// Whether the fault is the level's.
    level_wrong: bool,
    groups: Vec<(String, Vec<Choice>)>,
    levels: Vec<Choice>,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// Rows that stand on the form before it is unfolded.
const ROWS_SHOWN: usize = 2;

/// Shows the empty form.
pub async fn show(State(talents): State<Talents>, State(site): State<Site>, viewer: Viewer) -> Response {
    form(&talents, &site, &viewer, &Typed::default(), &[], Html::default())
}

/// What is typed in a row, by the names of its fields.
fn names(row: usize) -> (String, String) {
    (format!("competence-{}", row + 1), format!("niveau-{}", row + 1))
}

fn read(fields: &Fields) -> Typed {
    let row = |row| {
        let (competence, level) = names(row);
        (fields.get(&competence).to_owned(), fields.get(&level).to_owned())
    };
    // One more than may be asked is read, so that a form with more is refused and not cut.
    Typed {
        purpose: fields.get("but").to_owned(),
        rows: (0..=MUSTS_MAX).map(row).collect(),
        area: fields.get("perimetre").to_owned(),
        own_answers: fields.has("propres"),
    }
}

/// The field that a fault belongs to, and what it says.
fn told(m: &L10nLanguage, fault: NeedFault) -> (String, String) {
    match fault {
        NeedFault::PurposeShort => ("but".to_owned(), m.purpose_short(PURPOSE_CHARS_MIN as i64)),
        NeedFault::PurposeLong => ("but".to_owned(), m.purpose_long(PURPOSE_CHARS_MAX as i64)),
        NeedFault::NoMust => (names(0).0, m.must_none()),
        NeedFault::TooManyMusts => (names(0).0, m.must_too_many(MUSTS_MAX as i64)),
        NeedFault::Twice(row) => (names(row).0, m.must_twice(row as i64 + 1)),
        NeedFault::UnknownCompetence(row) => (names(row).0, m.must_unknown(row as i64 + 1)),
        NeedFault::NoLevel(row) => (names(row).1, m.must_no_level(row as i64 + 1)),
        NeedFault::NoCompetence(row) => (names(row).0, m.must_no_competence(row as i64 + 1)),
        NeedFault::UnknownArea => ("perimetre".to_owned(), m.area_unknown()),
    }
}

fn form(
    talents: &Talents,
    site: &Site,
    viewer: &Viewer,
    typed: &Typed,
    errors: &[(String, String)],
    notice: Html,
) -> Response {
    let m = t(viewer.language);
    let error = |name: &str| errors.iter().find(|(n, _)| n == name).map(|(_, e)| e.as_str());
    let (label, hint, area) = (m.purpose_label(), m.purpose_hint(), m.area_label());
    let purpose = Field {
        name: "but",
        label: &label,
        hint: &hint,
        value: &typed.purpose,
        error: error("but"),
        ..Field::default()
    };
    let units = site.menu(viewer.now, viewer.language);
    let options = std::iter::once((String::new(), m.area_everywhere())).chain(units).collect();
    let summary: Vec<(&str, String)> = errors.iter().map(|(n, e)| (n.as_str(), e.clone())).collect();
    let refused = !errors.is_empty() || !notice.is_empty();
    let filled = |row: &(String, String)| !row.0.is_empty() || !row.1.is_empty();
    let body = Html::render(&Body {
        m,
        token: token(viewer),
        notice: Html::join([parts::errors(viewer.language, &summary), notice]),
        purpose: parts::area(&purpose),
        rows: (0..MUSTS_MAX).map(|row| draw_row(talents, viewer, typed, row, &error)).collect(),
        more_open: typed.rows.iter().skip(ROWS_SHOWN).any(filled),
        area: parts::select(&Select {
            name: "perimetre",
            label: &area,
            options,
            value: &typed.area,
            error: error("perimetre"),
        }),
        own_answers: typed.own_answers,
    });
    let crumbs = vec![Crumb::link("/besoins", m.needs_title()), Crumb::here(m.new_title())];
    let options = PageOptions { crumbs, fault: refused, ..PageOptions::default() };
    let mut response = page(viewer, &m.new_title(), &body, &options);
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

fn draw_row<'e>(
    talents: &Talents,
    viewer: &Viewer,
    typed: &Typed,
    row: usize,
    error: &impl Fn(&str) -> Option<&'e str>,
) -> Row {
    let m = t(viewer.language);
    let socle = &talents.frame().socle;
    let (competence, level) = typed.rows.get(row).cloned().unwrap_or_default();
    let (competence_field, level_field) = names(row);
    let groups = socle.domains.iter().enumerate().map(|(d, domain)| {
        let own = socle.competences.iter().filter(|c| c.domain == d);
        let choices = own.map(|c| Choice {
            value: c.id.clone(),
            label: c.name.shown(viewer.language),
            chosen: c.id == competence,
        });
        (domain.name.shown(viewer.language), choices.collect())
    });
    let levels = socle.levels.iter().enumerate().map(|(place, l)| {
        let value = (place + 1).to_string();
        let label = m.level_choice(place as i64 + 1, l.name.shown(viewer.language));
        Choice { chosen: value == level, value, label }
    });
    Row {
        number: row + 1,
        competence_label: m.must_competence(row as i64 + 1),
        level_label: m.must_level(row as i64 + 1),
        error: error(&competence_field).or_else(|| error(&level_field)).map(str::to_owned),
        level_wrong: error(&level_field).is_some(),
        groups: groups.collect(),
        levels: levels.collect(),
    }
}

/// Opens the need, or says what is wrong with what was typed; what was typed stands.
pub async fn open(
    State(talents): State<Talents>,
    State(site): State<Site>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let typed = read(&fields);
    let (purpose, asked) = match check(&typed, &talents.frame().socle, talents.units()) {
        Ok(checked) => checked,
        Err(faults) => {
            let errors: Vec<_> = faults.into_iter().map(|fault| told(m, fault)).collect();
            return Ok(form(&talents, &site, &viewer, &typed, &errors, Html::default()));
        }
    };
    Ok(match talents.open(viewer.person()?.person, &purpose, &asked).await? {
        Opened::New(id) => Redirect::to(&format!("/besoins/{id}")).into_response(),
        Opened::Same(id) => Redirect::to(&format!("/besoins/{id}?fait=meme")).into_response(),
        Opened::TellsApart => {
            let words = Html::escape(&m.tells_apart());
            let notice = parts::callout(Tone::Warn, &m.tells_apart_title(), &words, Some("alert"));
            form(&talents, &site, &viewer, &typed, &[], notice)
        }
        Opened::Enough => {
            let words = Html::escape(&m.openings_enough());
            let title = m.openings_enough_title(OPENINGS_A_DAY);
            let notice = parts::callout(Tone::Warn, &title, &words, Some("alert"));
            form(&talents, &site, &viewer, &typed, &[], notice)
        }
    })
}
