//! `/accessibilite`, `/mentions-legales`, `/aide`: what the house says of itself.
//!
//! Who publishes, who hosts and whom to ask come from the organisation's file; figures come from the
//! socle and from the rules of the rooms, so that these pages cannot say otherwise than the product does.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kit::Language;
use people::{attempts, session_rules};
use web::charts::{Measure, Ruler, legend, ruler};
use web::parts::{self, Cell, Column, LevelMark, Tone, level};
use web::{Html, PageOptions, Role, Viewer, page};

use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

/// The measure drawn on the help page: wide enough that its margin is seen.
const EXAMPLE: Measure = Measure { low: 1.2, estimate: 2.1, high: 3.0 };

#[derive(Template)]
#[template(path = "pages/accessibility.html")]
struct Accessibility<'a> {
    m: &'a L10nLanguage,
    version: &'a str,
    lead: String,
    contact_name: String,
    contact_how: String,
}

#[derive(Template)]
#[template(path = "pages/legal.html")]
struct Legal<'a> {
    m: &'a L10nLanguage,
    publisher: String,
    host: String,
    basis: String,
    data_protection: String,
    cookies: Html,
}

#[derive(Template)]
#[template(path = "pages/help.html")]
struct Help<'a> {
    m: &'a L10nLanguage,
    contents: Vec<(&'static str, String)>,
    /// Whether the organisation has published a plan.
    plan: bool,
    /// Whether the viewer has choices to open: agents do.
    choices: bool,
    what: String,
    asked: i64,
    code_wait: String,
    code_idle: String,
    margin: String,
    ruler: Html,
    legend: Html,
    chances: i64,
    months: i64,
    levels: Vec<Level>,
    provisional: Html,
    contact_name: String,
    contact_how: String,
    data_protection: String,
}

struct Level {
    mark: Html,
    number: String,
    name: String,
    words: String,
}

/// The accessibility statement, in the order that the RGAA gives it.
pub(crate) async fn accessibility(State(app): State<App>, viewer: Viewer) -> Response {
    let m = t(viewer.language);
    let (head, contact) = (&app.organisation.organisation, &app.organisation.contact);
    let body = Html::render(&Accessibility {
        m,
        version: env!("CARGO_PKG_VERSION"),
        lead: m.access_lead(head.name.shown(viewer.language)),
        contact_name: contact.name.shown(viewer.language),
        contact_how: contact.how.shown(viewer.language),
    });
    page(&viewer, &m.access_title(), &body, &PageOptions::default())
}

/// The legal notice.
pub(crate) async fn legal(State(app): State<App>, viewer: Viewer) -> Response {
    let m = t(viewer.language);
    let (legal, contact) = (&app.organisation.legal, &app.organisation.contact);
    let body = Html::render(&Legal {
        m,
        publisher: legal.publisher.shown(viewer.language),
        host: legal.host.shown(viewer.language),
        basis: legal.basis.shown(viewer.language),
        data_protection: contact.data_protection.shown(viewer.language),
        cookies: cookies(m, app.site.https),
    });
    page(&viewer, &m.legal_title(), &body, &PageOptions::default())
}

/// Every cookie, why it is set and how long it lasts.
fn cookies(m: &L10nLanguage, https: bool) -> Html {
    let columns =
        [m.legal_cookies_name(), m.legal_cookies_purpose(), m.legal_cookies_life()].map(Column::text);
    let session_life =
        m.legal_cookie_session_life(session_rules::IDLE_SECONDS / 60, session_rules::ABSOLUTE_SECONDS / 3600);
    let session = if https { "__Host-passeport" } else { "passeport" };
    let rows = [
        (session, m.legal_cookie_session(), session_life),
        ("langue", m.legal_cookie_language(), m.legal_cookie_choice_life()),
        ("theme", m.legal_cookie_theme(), m.legal_cookie_choice_life()),
    ];
    let rows = rows.map(|(name, purpose, life)| {
        let name = Html::trusted(format!("<code translate=\"no\">{name}</code>"));
        vec![Cell::from(name), purpose.into(), life.into()]
    });
    parts::table(&m.legal_cookies_table(), &columns, &rows)
}

/// The help page: what Passeport is, how to use it, how a level is worked out, whom to ask.
pub(crate) async fn help(State(app): State<App>, viewer: Viewer) -> Response {
    let language = viewer.language;
    let m = t(language);
    let (socle, contact) = (&app.content.socle, &app.organisation.contact);
    let [low, estimate, high] = [EXAMPLE.low, EXAMPLE.estimate, EXAMPLE.high].map(|x| language.number(x, 1));
    let asked = socle.model.level_asked;
    let label = m.help_levels_ruler(estimate, &low, &high, asked as i64);
    let body = Html::render(&Help {
        m,
        contents: contents(m, app.organisation.plan.is_some()),
        plan: app.organisation.plan.is_some(),
        choices: viewer.has(Role::Agent),
        what: m.help_what(socle.competences.len() as i64, socle.domains.len() as i64),
        asked: asked as i64,
        code_wait: m.help_code_wait(attempts::ACCOUNT_FAILURES_MAX, attempts::WINDOW_SECONDS / 60),
        code_idle: m.help_code_idle(session_rules::IDLE_SECONDS / 60),
        margin: m.help_levels_margin(&low, &high),
        ruler: ruler(&Ruler {
            measure: Some(EXAMPLE),
            asked: Some(asked),
            levels: socle.levels.len(),
            numbered: true,
            label: Some(&label),
            ..Ruler::default()
        }),
        legend: legend(language, true),
        chances: (socle.model.credit_probability * 100.0).round() as i64,
        months: socle.model.half_life_months.round() as i64,
        levels: levels(&socle.levels, language),
        provisional: parts::callout(
            Tone::Brand,
            &m.help_provisional_title(),
            &Html::escape(&m.help_provisional()),
            None,
        ),
        contact_name: contact.name.shown(language),
        contact_how: contact.how.shown(language),
        data_protection: contact.data_protection.shown(language),
    });
    page(&viewer, &m.help_title(), &body, &PageOptions::default())
}

/// The sections of the help page: the anchor of each, which other pages may link to, and its title.
fn contents(m: &L10nLanguage, plan: bool) -> Vec<(&'static str, String)> {
    let sections = [
        ("passeport", m.help_what_title()),
        ("connexion", m.help_code_title()),
        ("positionnement", m.help_assess_title()),
        ("niveaux", m.help_levels_title()),
        ("apprendre", m.help_learn_title()),
        ("idees", m.help_ideas_title()),
        ("responsable", m.help_seen_title()),
        ("trouver", m.help_found_title()),
        ("plan", m.help_plan_title()),
        ("clavier", m.help_keyboard_title()),
        ("donnees", m.help_data_title()),
        ("contact", m.help_contact_title()),
    ];
    sections.into_iter().filter(|(anchor, _)| plan || *anchor != "plan").collect()
}

fn levels(levels: &[competences::Level], language: Language) -> Vec<Level> {
    let lines = levels.iter().enumerate().map(|(i, l)| Level {
        mark: level(LevelMark::of(i + 1)),
        number: t(language).level_n((i + 1) as i64),
        name: l.name.shown(language),
        words: l.description.shown(language),
    });
    lines.collect()
}
