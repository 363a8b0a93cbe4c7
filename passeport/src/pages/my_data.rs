//! `/mes-donnees`: all that is held of me, why, who read it; requests to correct or erase.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kit::limits::TEXT_CHARS_MAX;
use passport::Read;
use people::names::free_text;
use people::{AuditLine, RequestKind, grouped};
use web::parts::{self, Cell, Column, Field, Select, table, token};
use web::{Done, Form, Html, PageOptions, Problem, Role, Viewer, page};

use crate::app::{App, personal_data};
use crate::messages::L10nLanguage;
use crate::t;

/// Lines of the journal shown, before those of an hour are put together; exports have all.
const JOURNAL_LINES_MAX: i64 = 200;

#[derive(Template)]
#[template(path = "pages/my_data.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    notice: Html,
    errors: Html,
    unit: String,
    occupation: String,
    journal: Html,
    choices: bool,
    tables: Vec<Table>,
    basis: String,
    fields: Html,
    requests: Vec<Asked>,
}

struct Table {
    title: String,
    rows: String,
    purpose: String,
    retention: String,
    columns: Vec<String>,
}

struct Asked {
    kind: String,
    asked: String,
    body: String,
    answer: Option<(String, String)>,
}

/// Shows the page.
pub(crate) async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let words = if done.fait == "demande" { m.data_request_sent() } else { String::new() };
    let notice = parts::told(&words);
    render(&app, &viewer, notice, ("", ""), &[]).await
}

