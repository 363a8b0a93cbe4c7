//! `/relectures/{idea}`: an idea under its author's pseudonym, as a guest reads and reviews it; or declares an interest,
//! and reads it no more.

use askama::Template;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use uuid::Uuid;
use web::parts::{self, Field, Tone, token};
use web::{Crumb, Done, Fields, Form, Html, PageOptions, Problem, ProblemKind, Viewer, page};

use super::reviews::{PATH, opinion};
use super::{SCRIPT, refused, sent, window, with, words};
use crate::messages::L10nLanguage;
use crate::review::{RATING_MAX, interest};
use crate::{
    Assignment, Change, Initiatives, Opinion, OpinionFault, Part, Refusal, Review, ReviewState, ReviewStep,
    Reviewed, TextFault, t,
};

#[derive(Template)]
#[template(path = "pages/review.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    pseudonym: &'a str,
    notice: Html,
    title: &'a str,
    parts: Vec<(String, &'a str)>,
    recused: Option<&'a str>,
    mine: Html,
    declare: Html,
}

#[derive(Template)]
#[template(path = "pages/review_form.html")]
struct Draft<'a> {
    m: &'a L10nLanguage,
    path: &'a str,
    token: Html,
    revision: i64,
    window: String,
    scales: Vec<Scale>,
    reasons: Html,
    saved: String,
}

/// The four ratings of a part, with their words.
struct Scale {
    name: &'static str,
    label: String,
    error: Option<String>,
    choices: Vec<(u8, String, bool)>,
}

#[derive(Template)]
#[template(path = "pages/review_sent.html")]
struct SentBody<'a> {
    m: &'a L10nLanguage,
    path: &'a str,
    token: Html,
    opinion: Html,
}

#[derive(Template)]
#[template(path = "pages/review_declare.html")]
struct Declare<'a> {
    m: &'a L10nLanguage,
    path: &'a str,
    token: Html,
    field: Html,
}

/// What the page is shown with besides what stands.
#[derive(Default)]
struct Again<'a> {
    notice: Html,
    typed: Option<&'a Opinion>,
    interest: &'a str,
    errors: Vec<(&'static str, String)>,
}

/// Shows the idea, and leaves a line in its author's journal.
pub async fn show(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Path(idea): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let assignment = open(&initiatives, &viewer, &idea).await?;
    // An address that claims what is not so tells nothing.
    let words = match (done.fait.as_str(), assignment.review.as_ref().map(|r| r.state)) {
        ("enregistrer", Some(ReviewState::Draft)) => m.review_saved(),
        ("envoyer", Some(ReviewState::Sent)) => m.review_sent_now(),
        ("reprendre", Some(ReviewState::Draft)) => m.review_reopened(),
        ("recuser", Some(ReviewState::Recused)) => m.review_recused_now(),
        _ => String::new(),
    };
    let notice = parts::told(&words);
    Ok(render(&initiatives, &viewer, &assignment, &Again { notice, ..Again::default() }))
}

/// The idea of an address, if she may review it.
async fn open(initiatives: &Initiatives, viewer: &Viewer, idea: &str) -> Result<Assignment, Problem> {
    let idea = Uuid::try_parse(idea).map_err(|_| Problem::not_found())?;
    initiatives.assignment(viewer.person()?.person, idea).await?.ok_or_else(Problem::not_found)
}

fn render(initiatives: &Initiatives, viewer: &Viewer, on: &Assignment, again: &Again<'_>) -> Response {
    let m = t(viewer.language);
    let path = format!("{PATH}/{}", on.idea);
    let fault = !again.errors.is_empty();
    let outdated = on.review.as_ref().is_some_and(|r| r.idea_revision != on.revision);
    let notice = match (fault, &on.text) {
        (true, _) => parts::errors(viewer.language, &again.errors),
        (false, Some(_)) if outdated && again.notice.is_empty() => {
            refused(&m.review_outdated_title(), &m.review_outdated_words())
        }
        (false, _) => again.notice.clone(),
    };
    let state = on.review.as_ref().map(|r| r.state);
    let recused = on.review.as_ref().and_then(|r| r.interest.as_deref());
    let writing = on.text.is_some() && (state != Some(ReviewState::Sent) || outdated);
    let mine = match (&on.text, &on.review) {
        (None, _) => Html::default(),
        (Some(_), Some(review)) if !writing => Html::render(&SentBody {
            m,
            path: &path,
            token: token(viewer),
            opinion: opinion(m, &review.opinion),
        }),
        (Some(_), review) => form(initiatives, viewer, &path, review.as_ref(), again),
    };
    let text = on.text.as_ref();
    let body = Html::render(&Body {
        m,
        pseudonym: &on.pseudonym,
        notice,
        title: text.map_or("", |text| text.title.as_str()),
        parts: text
            .map(|text| Part::ALL.map(|p| (words::part(m, p).0, text.part(p))).into())
            .unwrap_or_default(),
        recused,
        mine,
        declare: if text.is_some() { declare(viewer, &path, again) } else { Html::default() },
    });
    let crumbs = vec![Crumb::link(PATH, m.reviews_title()), Crumb::here(on.pseudonym.as_str())];
    let script = if writing { SCRIPT } else { "" };
    page(
        viewer,
        &m.decide_title(&on.pseudonym),
        &body,
        &PageOptions { crumbs, fault, script, ..PageOptions::default() },
    )
}

