//! `/`: what to do now, in ten minutes; what is new.

use askama::Template;
use assess::Scope;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use guidance::next_step;
use kit::{Language, PersonId};
use passport::{Passport, Read};
use web::{Html, PageOptions, Problem, Role, Viewer, page};

use super::fragments::{Ahead, session_since, step_card};
use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

#[derive(Template)]
#[template(path = "pages/home.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    hello: String,
    lead: String,
    first: bool,
    step: Html,
    resume: Vec<Resume>,
    core: Core,
    news: Vec<News>,
}

struct Resume {
    href: String,
    scope: String,
    since: String,
}

struct Core {
    held: usize,
    of: String,
    held_share: String,
    way_share: String,
    legend: [String; 3],
}

struct News {
    text: String,
    href: &'static str,
    link: String,
}

/// Shows today.
pub(crate) async fn show(State(app): State<App>, viewer: Viewer) -> Result<Response, Problem> {
    if !viewer.has(Role::Agent) {
        let own = if viewer.has(Role::Administrator) { "/administration/personnes" } else { "/equipe" };
        return Ok(Redirect::to(own).into_response());
    }
    let m = t(viewer.language);
    let signed_in = viewer.person()?;
    let answers = app.passports.answers(signed_in.person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let visit = app.passports.visit(signed_in.person, viewer.now).await?;
    let frame = app.passports.frame();
    let step = next_step(frame, &answers, &passport, viewer.now);
    let open = app.assess.open_sessions(signed_in.person).await?;
    let ahead =
        step.as_ref().map(|step| Ahead { step, frame, answers: &answers, passport: &passport, open: &open });
    // The step's own card takes up the session of its domain; the list has the others.
    let in_card = ahead.and_then(|a| a.session()).map(|s| s.id);
    let resume = open.iter().filter(|s| Some(s.id) != in_card).map(|s| Resume {
        href: format!("/positionnement/{}", s.id),
        scope: scope_name(&app, &s.scope, viewer.language),
        since: session_since(&viewer, &answers, s),
    });
    let first_name = signed_in.name.split_whitespace().next().unwrap_or_default();
    let body = Html::render(&Body {
        m,
        hello: m.home_hello(first_name),
        lead: if step.is_some() { m.home_lead() } else { m.home_lead_done() },
        first: answers.is_empty(),
        step: ahead.map(|a| step_card(&viewer, &a, true)).unwrap_or_default(),
        resume: resume.collect(),
        core: core(&app, m, &passport),
        news: news(&app, &viewer, signed_in.person, visit.read).await?,
    });
    Ok(page(&viewer, &m.home_title(), &body, &PageOptions::default()))
}

/// What a session is about, in words.
pub(crate) fn scope_name(app: &App, scope: &Scope, language: Language) -> String {
    match scope {
        Scope::All => app.content.socle.name.shown(language),
        Scope::Domain(id) => {
            let domain = app.content.socle.domains.iter().find(|d| d.id == *id);
            domain.map(|d| d.name.shown(language)).unwrap_or_default()
        }
    }
}

fn core(app: &App, m: &L10nLanguage, passport: &Passport) -> Core {
    let asked = app.content.socle.model.level_asked;
    let (held, unknown) = passport.held(asked);
    let total = passport.competences.len();
    let way = total - held - unknown;
    let share = |n: usize| format!("{:.1}%", 100.0 * n as f64 / total.max(1) as f64);
    Core {
        held,
        of: m.home_core_held(total as i64, asked as i64),
        held_share: share(held),
        way_share: share(held + way),
        legend: [
            m.home_core_legend_held(held as i64),
            m.home_core_legend_way(way as i64),
            m.home_core_legend_unknown(unknown as i64),
        ],
    }
}

/// Journal lines looked at for news.
const JOURNAL_LINES_MAX: i64 = 1_000;

/// What others did that she has not read yet; it stays here until she opens the page that holds it.
async fn news(app: &App, viewer: &Viewer, person: PersonId, read: Read) -> Result<Vec<News>, Problem> {
    let m = t(viewer.language);
    let mut news = Vec::new();
    let lines = app.people.journal(person, JOURNAL_LINES_MAX).await?;
    let unread = lines.iter().filter(|l| Some(l.at) > read.journal);
    let (codes, unread): (Vec<_>, Vec<_>) = unread.partition(|l| l.what == "code");
    if !codes.is_empty() {
        news.push(News { text: m.home_new_code(), href: "/mes-donnees#journal", link: m.home_new_journal() });
    }
    if let Some(latest) = unread.iter().map(|l| l.at).max() {
        let text = m.home_new_read(unread.len() as i64, viewer.date(latest));
        news.push(News { text, href: "/mes-donnees#journal", link: m.home_new_journal() });
    }
    for request in app.people.requests_of(person).await? {
        if request.answer.as_ref().is_some_and(|(_, at)| Some(*at) > read.answers) {
            let text = m.home_new_answer(viewer.date(request.created_at));
            news.push(News { text, href: "/mes-donnees#demandes", link: m.home_new_answer_link() });
        }
    }
    Ok(news)
}
