//! `/mes-donnees/passeport.json` and `.csv`: all that is held of me, in one click.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header;
use serde_json::{Map, Value, json};
use web::{Problem, Viewer};

use crate::app::{App, personal_data};

/// Everything as JSON: tables with purpose and retention, and the passport they amount to.
pub(crate) async fn json(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
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
    let body = json!({
        "made_at": viewer.now.to_string(),
        "organisation": app.organisation.organisation.name.raw(viewer.language),
        "passport": passport(&app, &viewer).await?,
        "tables": tables,
    });
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"passeport.json\""),
    ];
    let text = serde_json::to_string_pretty(&body).map_err(Problem::internal)?;
    Ok((headers, text).into_response())
}

/// The passport itself: what is inferred about me, with its margin.
async fn passport(app: &App, viewer: &Viewer) -> Result<Value, Problem> {
    let answers = app.passports.answers(viewer.person()?.person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let socle = &app.content.socle;
    let domains = socle.domains.iter().zip(&passport.domains).map(|(d, known)| {
        json!({
            "id": d.id,
            "state": format!("{:?}", known.state).to_lowercase(),
            "level": known.level,
            "estimate": known.estimate.mean.get(),
            "standard_error": known.estimate.standard_error.get(),
            "answers": known.answers,
        })
    });
    let competences = socle.competences.iter().zip(&passport.competences).map(|(c, known)| {
        json!({
            "id": c.id,
            "state": format!("{:?}", known.state).to_lowercase(),
            "level": known.level,
            "estimate": known.estimate.mean.get(),
            "standard_error": known.estimate.standard_error.get(),
            "answers": known.answers,
        })
    });
    Ok(json!({
        "fingerprint": kit::fingerprint::hex(&passport.fingerprint),
        "precision": "provisional: parameters by author rating",
        "domains": domains.collect::<Vec<_>>(),
        "competences": competences.collect::<Vec<_>>(),
    }))
}

/// Everything as CSV: one line a value.
pub(crate) async fn csv(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let mut lines = vec![["table", "row", "column", "value"].map(str::to_owned).to_vec()];
    for room in personal_data() {
        for (table, rows) in room.export(app.people.db(), person).await? {
            for (number, row) in rows.iter().enumerate() {
                for (column, value) in row {
                    let text = match value {
                        Value::Null => String::new(),
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    };
                    lines.push(vec![table.name.clone(), (number + 1).to_string(), column.clone(), text]);
                }
            }
        }
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"passeport.csv\""),
    ];
    Ok((headers, web::csv(lines)).into_response())
}