fn form(
    initiatives: &Initiatives,
    viewer: &Viewer,
    path: &str,
    review: Option<&Review>,
    again: &Again<'_>,
) -> Html {
    let m = t(viewer.language);
    let none = Opinion::default();
    let opinion = again.typed.or(review.map(|r| &r.opinion)).unwrap_or(&none);
    let error = |name: &str| again.errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.clone());
    let scale = |part: Part| Scale {
        name: part.name(),
        label: words::part(m, part).0,
        error: error(part.name()),
        choices: (1..=RATING_MAX)
            .map(|n| {
                let said = m.rating_said(i64::from(n), words::rating(m, part, n));
                (n, said, opinion.rating(part) == Some(n))
            })
            .collect(),
    };
    let (label, hint, wrong) = (m.review_reasons(), m.review_reasons_hint(), error("raisons"));
    Html::render(&Draft {
        m,
        path,
        token: token(viewer),
        revision: review.map_or(0, |r| r.stamp.revision),
        window: window(initiatives),
        scales: Part::ALL.map(scale).into(),
        reasons: parts::area(&Field {
            name: "raisons",
            label: &label,
            hint: &hint,
            value: &opinion.reasons,
            error: wrong.as_deref(),
            ..Field::default()
        }),
        saved: review.map_or_else(|| m.draft_none(), |r| m.draft_saved(viewer.date_time(r.saved_at))),
    })
}

fn declare(viewer: &Viewer, path: &str, again: &Again<'_>) -> Html {
    let m = t(viewer.language);
    let error = again.errors.iter().find(|(n, _)| *n == "lien").map(|(_, e)| e.as_str());
    let (label, hint) = (m.interest_label(), m.interest_hint());
    let field = parts::field(&Field {
        name: "lien",
        label: &label,
        hint: &hint,
        value: again.interest,
        error,
        autocomplete: "off",
        ..Field::default()
    });
    Html::render(&Declare { m, path, token: token(viewer), field })
}

/// Saves what was typed, and sends it when that button was pressed; takes it back; or declares an interest. The page's
/// script saves as well, and hears how in a few words.
pub async fn write(
    State(initiatives): State<Initiatives>,
    viewer: Viewer,
    Path(idea): Path<String>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let id = Uuid::try_parse(&idea).map_err(|_| Problem::not_found())?;
    let guest = viewer.person()?.person;
    if fields.has("recuser") {
        return recuse(&initiatives, &viewer, id, &fields).await;
    }
    if fields.has("reprendre") {
        let reviewed = initiatives.review(guest, id, Change::Reopen).await?;
        return answer(&initiatives, &viewer, id, reviewed, ReviewStep::Reopen, None).await;
    }
    let opinion = Opinion::typed(|part| fields.get(part.name()), fields.get("raisons"));
    let sent = sent(&fields)?;
    let sends = fields.has("envoyer");
    let faults = if sends { opinion.faults() } else { Vec::new() };
    let step = if sends && faults.is_empty() { ReviewStep::Send } else { ReviewStep::Save };
    let reviewed = initiatives.review(guest, id, Change::Write(&opinion, &sent, step)).await?;
    if fields.has("auto") {
        return Ok(heard(&viewer, &reviewed));
    }
    if matches!(reviewed, Reviewed::Kept(_)) && !faults.is_empty() {
        // It is saved as a draft, and not sent: what is missing is told.
        let errors = faults.into_iter().map(|fault| fault_words(m, fault)).collect();
        let on = open(&initiatives, &viewer, &idea).await?;
        let response = render(&initiatives, &viewer, &on, &Again { errors, ..Again::default() });
        return Ok(with(StatusCode::UNPROCESSABLE_ENTITY, response));
    }
    answer(&initiatives, &viewer, id, reviewed, step, Some(&opinion)).await
}

