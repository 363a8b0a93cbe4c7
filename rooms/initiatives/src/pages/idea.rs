//! `/idees/{call}`: a call, and my idea for it: written, saved as it is typed, submitted, taken back; once the call
//! is closed, what was decided and why.

use askama::Template;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use web::parts::{self, Field, Tone, token};
use web::{Crumb, Done, Fields, Form, Html, PageOptions, Problem, ProblemKind, Viewer, page};

use super::ideas::PATH;
use super::reviews::opinion;
use super::{SCRIPT, facts, open, refused, sent, window, with, words};
use crate::messages::L10nLanguage;
use crate::{Call, Idea, IdeaState, Initiatives, Part, Phase, Refusal, Step, Text, Written, t};

#[derive(Template)]
#[template(path = "pages/idea.html")]
struct Body<'a> {
    call: &'a Call,
    notice: Html,
    facts: Html,
    phase: Html,
    mine: Html,
}

#[derive(Template)]
#[template(path = "pages/idea_form.html")]
struct Draft<'a> {
    m: &'a L10nLanguage,
    path: &'a str,
    token: Html,
    revision: i64,
    window: String,
    title: Html,
    parts: Vec<PartField>,
    saved: String,
    until: String,
}

struct PartField {
    name: &'static str,
    label: String,
    field: Html,
}

#[derive(Template)]
#[template(path = "pages/idea_shown.html")]
struct Shown<'a> {
    m: &'a L10nLanguage,
    path: &'a str,
    token: Html,
    text: &'a Text,
    parts: Vec<(String, &'a str)>,
    state: Html,
    next: String,
    history: Vec<String>,
    decision: Option<Decided<'a>>,
    feedback: Vec<(String, Html)>,
    can_withdraw: bool,
    can_resume: bool,
}

struct Decided<'a> {
    when: String,
    reason: &'a str,
}

#[derive(Template)]
#[template(path = "pages/texts.html")]
struct Texts {
    lead: String,
    parts: Vec<(String, String)>,
}

/// What the page is shown with besides what stands: what is told, and what was typed.
#[derive(Default)]
struct Again<'a> {
    notice: Html,
    typed: Option<&'a Text>,
    errors: Vec<(&'static str, String)>,
}

/// Shows the call, and the idea as it stands.
pub async fn show(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Path(call): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let call = open(&initiatives, &call).await?;
    let idea = initiatives.idea_of(viewer.person()?.person, call.id).await?;
    // An address that claims what is not so tells nothing.
    let words = match (done.fait.as_str(), idea.as_ref().map(|i| i.state)) {
        ("enregistrer", Some(IdeaState::Draft)) => m.idea_saved(),
        ("deposer", Some(IdeaState::Submitted)) => m.idea_submitted(),
        ("retirer", Some(IdeaState::Withdrawn)) => m.idea_withdrawn(),
        ("reprendre", Some(IdeaState::Draft)) => m.idea_resumed(),
        _ => String::new(),
    };
    let notice = parts::told(&words);
    render(&initiatives, &viewer, &call, idea, Again { notice, ..Again::default() }).await
}

async fn render(
    initiatives: &Initiatives,
    viewer: &Viewer,
    call: &Call,
    idea: Option<Idea>,
    again: Again<'_>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let path = format!("{PATH}/{}", call.id);
    let fault = !again.errors.is_empty();
    let notice = if fault { parts::errors(viewer.language, &again.errors) } else { again.notice.clone() };
    let writing =
        call.phase(viewer.now) == Phase::Taking && idea.as_ref().is_none_or(|i| i.state == IdeaState::Draft);
    let mine = match &idea {
        _ if writing => form(initiatives, viewer, (call, &path), idea.as_ref(), &again),
        Some(idea) => shown(initiatives, viewer, (call, &path), idea).await?,
        None => Html::trusted(format!("<p class=\"empty\">{}</p>", Html::escape(&m.idea_too_late()))),
    };
    let body = Html::render(&Body {
        call,
        notice,
        facts: facts(initiatives, viewer, call),
        phase: words::phase(viewer, call),
        mine,
    });
    let crumbs = vec![Crumb::link(PATH, m.ideas_title()), Crumb::here(call.title.as_str())];
    let script = if writing { SCRIPT } else { "" };
    Ok(page(viewer, &call.title, &body, &PageOptions { crumbs, fault, script, ..PageOptions::default() }))
}

