//! `/positionnement/{session}`: a question, its answer, the pause.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use items::{Kind, Shown, ShownBody, ShownExhibit, show as show_variant};
use psychometrics::{Probability, StandardError};
use uuid::Uuid;
use web::charts::{Cone, cone};
use web::parts::{self, Cell, Column, Tone, domain_icon, icon, token};
use web::{Fields, Form, Html, PageOptions, Problem, ProblemKind, Viewer, page};

use super::feedback;
use crate::form::{self, AnswerFault};
use crate::messages::L10nLanguage;
use crate::plan::{self, PRECISE_SE};
use crate::{Assess, Given, Outcome, Question, Session, State as SessionState, t};

#[derive(Template)]
#[template(path = "pages/question.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    session: Uuid,
    question: Uuid,
    token: Html,
    notice: Html,
    domain_icon: Html,
    domain: String,
    progress: String,
    cone: Html,
    shown: &'a Shown,
    exhibits: Vec<Html>,
    fields: Html,
    hint: String,
    saved: Option<String>,
}

/// Shows the session where it stands.
pub async fn show(
    State(assess): State<Assess>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    render(&assess, &viewer, id, None).await
}

/// What is shown again after a form that could not be taken.
#[derive(Clone, Copy)]
struct Again<'a> {
    fields: &'a Fields,
    fault: AnswerFault,
}

impl AnswerFault {
    /// What is missing or wrong, and how to mend it.
    fn words(self, m: &L10nLanguage) -> String {
        match self {
            Self::NothingChosen => m.fault_choice(),
            Self::Ranks => m.fault_ranks(),
            Self::Pairs => m.fault_pairs(),
            Self::Number => m.fault_number(),
        }
    }
}

async fn render(
    assess: &Assess,
    viewer: &Viewer,
    id: Uuid,
    again: Option<Again<'_>>,
) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let session = assess.load(person, id).await?.ok_or_else(Problem::not_found)?;
    match (session.state, &session.question) {
        (SessionState::Done, _) => Ok(Redirect::to(&format!("/positionnement/{id}/bilan")).into_response()),
        (SessionState::Feedback, _) => feedback::render(assess, viewer, &session).await,
        (SessionState::Asking, Some(question)) => {
            if question.shown_at.is_none() {
                assess.note_shown(&session, Some(viewer.now)).await?;
            }
            ask(assess, viewer, &session, question, again).await
        }
        (SessionState::Asking, None) => Err(Problem::internal("a session asks without a question")),
    }
}

