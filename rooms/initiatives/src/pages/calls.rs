//! `/appels`: the calls, and the form that opens one.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use web::parts::{self, Cell, Column, Field, Select, table, token};
use web::{Form, Html, PageOptions, Problem, Viewer, page};

use super::{with, words};
use crate::messages::L10nLanguage;
use crate::{Axis, CallFault, CallFaults, Initiatives, NewCall, TypedCall, t};

/// Where the list stands.
pub(super) const PATH: &str = "/appels";

#[derive(Template)]
#[template(path = "pages/calls.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    errors: Html,
    table: Option<Html>,
    token: Html,
    fields: Html,
}

/// Shows the calls.
pub async fn list(State(initiatives): State<Initiatives>, viewer: Viewer) -> Result<Response, Problem> {
    render(&initiatives, &viewer, &TypedCall::default(), &[]).await
}

async fn render(
    initiatives: &Initiatives,
    viewer: &Viewer,
    typed: &TypedCall<'_>,
    faults: &[(&'static str, CallFault)],
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let errors: Vec<(&str, String)> = faults.iter().map(|(name, f)| (*name, fault(m, name, *f))).collect();
    let body = Html::render(&Body {
        m,
        errors: parts::errors(viewer.language, &errors),
        table: calls(initiatives, viewer).await?,
        token: token(viewer),
        fields: fields(viewer, initiatives.axes(), typed, &errors),
    });
    let options = PageOptions { fault: !errors.is_empty(), ..PageOptions::default() };
    Ok(page(viewer, &m.calls_title(), &body, &options))
}

/// The calls as a table; `None` when there is none.
async fn calls(initiatives: &Initiatives, viewer: &Viewer) -> Result<Option<Html>, Problem> {
    let m = t(viewer.language);
    let calls = initiatives.calls().await?;
    if calls.is_empty() {
        return Ok(None);
    }
    let ideas = initiatives.ideas_by_call().await?;
    let columns = [
        Column::text(m.calls_column_title()),
        Column::text(m.calls_column_phase()),
        Column::number(m.calls_column_ideas()),
        Column::text(m.calls_column_opened()),
        Column::text(m.calls_column_ends()),
    ];
    let rows = calls.iter().map(|call| {
        let title = Html::escape(&call.title);
        vec![
            Cell::Html(Html::trusted(format!("<a href=\"{PATH}/{}\"><bdi>{title}</bdi></a>", call.id))),
            words::phase(viewer, call).into(),
            ideas.get(&call.id).copied().unwrap_or(0).to_string().into(),
            viewer.date(call.opened_at).into(),
            viewer.date(call.last_day()).into(),
        ]
    });
    Ok(Some(table(&m.calls_table(), &columns, &rows.collect::<Vec<_>>())))
}

fn fields(viewer: &Viewer, axes: &[Axis], typed: &TypedCall<'_>, errors: &[(&str, String)]) -> Html {
    let m = t(viewer.language);
    let error = |name: &str| errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let line = |name: &'static str, label: String, hint: String, value: &str, inputmode: &'static str| {
        parts::field(&Field {
            name,
            label: &label,
            hint: &hint,
            value,
            error: error(name),
            autocomplete: "off",
            inputmode,
        })
    };
    let area = |name: &'static str, label: String, hint: String, value: &str| {
        parts::area(&Field {
            name,
            label: &label,
            hint: &hint,
            value,
            error: error(name),
            ..Field::default()
        })
    };
    Html::join([
        line("titre", m.call_field_title(), m.call_field_title_hint(), typed.title, ""),
        area("probleme", m.call_problem(), m.call_problem_hint(), typed.problem),
        area("concernes", m.call_sufferers(), m.call_sufferers_hint(), typed.sufferers),
        line("combien", m.call_how_many(), m.call_how_many_hint(), typed.how_many, "numeric"),
        area("preuves", m.call_evidence(), m.call_evidence_hint(), typed.evidence),
        axis(viewer, axes, typed.axis, error("axe")),
        area("engagement", m.call_sponsor(), m.call_sponsor_hint(), typed.sponsor),
        line("jours", m.call_days(), m.call_days_hint(), typed.days_a_week, "numeric"),
        line("fin", m.call_ends(), m.call_ends_hint(), typed.last_day, ""),
    ])
}

/// The choice of an axis; empty where the organisation has no plan.
fn axis(viewer: &Viewer, axes: &[Axis], value: &str, error: Option<&str>) -> Html {
    if axes.is_empty() {
        return Html::default();
    }
    let m = t(viewer.language);
    let named = axes.iter().map(|axis| (axis.id.clone(), axis.name.shown(viewer.language)));
    let options = std::iter::once((String::new(), m.call_axis_none())).chain(named).collect();
    parts::select(&Select { name: "axe", label: &m.call_axis(), options, value, error })
}

/// What is wrong with a field, and how to mend it.
fn fault(m: &L10nLanguage, field: &str, fault: CallFault) -> String {
    let label = match field {
        "titre" => m.call_field_title(),
        "probleme" => m.call_problem(),
        "concernes" => m.call_sufferers(),
        "combien" => m.call_how_many(),
        "preuves" => m.call_evidence(),
        "axe" => m.call_axis(),
        "engagement" => m.call_sponsor(),
        "jours" => m.call_days(),
        _ => m.call_ends(),
    };
    match fault {
        CallFault::Empty => m.call_fault_empty(label),
        CallFault::TooLong(most) => m.call_fault_too_long(label, most as i64),
        CallFault::Number(most) => m.call_fault_number(label, most),
        CallFault::Day => m.call_fault_day(),
        CallFault::Past => m.call_fault_past(),
        CallFault::Unknown => m.call_fault_axis(),
    }
}

/// Opens a call.
pub async fn add(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let typed = TypedCall {
        title: fields.get("titre"),
        problem: fields.get("probleme"),
        sufferers: fields.get("concernes"),
        how_many: fields.get("combien"),
        evidence: fields.get("preuves"),
        axis: fields.get("axe"),
        sponsor: fields.get("engagement"),
        days_a_week: fields.get("jours"),
        last_day: fields.get("fin"),
    };
    match NewCall::new(&typed, initiatives.axes(), viewer.now, &viewer.zone) {
        Ok(new) => {
            let call = initiatives.open_call(&new, viewer.person()?.person).await?;
            Ok(Redirect::to(&format!("{PATH}/{call}?fait=ouvrir")).into_response())
        }
        Err(faults) => refuse(&initiatives, &viewer, &typed, &faults).await,
    }
}

async fn refuse(
    initiatives: &Initiatives,
    viewer: &Viewer,
    typed: &TypedCall<'_>,
    faults: &CallFaults,
) -> Result<Response, Problem> {
    Ok(with(StatusCode::UNPROCESSABLE_ENTITY, render(initiatives, viewer, typed, faults).await?))
}
