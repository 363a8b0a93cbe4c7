//! `/`: what to do now, in ten minutes; what is new.

use askama::Template;
use assess::Scope;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kit::{Instant, Language, PersonId};
use passport::{Answers, Change, Passport, Read, changes};
use people::{Switch, SwitchedOn};
use talents::Received;
use web::{Html, PageOptions, Problem, Role, Viewer, page};

use super::choices::title;
use super::fragments::{go_on, level_words, session_since};
use super::step::Ahead;
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
    go: String,
    go_on_with: String,
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
        let own = [
            (Role::Administrator, "/administration/personnes"),
            (Role::Steering, "/pilotage"),
            (Role::Manager, "/equipe"),
            (Role::Scout, "/besoins"),
            (Role::Guest, "/relectures"),
        ];
        let own =
            own.into_iter().find(|(role, _)| viewer.has(*role)).map_or("/mes-donnees", |(_, page)| page);
        return Ok(Redirect::to(own).into_response());
    }
    let m = t(viewer.language);
    let signed_in = viewer.person()?;
    let answers = app.passports.answers(signed_in.person).await?;
    let passport = app.passports.evaluate(&answers, viewer.now)?;
    let visit = app.passports.visit(signed_in.person, viewer.now).await?;
    let changed = levels_changed(&app, &viewer, &answers, &passport, visit.since)?;
    let ahead = Ahead::of(&app, &viewer, &answers, &passport).await?;
    let step = ahead.card(&viewer, true);
    // The card takes up the latest session; the list has the others.
    let resume = ahead.open.iter().filter(|s| Some(s.id) != ahead.session()).map(|s| {
        let scope = scope_name(&app, &s.scope, viewer.language);
        let (go, go_on_with) = go_on(viewer.language, s, &scope);
        let since = session_since(&viewer, &answers, s);
        Resume { href: format!("/positionnement/{}", s.id), scope, since, go, go_on_with }
    });
    let first_name = signed_in.name.split_whitespace().next().unwrap_or_default();
    let body = Html::render(&Body {
        m,
        hello: m.home_hello(first_name),
        lead: if step.is_empty() { m.home_lead_done() } else { m.home_lead() },
        first: answers.is_empty(),
        resume: resume.collect(),
        step,
        core: core(&app, m, &passport),
        news: changed.into_iter().chain(news(&app, &viewer, signed_in.person, visit.read).await?).collect(),
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

/// Which levels are others since she looked last: of domains by name, of competences by number.
fn levels_changed(
    app: &App,
    viewer: &Viewer,
    answers: &Answers,
    passport: &Passport,
    since: Instant,
) -> Result<Option<News>, Problem> {
    let m = t(viewer.language);
    // On the first look of all there is nothing to compare with.
    if since >= viewer.now {
        return Ok(None);
    }
    let then = app.passports.evaluate(&answers.stored_by(since), since)?;
    let (mut domains, mut competences) = (Vec::new(), 0);
    for change in changes(&then, passport) {
        match change {
            Change::Domain(d, _, now) => {
                let name = app.content.socle.domains[d].name.shown(viewer.language);
                domains.push(format!("{name} ({})", level_words(viewer.language, now)));
            }
            Change::Competence(..) => competences += 1,
        }
    }
    let words = [
        (!domains.is_empty()).then(|| m.home_new_levels(domains.join(", "))),
        (competences > 0).then(|| m.home_new_competences(competences)),
    ];
    let text = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Ok((!text.is_empty()).then(|| News { text, href: "/passeport", link: m.home_core_open() }))
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
    let waiting = app.talents.contacts_of(person).await?;
    let waiting = waiting.iter().filter(|c| matches!(c.received(viewer.now), Received::Open(_))).count();
    if waiting > 0 {
        let text = m.home_new_contact(waiting as i64);
        news.push(News { text, href: "/contacts", link: m.home_new_contact_link() });
    }
    news.extend(endings(&app.people.consents_of(person).await?, viewer));
    for request in app.people.requests_of(person).await? {
        if request.answer.as_ref().is_some_and(|(_, at)| Some(*at) > read.answers) {
            let text = m.home_new_answer(viewer.date(request.created_at));
            news.push(News { text, href: "/mes-donnees#demandes", link: m.home_new_answer_link() });
        }
    }
    Ok(news)
}

/// Choices of hers whose year is nearly over, or was over lately: what she does not renew ends without any other word.
fn endings(times: &[SwitchedOn], viewer: &Viewer) -> Vec<News> {
    let m = t(viewer.language);
    let text = |switch: Switch| {
        // The newest comes first: what she has switched on again has not ended.
        let latest = times.iter().find(|time| time.switch == switch.name())?;
        let (soon, lately) = (latest.ends_soon(viewer.now), latest.ended_lately(viewer.now));
        let title = title(m, switch);
        soon.map(|end| m.home_new_ends(&title, viewer.date(end)))
            .or_else(|| lately.map(|end| m.home_new_ended(&title, viewer.date(end))))
    };
    let told = Switch::ALL.into_iter().filter_map(text);
    told.map(|text| News { text, href: "/mes-choix", link: m.home_new_choices_link() }).collect()
}