async fn ask(
    assess: &Assess,
    viewer: &Viewer,
    session: &Session,
    question: &Question,
    again: Option<Again<'_>>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let Some((family, variant)) = assess.variant(question)? else {
        // The bank no longer holds the family: passing it is an answer that no level takes in.
        return withdrawn(viewer, session, question);
    };
    let shown = show_variant(family, &variant, viewer.language);
    let answers = assess.passports().answers(session.person).await?;
    let passport = assess.passports().evaluate(&answers, viewer.now)?;
    let domain = session.domain.unwrap_or(0);
    let domains = assess.domains(&session.scope).unwrap_or_default();
    let situation = plan::Situation {
        frame: assess.frame(),
        answers: &answers,
        passport: &passport,
        session: session.id,
        domains: &domains,
        current: session.domain,
        now: viewer.now,
    };
    let given = plan::answers_in(&situation, domain);
    let begun = domains.iter().filter(|d| plan::answers_in(&situation, **d) > 0).count();
    let place = if given == 0 { begun + 1 } else { begun };
    let name = assess.frame().socle.domains[domain].name.shown(viewer.language);
    let last = answers.of_session(session.id).last().map(|(_, a)| a.stored_at);
    let empty = Fields::default();
    let error = again.map(|a| a.fault.words(m));
    let body = Html::render(&Body {
        m,
        session: session.id,
        question: question.statement,
        token: token(viewer),
        notice: error.map(|words| parts::errors(viewer.language, &[("reponse", words)])).unwrap_or_default(),
        domain_icon: domain_icon(domain),
        domain: if domains.len() == 1 {
            m.question_domain_only(name)
        } else {
            m.question_domain(place as i64, domains.len() as i64, name)
        },
        progress: format!(
            "{} · {}",
            m.question_answers(given as i64),
            m.question_most((plan::answers_max(&domains) - given.min(plan::answers_max(&domains))) as i64)
        ),
        cone: draw_cone(viewer, &situation, domain),
        exhibits: shown.exhibits.iter().map(|e| exhibit(m, e)).collect(),
        fields: fields_of(m, &shown.body, again.map_or(&empty, |a| a.fields), again.map(|a| a.fault)),
        hint: hint(m, family.kind),
        shown: &shown,
        saved: last.map(|at| m.question_saved(viewer.time(at))),
    });
    let options = PageOptions { focus: true, action: pause_form(viewer, session), ..PageOptions::default() };
    let mut response = page(viewer, &shown.question, &body, &options);
    if again.is_some() {
        *response.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// How to answer, where the fields alone do not say it.
fn hint(m: &L10nLanguage, kind: Kind) -> String {
    match kind {
        Kind::Single => m.question_one(),
        Kind::Multiple => m.question_many(),
        Kind::Ordering => m.question_order(),
        Kind::Matching => m.question_pairs(),
        Kind::Numeric => String::new(),
    }
}

/// The button that lets a session rest.
fn pause_form(viewer: &Viewer, session: &Session) -> Html {
    Html::trusted(format!(
        "<form method=\"post\" action=\"/positionnement/{}/pause\">{}<button class=\"btn\">{}{}</button></form>",
        session.id,
        token(viewer),
        icon("pause"),
        Html::escape(&t(viewer.language).question_pause()),
    ))
}

fn withdrawn(viewer: &Viewer, session: &Session, question: &Question) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let form = Html::trusted(format!(
        "<h1>{}</h1><p class=\"lead\">{}</p><form method=\"post\" action=\"/positionnement/{}\">{}<input type=\"hidden\" name=\"question\" value=\"{}\"><button class=\"btn btn--main btn--big\" name=\"inconnu\" value=\"1\">{}</button></form>",
        Html::escape(&m.withdrawn_title()),
        Html::escape(&m.withdrawn()),
        session.id,
        token(viewer),
        question.statement,
        Html::escape(&m.feedback_next()),
    ));
    Ok(page(viewer, &m.withdrawn_title(), &form, &PageOptions { focus: true, ..PageOptions::default() }))
}

fn draw_cone(viewer: &Viewer, situation: &plan::Situation<'_>, domain: usize) -> Html {
    // The prior's standard deviation is 1 in every domain; margins are shown as 95 % half-widths.
    let (start, now) = (1.0, situation.passport.domains[domain].estimate.standard_error.get());
    let end = plan::error_at_end(situation, domain);
    let number = |se: f64| {
        let margin = StandardError::new(se).map_or(0.0, |se| se.margin(Probability::USUAL_COVERAGE));
        viewer.language.number(margin, 1)
    };
    let label = t(viewer.language).question_cone_label(number(start), number(now), number(end));
    let by_precision = (start - now) / (start - PRECISE_SE);
    let most = plan::answers_max(situation.domains).max(1);
    let by_length = plan::answers_in(situation, domain) as f64 / most as f64;
    cone(&Cone { start, now, aim: end, done: by_precision.max(by_length), label: &label })
}

