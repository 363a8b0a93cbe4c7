//! `/positionnement`: begin a session, or take one up again.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use passport::{Answers, Domain, Passport};
use web::charts::{Measure, Ruler, ruler};
use web::parts::{self, Tone, domain_icon, token};
use web::{Form, Html, PageOptions, Problem, Viewer, page};

use super::{domain_measure, scope_name};
use crate::messages::L10nLanguage;
use crate::plan::{ANSWERS_MAX_ALL, ANSWERS_MAX_ONE, Left, Situation, left};
use crate::{Assess, Scope, Session, State as SessionState, t};

#[derive(Template)]
#[template(path = "pages/start.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    notice: Html,
    open: Vec<Open>,
    /// What a session over all domains asks of her; `None` when nothing is ready.
    all: Option<AllOf>,
    one_lead: String,
    domains: Vec<Line>,
}

struct Open {
    href: String,
    scope: String,
    since: String,
    go: String,
    go_on_with: String,
}

struct AllOf {
    lead: String,
    domains: String,
    begin: String,
}

struct Line {
    id: String,
    icon: Html,
    name: String,
    sentence: String,
    minutes: String,
    ready: bool,
    ruler: Html,
    words: String,
    begin: String,
}

/// Shows the choices.
pub async fn show(State(assess): State<Assess>, viewer: Viewer) -> Result<Response, Problem> {
    render(&assess, &viewer, Html::default()).await
}

async fn render(assess: &Assess, viewer: &Viewer, notice: Html) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = viewer.person()?.person;
    let answers = assess.passports().answers(person).await?;
    let passport = assess.passports().evaluate(&answers, viewer.now)?;
    let open = assess.open_sessions(person).await?;
    let known = Known { assess, viewer, answers: &answers, passport: &passport, open: &open };
    let domains = 0..assess.frame().socle.domains.len();
    let open = open.iter().map(|s| {
        let scope = scope_name(assess, &s.scope, viewer.language);
        Open {
            href: format!("/positionnement/{}", s.id),
            since: match answers.of_session(s.id).last() {
                Some((_, answer)) => m.start_open_since(viewer.date_time(answer.at)),
                None => m.start_open_begun(viewer.date_time(s.started_at)),
            },
            go: if reads(s) { m.start_read() } else { m.start_resume() },
            go_on_with: go_on_with(m, s, &scope),
            scope,
        }
    });
    let body = Html::render(&Body {
        m,
        token: token(viewer),
        notice,
        open: open.collect(),
        all: known.all(),
        one_lead: m.start_one_lead(ANSWERS_MAX_ONE as i64),
        domains: domains.map(|d| known.line(d)).collect(),
    });
    Ok(page(viewer, &m.start_title(), &body, &PageOptions::default()))
}

/// Whether a session waits on what is worth knowing, not on a question.
fn reads(session: &Session) -> bool {
    session.state == SessionState::Feedback
}

/// What a button says that goes on with an open session.
fn go_on_with(m: &L10nLanguage, session: &Session, scope: &str) -> String {
    if reads(session) { m.start_read_of(scope) } else { m.start_resume_of(scope) }
}

/// What the choices are shown from.
struct Known<'a> {
    assess: &'a Assess,
    viewer: &'a Viewer,
    answers: &'a Answers,
    passport: &'a Passport,
    open: &'a [Session],
}

impl Known<'_> {
    fn open(&self, scope: &Scope) -> Option<&Session> {
        self.open.iter().find(|s| s.scope == *scope)
    }

    /// What a session asks of her at most: what is left of the open one, or all of a new one.
    fn left(&self, scope: &Scope) -> Left {
        let (assess, now) = (self.assess, self.viewer.now);
        if let Some(session) = self.open(scope) {
            return assess.left(session, self.answers, self.passport, now);
        }
        left(&Situation {
            frame: assess.frame(),
            answers: self.answers,
            passport: self.passport,
            session: uuid::Uuid::nil(),
            domains: &assess.domains(scope).unwrap_or_default(),
            current: None,
            now,
        })
    }

    fn all(&self) -> Option<AllOf> {
        let m = t(self.viewer.language);
        let (open, left) = (self.open(&Scope::All), self.left(&Scope::All));
        if open.is_none() && left.questions == 0 {
            return None;
        }
        let all = self.assess.frame().socle.domains.len();
        Some(AllOf {
            lead: m.start_all_lead(left.minutes.ceil() as i64, ANSWERS_MAX_ALL as i64),
            domains: if left.domains == all || open.is_some() {
                String::new()
            } else {
                m.start_all_some(left.domains as i64)
            },
            begin: open.map_or_else(|| m.start_all_of(), |s| go_on_with(m, s, &m.scope_all())),
        })
    }

    fn line(&self, d: usize) -> Line {
        let (assess, viewer) = (self.assess, self.viewer);
        let m = t(viewer.language);
        let socle = &assess.frame().socle;
        let (domain, known) = (&socle.domains[d], &self.passport.domains[d]);
        let (shown, name) = (domain_measure(assess, known), domain.name.shown(viewer.language));
        let scope = Scope::Domain(domain.id.clone());
        let (open, left) = (self.open(&scope), self.left(&scope));
        let r = Ruler { measure: shown, levels: socle.levels.len(), numbered: true, ..Ruler::default() };
        Line {
            id: domain.id.clone(),
            icon: domain_icon(d),
            sentence: domain.sentence.shown(viewer.language),
            minutes: if left.questions == 0 {
                m.start_no_question()
            } else {
                m.start_minutes(left.minutes.ceil() as i64)
            },
            ready: left.questions > 0 || open.is_some(),
            ruler: ruler(&r),
            words: if left.questions > 0 && !left.is_new {
                format!("{} {}", domain_words(viewer, known, shown), m.start_fresh())
            } else {
                domain_words(viewer, known, shown)
            },
            begin: open.map_or_else(|| m.start_one_of(&name), |s| go_on_with(m, s, &name)),
            name,
        }
    }
}

/// What the réglette of a domain shows, in words.
fn domain_words(viewer: &Viewer, known: &Domain, shown: Option<Measure>) -> String {
    let m = t(viewer.language);
    let number = |x: f64| viewer.language.number(x, 1);
    match shown {
        Some(v) => m.start_level(number(v.estimate), number(v.low), number(v.high)),
        None if known.answers > 0 => m.start_level_first(),
        None => m.start_level_unknown(),
    }
}

/// Begins, or takes up again.
pub async fn begin(
    State(assess): State<Assess>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let scope = Scope::from_name(fields.get("sur"));
    if assess.domains(&scope).is_none() {
        return Err(Problem::not_found());
    }
    match assess.start(viewer.person()?.person, scope).await? {
        Some(id) => Ok(Redirect::to(&format!("/positionnement/{id}")).into_response()),
        None => {
            let words = t(viewer.language).start_nothing();
            render(&assess, &viewer, parts::callout(Tone::Open, &words, &Html::default(), Some("status")))
                .await
        }
    }
}