fn form(
    initiatives: &Initiatives,
    viewer: &Viewer,
    (call, path): (&Call, &str),
    idea: Option<&Idea>,
    again: &Again<'_>,
) -> Html {
    let m = t(viewer.language);
    let none = Text::default();
    let text = again.typed.or(idea.map(|i| &i.text)).unwrap_or(&none);
    let error = |name: &str| again.errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let (title, hint) = (m.idea_field_title(), m.idea_field_title_hint());
    let field = |part: Part| {
        let (label, hint) = words::part(m, part);
        let (name, value, error) = (part.name(), text.part(part), error(part.name()));
        let field =
            parts::area(&Field { name, label: &label, hint: &hint, value, error, ..Field::default() });
        PartField { name, label, field }
    };
    Html::render(&Draft {
        m,
        path,
        token: token(viewer),
        revision: idea.map_or(0, |i| i.stamp.revision),
        window: window(initiatives),
        title: parts::field(&Field {
            name: "titre",
            label: &title,
            hint: &hint,
            value: &text.title,
            error: error("titre"),
            autocomplete: "off",
            ..Field::default()
        }),
        parts: Part::ALL.map(field).into(),
        saved: idea.map_or_else(|| m.draft_none(), |i| m.draft_saved(viewer.date_time(i.saved_at))),
        until: m.idea_until(viewer.date(call.last_day())),
    })
}

async fn shown(
    initiatives: &Initiatives,
    viewer: &Viewer,
    (call, path): (&Call, &str),
    idea: &Idea,
) -> Result<Html, Problem> {
    let m = t(viewer.language);
    let (state, next) = words::state(viewer, call, idea);
    // Decided, what follows is the decision itself.
    let next = if idea.decision.is_some() { String::new() } else { next };
    let phase = call.phase(viewer.now);
    let history = initiatives.states_of(idea).await?.into_iter().map(|(state, at)| {
        let when = viewer.date_time(at);
        match state {
            IdeaState::Draft => m.history_draft(when),
            IdeaState::Submitted => m.history_submitted(when),
            IdeaState::Withdrawn => m.history_withdrawn(when),
        }
    });
    let feedback = initiatives.feedback(idea.person, idea.id).await?;
    Ok(Html::render(&Shown {
        m,
        feedback: feedback.iter().map(|f| (m.feedback_number(f.number), opinion(m, &f.opinion))).collect(),
        path,
        token: token(viewer),
        text: &idea.text,
        parts: Part::ALL.map(|p| (words::part(m, p).0, idea.text.part(p))).into(),
        state,
        next,
        history: history.collect(),
        decision: idea
            .decision
            .as_ref()
            .map(|d| Decided { when: m.decision_when(viewer.date(d.at)), reason: &d.reason }),
        can_withdraw: idea.state == IdeaState::Submitted && phase != Phase::Closed,
        can_resume: idea.state == IdeaState::Withdrawn && phase == Phase::Taking,
    }))
}

/// Saves what was typed, by whichever button, and submits it when that one was pressed. The page's script saves as
/// well, and hears how in a few words.
pub async fn write(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Path(call): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let call = open(&initiatives, &call).await?;
    let person = viewer.person()?.person;
    if let Some(step) = step_back(&fields) {
        let written = initiatives.turn(person, &call, step).await?;
        return after(&initiatives, &viewer, &call, written, step, None).await;
    }
    let text = Text::typed(fields.get("titre"), |part| fields.get(part.name()));
    let sent = sent(&fields)?;
    let submits = fields.has("deposer");
    let faults = if submits { text.faults() } else { Vec::new() };
    let step = if submits && faults.is_empty() { Step::Submit } else { Step::Save };
    let written = initiatives.write((person, &call), &text, &sent, step).await?;
    if fields.has("auto") {
        return Ok(heard(&viewer, &written));
    }
    if let (Written::Kept(idea), false) = (&written, faults.is_empty()) {
        // It is saved as a draft, and not submitted: what is missing is told.
        let m = t(viewer.language);
        let errors = faults.into_iter().map(|(name, f)| (name, words::text_fault(m, name, f))).collect();
        let again = Again { errors, ..Again::default() };
        let response = render(&initiatives, &viewer, &call, Some(idea.clone()), again).await?;
        return Ok(with(StatusCode::UNPROCESSABLE_ENTITY, response));
    }
    let part = Part::ALL.into_iter().find(|p| p.name() == fields.get("partie"));
    after(&initiatives, &viewer, &call, written, step, Some((&text, part))).await
}