fn exhibit(m: &L10nLanguage, exhibit: &ShownExhibit) -> Html {
    match exhibit {
        ShownExhibit::Mail { from, subject, body } => {
            let paragraphs = body.iter().map(|p| format!("<p class=\"pre-line\">{}</p>", Html::escape(p)));
            Html::trusted(format!(
                "<article class=\"mail\" aria-label=\"{}\"><div class=\"mail__msg\"><dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl><div class=\"mail__body\">{}</div></div></article>",
                Html::escape(&m.question_mail()),
                Html::escape(&m.question_mail_from()),
                Html::escape(from),
                Html::escape(&m.question_mail_subject()),
                Html::escape(subject),
                paragraphs.collect::<String>(),
            ))
        }
        ShownExhibit::Table { caption, columns, rows } => {
            let columns: Vec<Column> = columns.iter().map(Column::text).collect();
            let rows: Vec<Vec<Cell>> =
                rows.iter().map(|r| r.iter().map(|c| Cell::from(c.clone())).collect()).collect();
            Html::trusted(format!("<div class=\"card\">{}</div>", parts::table(caption, &columns, &rows)))
        }
        ShownExhibit::Code { caption, text } => Html::trusted(format!(
            "<figure class=\"card stack stack--s\"><figcaption class=\"small quiet\">{}</figcaption><pre class=\"code\" tabindex=\"0\">{}</pre></figure>",
            Html::escape(caption),
            Html::escape(text),
        )),
    }
}

/// The fields of a question; after a fault, with what was typed and a mark on each field that has it.
fn fields_of(m: &L10nLanguage, body: &ShownBody, typed: &Fields, fault: Option<AnswerFault>) -> Html {
    match body {
        ShownBody::Single(texts) => choices("radio", texts, typed),
        ShownBody::Multiple(texts) => choices("checkbox", texts, typed),
        ShownBody::Ordering(texts) => {
            let ranks: Vec<String> = (1..=texts.len()).map(|r| r.to_string()).collect();
            let labels: Vec<String> = (1..=texts.len()).map(|r| m.question_rank(r as i64)).collect();
            let names: Vec<String> = (0..texts.len()).map(|i| format!("rang-{i}")).collect();
            let given = |rank: &str| names.iter().filter(|n| typed.get(n) == rank).count();
            Html::join(names.iter().zip(texts).map(|(name, text)| {
                let error = fault.and_then(|_| match typed.get(name) {
                    "" => Some(m.fault_rank_missing()),
                    rank => (given(rank) > 1).then(|| m.fault_rank_twice()),
                });
                line(
                    &Line { name, text, empty: &m.question_rank_choose(), values: &ranks, labels: &labels },
                    typed.get(name),
                    error,
                )
            }))
        }
        ShownBody::Matching { lefts, rights } => Html::join(lefts.iter().enumerate().map(|(i, left)| {
            let name = format!("paire-{i}");
            let places: Vec<String> = (0..rights.len()).map(|p| p.to_string()).collect();
            let error = fault.filter(|_| typed.get(&name).is_empty()).map(|_| m.fault_pair_missing());
            line(
                &Line {
                    name: &name,
                    text: left,
                    empty: &m.question_pair_choose(),
                    values: &places,
                    labels: rights,
                },
                typed.get(&name),
                error,
            )
        })),
        ShownBody::Numeric { unit, .. } => {
            let label = unit.as_ref().map_or_else(|| m.question_number(), |u| m.question_number_unit(u));
            let (mark, error) = marked("nombre", fault.map(|f| f.words(m)));
            Html::trusted(format!(
                "<div class=\"field field--number\"><label for=\"nombre\">{}</label>{error}<input class=\"input\" id=\"nombre\" name=\"nombre\" type=\"text\" inputmode=\"decimal\" autocomplete=\"off\" maxlength=\"30\" value=\"{}\"{mark}></div>",
                Html::escape(&label),
                Html::escape(typed.get("nombre")),
            ))
        }
    }
}

/// What ties a field to what is wrong with it: its attributes, and the words.
fn marked(name: &str, error: Option<String>) -> (String, Html) {
    let Some(words) = error else { return (String::new(), Html::default()) };
    let mark = format!(" aria-invalid=\"true\" aria-describedby=\"{name}-error\"");
    let words = Html::trusted(format!("<p class=\"error\" id=\"{name}-error\">{}</p>", Html::escape(&words)));
    (mark, words)
}