async fn render(
    app: &App,
    viewer: &Viewer,
    notice: Html,
    typed: (&str, &str),
    errors: &[(&str, String)],
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = viewer.person()?.person;
    let mut tables = Vec::new();
    for room in personal_data() {
        for (held, rows) in room.export(app.people.db(), person).await? {
            tables.push(Table {
                title: held.title.shown(viewer.language),
                rows: m.data_held_rows(rows.len() as i64),
                purpose: held.purpose.shown(viewer.language),
                retention: held.retention.shown(viewer.language),
                columns: held.column.iter().map(|c| c.title.shown(viewer.language)).collect(),
            });
        }
    }
    let account = app.people.account(person).await?.ok_or_else(Problem::not_found)?;
    let requests = app.people.requests_of(person).await?;
    let lines = app.people.journal(person, JOURNAL_LINES_MAX + 1).await?;
    let read = Read {
        answers: requests.iter().filter_map(|r| r.answer.as_ref()).map(|(_, at)| *at).max(),
        journal: lines.iter().map(|l| l.at).max(),
    };
    let requests = requests.into_iter().map(|r| Asked {
        kind: match r.kind {
            RequestKind::Correct => m.data_request_correct(),
            RequestKind::Erase => m.data_request_erase(),
        },
        asked: m.data_request_asked(viewer.date_time(r.created_at)),
        answer: r.answer.map(|(text, at)| (m.data_request_answered(viewer.date_time(at)), text)),
        body: r.body,
    });
    let body = Html::render(&Body {
        m,
        token: token(viewer),
        notice,
        errors: parts::errors(viewer.language, errors),
        unit: named(account.unit, |id| app.site.unit(id, viewer.language), m.data_place_no_unit()),
        occupation: named(
            account.occupation,
            |id| app.site.occupations.name(id, viewer.language),
            m.data_place_no_occupation(),
        ),
        journal: journal(viewer, lines),
        choices: viewer.has(Role::Agent),
        tables,
        basis: app.organisation.legal.basis.shown(viewer.language),
        fields: fields(viewer, typed, errors),
        requests: requests.collect(),
    });
    app.passports.note_read(person, read, viewer.now).await?;
    let options = PageOptions { fault: !errors.is_empty(), ..PageOptions::default() };
    let mut response = page(viewer, &m.data_title(), &body, &options);
    if !errors.is_empty() {
        *response.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The name of an id, the id itself where it left the organisation's files, or that there is none.
fn named(id: Option<String>, name: impl Fn(&str) -> Option<String>, none: String) -> String {
    id.map_or(none, |id| name(&id).unwrap_or(id))
}

fn fields(viewer: &Viewer, (kind, body): (&str, &str), errors: &[(&str, String)]) -> Html {
    let m = t(viewer.language);
    let error = |name: &str| errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let (kind_label, body_label, hint) =
        (m.data_request_kind(), m.data_request_body(), m.data_request_hint());
    let options =
        vec![("correct".to_owned(), m.data_request_correct()), ("erase".to_owned(), m.data_request_erase())];
    let field = Field {
        name: "texte",
        label: &body_label,
        hint: &hint,
        value: body,
        error: error("texte"),
        ..Field::default()
    };
    Html::join([
        parts::select(&Select {
            name: "nature",
            label: &kind_label,
            options,
            value: kind,
            error: error("nature"),
        }),
        parts::area(&field),
    ])
}

fn journal(viewer: &Viewer, mut lines: Vec<AuditLine>) -> Html {
    let m = t(viewer.language);
    // One more than is shown tells whether there are others.
    let others = lines.len() as i64 > JOURNAL_LINES_MAX;
    lines.truncate(JOURNAL_LINES_MAX as usize);
    if lines.is_empty() {
        return Html::trusted(format!("<p>{}</p>", Html::escape(&m.data_journal_none())));
    }
    let columns = [
        Column::text(m.data_journal_when()),
        Column::text(m.data_journal_who()),
        Column::text(m.data_journal_what()),
        Column::text(m.data_journal_why()),
        Column::number(m.data_journal_times()),
    ];
    let rows = grouped(lines).into_iter().map(|group| {
        let line = group.newest;
        vec![
            Cell::from(viewer.date_time(line.at)),
            Cell::from(reader(viewer, &line)),
            Cell::from(m.audit_what(&line.what)),
            Cell::from(m.audit_purpose(&line.purpose)),
            Cell::from(group.times.to_string()),
        ]
    });
    let shown = table(&m.data_journal_table(), &columns, &rows.collect::<Vec<_>>());
    let note = others.then(|| Html::escape(&m.data_journal_last(JOURNAL_LINES_MAX)));
    let note = note.map(|words| Html::trusted(format!("<p class=\"small quiet\">{words}</p>")));
    Html::join(std::iter::once(shown).chain(note))
}

/// Who read: a person, or a program with who answers for it. The messages are markup here, since names in
/// them stand apart from what surrounds them; they hold no sign that HTML reads.
fn reader(viewer: &Viewer, line: &AuditLine) -> Html {
    let m = t(viewer.language);
    let named = |name: &str| format!("<bdi>{}</bdi>", Html::escape(name));
    if line.guest {
        return Html::trusted(m.data_journal_guest());
    }
    Html::trusted(match (&line.program, &line.reader) {
        (Some(program), Some(who)) => m.data_journal_program_by(named(program), named(who)),
        (Some(program), None) => m.data_journal_program(named(program)),
        (None, Some(who)) => named(who),
        (None, None) => m.data_journal_gone(),
    })
}

/// `/mes-donnees/demandes`: keeps a request.
pub(crate) async fn ask(
    State(app): State<App>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let kind = RequestKind::from_name(fields.get("nature"));
    let body = free_text(fields.get("texte"));
    let mut errors = Vec::new();
    if kind.is_none() {
        errors.push(("nature", m.data_request_no_kind()));
    }
    if body.is_empty() {
        errors.push(("texte", m.data_request_empty()));
    } else if body.chars().count() > TEXT_CHARS_MAX {
        errors.push(("texte", m.data_request_too_long()));
    }
    match kind {
        Some(kind) if errors.is_empty() => {
            app.people.ask(viewer.person()?.person, kind, &body).await?;
            Ok(Redirect::to("/mes-donnees?fait=demande").into_response())
        }
        _ => render(&app, &viewer, Html::default(), (fields.get("nature"), &body), &errors).await,
    }
}
