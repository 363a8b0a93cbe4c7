//! `/mes-donnees/passeport.json` and `.csv`: all that is held of me, in one click. Both are the same
//! document, so that neither holds less than the other.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;
use kit::Instant;
use passport::{Passport, State as Known};
use psychometrics::Estimate;
use serde_json::{Map, Value, json};
use web::{Problem, Viewer};

use crate::app::{App, personal_data};

/// Everything as JSON.
pub(crate) async fn json(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"passeport.json\""),
    ];
    let all = everything(&app, &viewer).await?;
    let text = serde_json::to_string_pretty(&all).map_err(Problem::internal)?;
    Ok((headers, text).into_response())
}

/// Everything as CSV: one line a value.
pub(crate) async fn csv(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"passeport.csv\""),
    ];
    let all = everything(&app, &viewer).await?;
    let head = ["table", "row", "column", "value"].map(str::to_owned);
    Ok((headers, web::csv(std::iter::once(head).chain(lines(&all)))).into_response())
}

/// The document: tables with purpose and retention, and the passport they amount to.
async fn everything(app: &App, viewer: &Viewer) -> Result<Value, Problem> {
    let person = viewer.person()?.person;
    let mut tables = Map::new();
    for room in personal_data() {
        for (table, rows) in room.export(app.people.db(), person).await? {
            let held = json!({
                "title": table.title.raw(viewer.language),
                "purpose": table.purpose.raw(viewer.language),
                "retention": table.retention.raw(viewer.language),
                "rows": rows,
            });
            tables.insert(table.name.clone(), held);
        }
    }
    Ok(json!({
        "made_at": viewer.now.to_string(),
        "organisation": app.organisation.organisation.name.raw(viewer.language),
        "passport": passport(app, viewer).await?,
        "tables": tables,
    }))
}

/// The passport itself: what is inferred about me, with its margin.
async fn passport(app: &App, viewer: &Viewer) -> Result<Value, Problem> {
    let answers = app.passports.answers(viewer.person()?.person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let socle = &app.content.socle;
    let domains = socle.domains.iter().zip(&passport.domains).map(|(d, known)| {
        let state = (known.state, known.level, known.answers, known.latest);
        row(app, &d.id, d.name.raw(viewer.language), state, known.estimate)
    });
    let competences = socle.competences.iter().zip(&passport.competences).map(|(c, known)| {
        let state = (known.state, known.level, known.answers, known.latest);
        row(app, &c.id, c.name.raw(viewer.language), state, known.estimate)
    });
    Ok(json!({
        "fingerprint": kit::fingerprint::hex(&passport.fingerprint),
        "precision": "provisional: parameters by author rating",
        "domains": domains.collect::<Vec<_>>(),
        "competences": competences.collect::<Vec<_>>(),
    }))
}

/// A domain or a competence: `estimate` and `standard_error` as the model has them, `shown_…` on the scale
/// of the levels, as pages show them, once they show them.
fn row(
    app: &App,
    id: &str,
    name: &str,
    (state, level, answers, latest): (Known, Option<usize>, usize, Option<Instant>),
    estimate: Estimate,
) -> Value {
    let shown = (state != Known::Unknown).then(|| Passport::shown(app.passports.frame(), estimate));
    json!({
        "id": id,
        "name": name,
        "state": format!("{state:?}").to_lowercase(),
        "level": level,
        "estimate": estimate.mean.get(),
        "standard_error": estimate.standard_error.get(),
        "shown_low": shown.map(|(low, _, _)| low),
        "shown_estimate": shown.map(|(_, estimate, _)| estimate),
        "shown_high": shown.map(|(_, _, high)| high),
        "answers": answers,
        "latest": latest.map(|at| at.to_string()),
    })
}

/// The document's values, a line each: of a table, of one of its rows, of the passport, or of the whole.
fn lines(all: &Value) -> Vec<[String; 4]> {
    let mut lines = Vec::new();
    for (name, value) in all.as_object().into_iter().flatten() {
        match name.as_str() {
            "passport" => part(name, value, &mut lines),
            "tables" => {
                for (table, held) in value.as_object().into_iter().flatten() {
                    part(table, held, &mut lines);
                }
            }
            _ => lines.push([String::new(), String::new(), name.clone(), text(value)]),
        }
    }
    lines
}

/// The lines of a table, or of the passport, whose lists then count as tables: `passport.domains`.
fn part(name: &str, held: &Value, lines: &mut Vec<[String; 4]>) {
    for (column, value) in held.as_object().into_iter().flatten() {
        let Some(rows) = value.as_array() else {
            lines.push([name.to_owned(), String::new(), column.clone(), text(value)]);
            continue;
        };
        let table = if column == "rows" { name.to_owned() } else { format!("{name}.{column}") };
        for (number, row) in rows.iter().enumerate() {
            for (column, value) in row.as_object().into_iter().flatten() {
                lines.push([table.clone(), (number + 1).to_string(), column.clone(), text(value)]);
            }
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}