fn choices(kind: &str, texts: &[String], typed: &Fields) -> Html {
    Html::join(texts.iter().enumerate().map(|(place, text)| {
        let checked = if typed.all("choix").any(|v| v == place.to_string()) { " checked" } else { "" };
        Html::trusted(format!(
            "<label class=\"choice\"><input type=\"{kind}\" name=\"choix\" value=\"{place}\"{checked}><span>{}</span></label>",
            Html::escape(text),
        ))
    }))
}

/// A text beside a choice among a few values.
struct Line<'a> {
    name: &'a str,
    text: &'a str,
    empty: &'a str,
    values: &'a [String],
    labels: &'a [String],
}

fn line(l: &Line<'_>, typed: &str, error: Option<String>) -> Html {
    let options = l.values.iter().zip(l.labels).map(|(value, label)| {
        let chosen = if typed == value { " selected" } else { "" };
        format!("<option value=\"{value}\"{chosen}>{}</option>", Html::escape(label))
    });
    let (mark, error) = marked(l.name, error);
    Html::trusted(format!(
        "<div class=\"pairline\"><label for=\"{0}\">{1}</label><div>{error}<select class=\"input\" id=\"{0}\" name=\"{0}\"{mark}><option value=\"\">{2}</option>{3}</select></div></div>",
        l.name,
        Html::escape(l.text),
        Html::escape(l.empty),
        options.collect::<String>(),
    ))
}

/// Takes an answer.
pub async fn answer(
    State(assess): State<Assess>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let session = assess.load(person, id).await?.ok_or_else(Problem::not_found)?;
    let asked = Uuid::try_parse(fields.get("question")).map_err(|_| Problem::new(ProblemKind::Bad))?;
    let waiting = session.question.as_ref().filter(|q| q.statement == asked);
    let Some(waiting) = waiting else { return Ok(before(&viewer, id)) };
    let response = match assess.variant(waiting)? {
        None => items::Response::Unknown,
        Some((family, variant)) => match form::read(family, &variant, &fields, viewer.language) {
            Ok(response) => response,
            Err(fault) => {
                return render(&assess, &viewer, id, Some(Again { fields: &fields, fault })).await;
            }
        },
    };
    match assess.answer(person, id, &Given { question: asked, response }).await? {
        Outcome::Kept => Ok(Redirect::to(&format!("/positionnement/{id}")).into_response()),
        Outcome::AnsweredBefore => Ok(before(&viewer, id)),
        Outcome::NoSession => Err(Problem::not_found()),
    }
}

/// The answer to a second answer: it changed nothing, and where to go on.
fn before(viewer: &Viewer, id: Uuid) -> Response {
    let m = t(viewer.language);
    let link = Html::trusted(format!(
        "<p><a class=\"btn btn--main\" href=\"/positionnement/{id}\">{}{}</a></p>",
        Html::escape(&m.start_resume()),
        icon("arrow"),
    ));
    let notice = parts::callout(Tone::Open, &m.answered_before(), &link, Some("status"));
    let title = m.start_title();
    let heading = Html::trusted(format!("<h1>{}</h1>", Html::escape(&title)));
    let options = PageOptions { focus: true, ..PageOptions::default() };
    let mut response = page(viewer, &title, &Html::join([heading, notice]), &options);
    *response.status_mut() = http::StatusCode::CONFLICT;
    response
}

/// Goes on after a feedback.
pub async fn proceed(
    State(assess): State<Assess>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Form(_): Form,
) -> Result<Response, Problem> {
    match assess.proceed(viewer.person()?.person, id).await? {
        Outcome::Kept | Outcome::AnsweredBefore => {
            Ok(Redirect::to(&format!("/positionnement/{id}")).into_response())
        }
        Outcome::NoSession => Err(Problem::not_found()),
    }
}

/// Rests: the time that follows is not counted as time spent answering.
pub async fn pause(
    State(assess): State<Assess>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Form(_): Form,
) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let session = assess.load(person, id).await?.ok_or_else(Problem::not_found)?;
    assess.note_shown(&session, None).await?;
    Ok(Redirect::to("/").into_response())
}