/// Taking back, or taking up again: forms of one button.
fn step_back(fields: &Fields) -> Option<Step> {
    match (fields.has("retirer"), fields.has("reprendre")) {
        (true, _) => Some(Step::Withdraw),
        (_, true) => Some(Step::Resume),
        (false, false) => None,
    }
}

/// What the script hears.
fn heard(viewer: &Viewer, written: &Written) -> Response {
    let m = t(viewer.language);
    match written {
        Written::Kept(idea) => {
            let words = m.draft_saved(viewer.date_time(idea.saved_at));
            Json(serde_json::json!({ "revision": idea.stamp.revision, "words": words })).into_response()
        }
        Written::Conflict(_) | Written::Refused(..) => Problem::new(ProblemKind::Conflict).into_response(),
    }
}

/// The answer to a form: on to the page of what was done; or the page, with all that was typed.
async fn after(
    initiatives: &Initiatives,
    viewer: &Viewer,
    call: &Call,
    written: Written,
    step: Step,
    typed: Option<(&Text, Option<Part>)>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let (notice, idea, text) = match written {
        Written::Kept(_) => {
            let done = match step {
                Step::Save => "enregistrer",
                Step::Submit => "deposer",
                Step::Withdraw => "retirer",
                Step::Resume => "reprendre",
            };
            let anchor = typed.and_then(|(_, part)| part).map(|p| format!("#partie-{}", p.name()));
            let to = format!("{PATH}/{}?fait={done}{}", call.id, anchor.unwrap_or_default());
            return Ok(Redirect::to(&to).into_response());
        }
        Written::Conflict(idea) => {
            let both = texts(m, m.conflict_other(), &idea.text);
            let notice = parts::callout(Tone::Warn, &m.conflict_title(), &both, Some("alert"));
            (notice, Some(idea), typed.map(|(text, _)| text))
        }
        Written::Refused(refusal, idea) => {
            let words = match refusal {
                Refusal::Over => m.refused_over(),
                Refusal::Closed => m.refused_closed(),
                Refusal::State => m.refused_state(),
            };
            let unsaved =
                typed.map(|(text, _)| text).filter(|text| idea.as_ref().is_none_or(|i| i.text != **text));
            let notice = match unsaved {
                Some(text) => {
                    let kept = texts(m, m.refused_typed(), text);
                    parts::callout(Tone::Warn, &words, &kept, Some("alert"))
                }
                None => refused(&words, &m.refused_nothing()),
            };
            (notice, idea, None)
        }
    };
    // What stands may have moved since it was looked at: a call that is closed is shown as closed.
    let call = initiatives.call(call.id).await?.ok_or_else(Problem::not_found)?;
    let response =
        render(initiatives, viewer, &call, idea, Again { notice, typed: text, errors: Vec::new() }).await?;
    Ok(with(StatusCode::CONFLICT, response))
}

/// A whole text, part by part, to be read beside another.
fn texts(m: &L10nLanguage, lead: String, text: &Text) -> Html {
    let title = std::iter::once((m.idea_field_title(), text.title.clone()));
    let parts = Part::ALL.map(|p| (words::part(m, p).0, text.part(p).to_owned()));
    Html::render(&Texts { lead, parts: title.chain(parts).filter(|(_, text)| !text.is_empty()).collect() })
}
