//! `/mes-choix`: who manages me, what each of them may see, and what I let them see.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use people::{Manager, Switch, SwitchedOn};
use serde::Deserialize;
use web::parts::{self, Tone, badge, token};
use web::{Crumb, Form, Html, PageOptions, Problem, Viewer, page};

use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

const PATH: &str = "/mes-choix";

#[derive(Template)]
#[template(path = "pages/choices.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    token: Html,
    notice: Html,
    managers: Vec<(&'a str, String)>,
    on: bool,
    state: Html,
    history: Vec<String>,
}

/// What the address says was just done: a redirection left it there.
#[derive(Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    fait: String,
}

/// Shows the managers and the switches.
pub(crate) async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Query(done): Query<Done>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let person = viewer.person()?.person;
    let account = app.people.account(person).await?.ok_or_else(Problem::not_found)?;
    let mut managers: Vec<Manager> = match &account.unit {
        Some(unit) => app.people.managers_over(&app.site.units, unit).await?,
        None => Vec::new(),
    };
    managers.retain(|manager| manager.person != person);
    let times = app.people.consents_of(person).await?;
    let times: Vec<&SwitchedOn> = times.iter().filter(|t| t.switch == Switch::Manager.name()).collect();
    let on = times.iter().any(|t| t.until.is_none());
    // An address that claims what is not so tells nothing.
    let told = match done.fait.as_str() {
        "montrer" if on => m.choices_now_on(),
        "cacher" if !on => m.choices_now_off(),
        _ => String::new(),
    };
    let notice = match told.as_str() {
        "" => Html::default(),
        words => parts::callout(Tone::Ok, words, &Html::default(), Some("status")),
    };
    let unit = |id: &str| app.site.unit(id, viewer.language).unwrap_or_else(|| id.to_owned());
    let body = Html::render(&Body {
        m,
        token: token(&viewer),
        notice,
        managers: managers.iter().map(|manager| (manager.name.as_str(), unit(&manager.unit))).collect(),
        on,
        state: if on {
            badge(Tone::Ok, "eye", &m.choices_on())
        } else {
            badge(Tone::Plain, "", &m.choices_off())
        },
        history: times.iter().map(|t| period(&viewer, t)).collect(),
    });
    let crumbs = vec![Crumb::link("/mes-donnees", m.data_title()), Crumb::here(m.choices_title())];
    Ok(page(&viewer, &m.choices_title(), &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

fn period(viewer: &Viewer, times: &SwitchedOn) -> String {
    let m = t(viewer.language);
    let since = viewer.date_time(times.since);
    match times.until {
        Some(until) => m.choices_period(since, viewer.date_time(until)),
        None => m.choices_period_open(since),
    }
}

/// Turns a switch of her own, at once.
pub(crate) async fn turn(
    State(app): State<App>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let (name, on) = if fields.has("montrer") { ("montrer", true) } else { ("cacher", false) };
    let switch = Switch::from_name(fields.get(name)).ok_or_else(Problem::not_found)?;
    app.people.turn(person, switch, on).await?;
    Ok(Redirect::to(&format!("{PATH}?fait={name}")).into_response())
}
