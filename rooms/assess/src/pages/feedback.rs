//! What is worth knowing after a domain: shown by `/positionnement/{session}` when a domain has ended.

use askama::Template;
use axum::response::Response;
use items::{Response as Answered, feedback};
use uuid::Uuid;
use web::charts::{Ruler, ruler};
use web::parts::token;
use web::{Html, PageOptions, Problem, Viewer, page};

use super::{domain_measure, measure};
use crate::messages::L10nLanguage;
use crate::plan;
use crate::{Assess, Session, t};

#[derive(Template)]
#[template(path = "pages/feedback.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    session: Uuid,
    token: Html,
    name: String,
    lead: String,
    estimate: String,
    ruler: Html,
    lines: Vec<Line>,
    last: bool,
}

struct Line {
    title: String,
    question: String,
    mark: Html,
    said: Html,
}

/// Shows the feedback of the domain that has ended.
pub(crate) async fn render(assess: &Assess, viewer: &Viewer, session: &Session) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let answers = assess.passports().answers(session.person).await?;
    let passport = assess.passports().evaluate(&answers, viewer.now)?;
    let domain = session.domain.ok_or_else(|| Problem::internal("a feedback without a domain"))?;
    let lines = lines(assess, viewer, session, &answers, domain)?;
    let known = &passport.domains[domain];
    let drawn = domain_measure(assess, known);
    let shown = measure(assess, known.estimate);
    let [low, high] = [shown.low, shown.high].map(|x| viewer.language.number(x, 1));
    let domains = assess.domains(&session.scope).unwrap_or_default();
    let situation = plan::Situation {
        frame: assess.frame(),
        answers: &answers,
        passport: &passport,
        session: session.id,
        domains: &domains,
        current: None,
        now: viewer.now,
    };
    let socle = &assess.frame().socle;
    let name = socle.domains[domain].name.shown(viewer.language);
    let title = m.feedback_title(&name);
    let body = Html::render(&Body {
        m,
        session: session.id,
        token: token(viewer),
        lead: m.feedback_lead(lines.len() as i64),
        // A first estimate is said, with all that is uncertain in it, and not drawn.
        estimate: if drawn.is_some() {
            m.feedback_estimate(viewer.language.number(shown.estimate, 1), low, high)
        } else {
            m.feedback_first(low, high)
        },
        ruler: ruler(&Ruler {
            measure: drawn,
            levels: socle.levels.len(),
            numbered: true,
            ..Ruler::default()
        }),
        last: plan::next(&situation, 0.0) == plan::Next::Done,
        name,
        lines,
    });
    Ok(page(viewer, &title, &body, &PageOptions { focus: true, ..PageOptions::default() }))
}

fn lines(
    assess: &Assess,
    viewer: &Viewer,
    session: &Session,
    answers: &passport::Answers,
    domain: usize,
) -> Result<Vec<Line>, Problem> {
    let frame = assess.frame();
    let mut lines = Vec::new();
    for (_, answer) in answers.of_session(session.id) {
        let Some(index) = frame.bank.index(&answer.family) else { continue };
        if frame.model.domain_of()[frame.item(index).0] != domain {
            continue;
        }
        let family = &frame.bank.families()[index];
        let variant = items::variant(family, u64::from(answer.seed)).map_err(Problem::internal)?;
        let response = Answered::from_statement(family, &answer.response).unwrap_or(Answered::Unknown);
        let shown = items::show(family, &variant, viewer.language);
        let feedback = feedback(family, &variant, &response, viewer.language);
        let (mark, said) = item_form::answered(viewer.language, &feedback, response == Answered::Unknown);
        lines.push(Line { title: shown.title, question: shown.question, mark, said });
    }
    Ok(lines)
}