/// Declares an interest.
async fn recuse(
    initiatives: &Initiatives,
    viewer: &Viewer,
    idea: Uuid,
    fields: &Fields,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let typed = fields.get("lien");
    match interest(typed) {
        Ok(words) => {
            let reviewed = initiatives.review(viewer.person()?.person, idea, Change::Recuse(&words)).await?;
            answer(initiatives, viewer, idea, reviewed, ReviewStep::Recuse, None).await
        }
        Err(fault) => {
            let words = match fault {
                TextFault::Empty => m.interest_empty(),
                TextFault::TooLong(most) => m.interest_too_long(most as i64),
            };
            let on = open(initiatives, viewer, &idea.to_string()).await?;
            let again = Again { interest: typed, errors: vec![("lien", words)], ..Again::default() };
            Ok(with(StatusCode::UNPROCESSABLE_ENTITY, render(initiatives, viewer, &on, &again)))
        }
    }
}

/// What keeps a review from being sent, with its field.
fn fault_words(m: &L10nLanguage, fault: OpinionFault) -> (&'static str, String) {
    match fault {
        OpinionFault::NoRating(part) => (part.name(), m.review_no_rating(words::part(m, part).0)),
        OpinionFault::Reasons(TextFault::Empty) => ("raisons", m.review_no_reasons()),
        OpinionFault::Reasons(TextFault::TooLong(most)) => ("raisons", m.decide_reason_too_long(most as i64)),
    }
}

/// What the script hears.
fn heard(viewer: &Viewer, reviewed: &Reviewed) -> Response {
    let m = t(viewer.language);
    match reviewed {
        Reviewed::Kept(review) => {
            let words = m.draft_saved(viewer.date_time(review.saved_at));
            Json(serde_json::json!({ "revision": review.stamp.revision, "words": words })).into_response()
        }
        Reviewed::Conflict(_) | Reviewed::Refused(..) | Reviewed::Gone => {
            Problem::new(ProblemKind::Conflict).into_response()
        }
    }
}

/// The answer to a form: on to the page of what was done; or the page, with all that was typed.
async fn answer(
    initiatives: &Initiatives,
    viewer: &Viewer,
    idea: Uuid,
    reviewed: Reviewed,
    step: ReviewStep,
    typed: Option<&Opinion>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let (notice, again) = match reviewed {
        Reviewed::Kept(_) => {
            let done = match step {
                ReviewStep::Save => "enregistrer",
                ReviewStep::Send => "envoyer",
                ReviewStep::Reopen => "reprendre",
                ReviewStep::Recuse => "recuser",
            };
            return Ok(Redirect::to(&format!("{PATH}/{idea}?fait={done}")).into_response());
        }
        Reviewed::Conflict(other) => {
            let both = Html::join([
                Html::trusted(format!("<p>{}</p>", Html::escape(&m.conflict_other()))),
                opinion(m, &other.opinion),
            ]);
            (parts::callout(Tone::Warn, &m.conflict_title(), &both, Some("alert")), typed)
        }
        Reviewed::Refused(refusal, stands) => {
            let title = match refusal {
                Refusal::Over | Refusal::Closed => m.refused_closed(),
                Refusal::State => m.review_refused(),
            };
            (unsaved(m, &title, typed.filter(|t| stands.is_none_or(|r| r.opinion != **t))), None)
        }
        Reviewed::Gone => (unsaved(m, &m.review_gone(), typed), None),
    };
    let Some(on) = initiatives.assignment(viewer.person()?.person, idea).await? else {
        return Ok(with(StatusCode::CONFLICT, closed(viewer, &notice)));
    };
    let response = render(initiatives, viewer, &on, &Again { notice, typed: again, ..Again::default() });
    Ok(with(StatusCode::CONFLICT, response))
}

/// That nothing was changed, and what was typed, given back.
fn unsaved(m: &L10nLanguage, title: &str, typed: Option<&Opinion>) -> Html {
    match typed.filter(|t| **t != Opinion::default()) {
        None => refused(title, &m.refused_nothing()),
        Some(typed) => {
            let lead = Html::trusted(format!("<p>{}</p>", Html::escape(&m.refused_typed())));
            parts::callout(Tone::Warn, title, &Html::join([lead, opinion(m, typed)]), Some("alert"))
        }
    }
}

/// The answer where the idea is no longer hers to read.
fn closed(viewer: &Viewer, notice: &Html) -> Response {
    let m = t(viewer.language);
    let title = m.reviews_title();
    let body = Html::join([
        Html::trusted(format!("<div class=\"section-head\"><h1>{}</h1></div>", Html::escape(&title))),
        notice.clone(),
        Html::trusted(format!(
            "<p><a class=\"btn\" href=\"{PATH}\">{}</a></p>",
            Html::escape(&m.reviews_back())
        )),
    ]);
    page(viewer, &title, &body, &PageOptions::default())
}
