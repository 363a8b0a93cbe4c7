//! `/mes-choix`: what I let others see, and of what I am part; who manages me, and what each of them may see.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kit::Instant;
use people::{Manager, Switch, SwitchState, SwitchedOn};
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
    choices: Vec<Choice>,
    managers: Vec<(&'a str, String)>,
    shows_levels: bool,
}

/// A switch as it is shown.
struct Choice {
    name: &'static str,
    title: String,
    what: String,
    on: bool,
    state: Html,
    /// Until when, or since when no more; nothing of one that she turned off.
    end: String,
    /// What is said of the button that keeps it for another year; nothing while that is not near.
    renew: String,
    button: String,
    history: Vec<String>,
}

/// What the address says was just done: a redirection left it there.
#[derive(Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    fait: String,
    #[serde(default)]
    choix: String,
}

/// Shows the switches and the managers.
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
    let choices: Vec<Choice> = Switch::ALL.into_iter().map(|s| choice(&viewer, s, &times)).collect();
    let is_on = |switch: Switch| choices.iter().any(|c| c.name == switch.name() && c.on);
    // An address that claims what is not so tells nothing.
    let told = match (Switch::from_name(&done.choix), done.fait.as_str()) {
        (Some(switch), "activer") if is_on(switch) => m.choices_now_on(title(m, switch)),
        (Some(switch), "desactiver") if !is_on(switch) => m.choices_now_off(title(m, switch)),
        (Some(switch), "renouveler") if is_renewed(switch, &times, viewer.now) => {
            m.choices_now_renewed(title(m, switch))
        }
        _ => String::new(),
    };
    let notice = parts::told(&told);
    let unit = |id: &str| app.site.unit(id, viewer.language).unwrap_or_else(|| id.to_owned());
    let body = Html::render(&Body {
        m,
        token: token(&viewer),
        notice,
        shows_levels: is_on(Switch::Manager),
        choices,
        managers: managers.iter().map(|manager| (manager.name.as_str(), unit(&manager.unit))).collect(),
    });
    let crumbs = vec![Crumb::link("/mes-donnees", m.data_title()), Crumb::here(m.choices_title())];
    Ok(page(&viewer, &m.choices_title(), &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

/// Whether a switch that is on was so until the very instant since which it is: what renewing leaves.
fn is_renewed(switch: Switch, times: &[SwitchedOn], now: Instant) -> bool {
    let of = |time: &&SwitchedOn| time.switch == switch.name();
    let on = times.iter().filter(of).find(|time| matches!(time.state(now), SwitchState::On(_)));
    on.is_some_and(|on| times.iter().filter(of).any(|time| time.until == Some(on.since)))
}

/// What a switch is called.
pub(super) fn title(m: &L10nLanguage, switch: Switch) -> String {
    match switch {
        Switch::Findable => m.choices_findable(),
        Switch::Calls => m.choices_calls(),
        Switch::Counted => m.choices_counted(),
        Switch::Manager => m.choices_levels(),
    }
}

fn choice(viewer: &Viewer, switch: Switch, times: &[SwitchedOn]) -> Choice {
    let m = t(viewer.language);
    let times: Vec<&SwitchedOn> = times.iter().filter(|t| t.switch == switch.name()).collect();
    let latest = times.first();
    let state = latest.map(|time| time.state(viewer.now));
    let on = matches!(state, Some(SwitchState::On(_)));
    let soon = latest.and_then(|time| time.ends_soon(viewer.now));
    let end = match (state, soon) {
        (_, Some(end)) => m.choices_until_soon(viewer.date(end)),
        (Some(SwitchState::On(end)), None) => m.choices_until(viewer.date(end)),
        (Some(SwitchState::Ended(end)), None) => m.choices_ended(viewer.date(end)),
        (Some(SwitchState::TurnedOff(_)) | None, None) => String::new(),
    };
    let what = match switch {
        Switch::Findable => m.choices_findable_what(),
        Switch::Calls => m.choices_calls_what(),
        Switch::Counted => m.choices_counted_what(),
        Switch::Manager => m.choices_levels_what(),
    };
    let title = title(m, switch);
    Choice {
        name: switch.name(),
        what,
        on,
        state: if on {
            badge(Tone::Ok, "ok", &m.choices_on())
        } else {
            badge(Tone::Plain, "", &m.choices_off())
        },
        end,
        renew: if soon.is_some() { m.choices_renew(&title) } else { String::new() },
        button: if on { m.choices_turn_off(&title) } else { m.choices_turn_on(&title) },
        history: times.iter().map(|t| period(viewer, t)).collect(),
        title,
    }
}

fn period(viewer: &Viewer, times: &SwitchedOn) -> String {
    let m = t(viewer.language);
    let since = viewer.date_time(times.since);
    match times.state(viewer.now) {
        SwitchState::TurnedOff(until) => m.choices_period(since, viewer.date_time(until)),
        SwitchState::Ended(until) => m.choices_period_ended(since, viewer.date_time(until)),
        SwitchState::On(_) => m.choices_period_open(since),
    }
}

/// Turns a switch of her own, or keeps it for another year, at once.
pub(crate) async fn turn(
    State(app): State<App>,
    viewer: Viewer,
    Form(fields): Form,
) -> Result<Response, Problem> {
    let person = viewer.person()?.person;
    let done = ["activer", "renouveler"].into_iter().find(|done| fields.has(done)).unwrap_or("desactiver");
    let switch = Switch::from_name(fields.get(done)).ok_or_else(Problem::not_found)?;
    match done {
        "renouveler" => app.people.renew(person, switch).await?,
        _ => app.people.turn(person, switch, done == "activer").await?,
    }
    let name = switch.name();
    Ok(Redirect::to(&format!("{PATH}?fait={done}&choix={name}#choix-{name}")).into_response())
}
