//! `user`: accounts, from the command line.

use people::names::NameFault;
use people::{Account, NewAccount};
use web::Role;

use super::console::say;
use super::prepare::{self, Failure, Purpose};
use crate::app::App;
use crate::cli::UserCommand;
use crate::config::Config;
use crate::organisation::Organisation;

/// Runs the command.
pub(super) async fn run(config: &Config, command: UserCommand) -> Result<(), Failure> {
    // What was typed is read first: a fault in it must leave no database behind.
    match command {
        UserCommand::Add { name, sign_in, role, unit } => {
            let texts = prepare::texts(config)?;
            let account = read_account(&name, &sign_in, &role, unit, &texts.1)?;
            let db = prepare::open(config).await?;
            prepare::bring_up(&db).await?;
            let app = prepare::compose(config, texts, db, Purpose::Command).await?;
            add(&app, &sign_in, &account).await
        }
        UserCommand::Role { sign_in, roles } => {
            let parsed = parse_roles(&roles)?;
            let app = prepare::app(config, Purpose::Command).await?;
            let account = find_ours(&app, &sign_in).await?;
            keep(app.people.set_roles(account.person, &parsed).await?)?;
            say(&format!("{} is now: {}", account.sign_in, roles.join(", ")));
            Ok(())
        }
        UserCommand::List => list(&prepare::app(config, Purpose::Command).await?).await,
        UserCommand::Disable { sign_in, undo } => {
            let app = prepare::app(config, Purpose::Command).await?;
            let account = find(&app, &sign_in).await?;
            keep(app.people.set_disabled(account.person, !undo).await?)?;
            say(&format!("{} is {}", account.sign_in, if undo { "open" } else { "closed" }));
            Ok(())
        }
        UserCommand::Manage { sign_in, unit, undo } => manage(config, &sign_in, &unit, !undo).await,
        UserCommand::Reset { sign_in } => {
            let app = prepare::app(config, Purpose::Command).await?;
            let account = find_ours(&app, &sign_in).await?;
            let code = app.people.reset(account.person, None).await?;
            hand_over(&app, &account.sign_in, &code.to_string());
            Ok(())
        }
    }
}

fn read_account(
    name: &str,
    sign_in: &str,
    roles: &[String],
    unit: Option<String>,
    organisation: &Organisation,
) -> Result<NewAccount, Failure> {
    if let Some(unit) = &unit {
        know_unit(unit, organisation)?;
    }
    NewAccount::new(name, sign_in, unit, parse_roles(roles)?).map_err(|faults| {
        let words = faults.iter().map(|(field, fault)| fault_words(field, *fault)).collect::<Vec<_>>();
        Failure::Said(words.join("\n"))
    })
}

fn know_unit(unit: &str, organisation: &Organisation) -> Result<(), Failure> {
    if organisation.units.get(unit).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = organisation.units.iter().map(|u| u.id.as_str()).collect();
    Err(Failure::Said(format!("there is no unit “{unit}”; write one of: {}", known.join(", "))))
}

/// Makes a person manager of a unit, or ends it: of a unit that left the organisation's file too.
async fn manage(config: &Config, sign_in: &str, unit: &str, on: bool) -> Result<(), Failure> {
    let texts = prepare::texts(config)?;
    if on {
        know_unit(unit, &texts.1)?;
    }
    let db = prepare::open(config).await?;
    prepare::bring_up(&db).await?;
    let app = prepare::compose(config, texts, db, Purpose::Command).await?;
    let account = find_ours(&app, sign_in).await?;
    let changed = app.people.manage(account.person, unit, on).await?;
    say(&match (on, changed) {
        (true, true) => format!("{} now manages {unit}, with the units below it", account.sign_in),
        (true, false) => format!("{} manages {unit} already", account.sign_in),
        (false, true) => format!("{} manages {unit} no more", account.sign_in),
        (false, false) => format!("{} did not manage {unit}; nothing was changed", account.sign_in),
    });
    Ok(())
}

/// The account of somebody of the organisation: a guest has neither another role, nor a unit, nor a code.
async fn find_ours(app: &App, sign_in: &str) -> Result<Account, Failure> {
    let account = find(app, sign_in).await?;
    if account.is_guest() {
        return Err(Failure::Said(format!(
            "{} is a guest, let in by an invitation alone; whoever invited her can invite her again",
            account.sign_in
        )));
    }
    Ok(account)
}

async fn add(app: &App, sign_in: &str, account: &NewAccount) -> Result<(), Failure> {
    match app.people.add(account).await? {
        Some((_, code)) => {
            hand_over(app, sign_in, &code.to_string());
            Ok(())
        }
        None => Err(Failure::Said(format!("the sign-in name “{sign_in}” is taken; choose another"))),
    }
}

fn hand_over(app: &App, sign_in: &str, code: &str) {
    say(&format!("Code for {sign_in}, to be used once within two days at {}/code:", app.site.address));
    say(&format!("  {code}"));
}

fn fault_words(field: &str, fault: NameFault) -> String {
    let what = if field == "nom" { "the name" } else { "the sign-in name" };
    match fault {
        NameFault::Empty => format!("{what} is empty"),
        NameFault::TooLong => format!("{what} is too long"),
        NameFault::Hidden => format!("{what} holds an invisible sign; type it again"),
        NameFault::Sign => format!("{what} takes letters, digits, dot, dash, underscore and at sign"),
    }
}

fn parse_roles(names: &[String]) -> Result<Vec<Role>, Failure> {
    names
        .iter()
        .map(|name| {
            let known = Role::GIVEN.map(Role::name).join(", ");
            let role = Role::from_name(name).filter(|role| Role::GIVEN.contains(role));
            role.ok_or_else(|| {
                let managing = "who manages a unit is named by `passeport user manage SIGN_IN --unit ID`";
                Failure::Said(format!(
                    "there is no role “{name}” to give; write one of: {known} ({managing})"
                ))
            })
        })
        .collect()
}

async fn find(app: &App, sign_in: &str) -> Result<Account, Failure> {
    let account = app.people.account_by_sign_in(sign_in).await?;
    account.ok_or_else(|| {
        Failure::Said(format!("nobody signs in as “{sign_in}”; `passeport user list` names them all"))
    })
}

fn keep(done: bool) -> Result<(), Failure> {
    if done {
        Ok(())
    } else {
        Err(Failure::Said("at least one person must administer; nothing was changed".to_owned()))
    }
}

async fn list(app: &App) -> Result<(), Failure> {
    for account in app.people.list_all().await? {
        let roles: Vec<&str> = account.roles.iter().map(|r| r.name()).collect();
        let state = match (account.disabled_at.is_some(), account.has_password) {
            (true, _) => "closed",
            (false, true) => "active",
            (false, false) => "no password yet",
        };
        say(&format!("{}\t{}\t{}\t{state}", account.sign_in, account.name, roles.join(",")));
    }
    Ok(())
}
