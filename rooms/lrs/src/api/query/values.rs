//! The values of parameters: each is read, or the reason says how to mend it.

use kit::{Instant, PersonId};
use serde_json::Value;
use uuid::Uuid;
use xapi::{Actor, ActorKind};

use crate::limits::PAGE_STATEMENTS_MAX;

/// The standard form only (Data 4.4).
pub(super) fn uuid(value: &str) -> Result<Uuid, String> {
    Uuid::try_parse(value)
        .ok()
        .filter(|id| id.to_string().eq_ignore_ascii_case(value))
        .ok_or_else(|| "is no UUID: write it as 6690e6c9-3ef0-4ed3-8b37-7f3964730bee".to_owned())
}

pub(super) fn agent(value: &str, address: &str) -> Result<PersonId, String> {
    let mend = || {
        format!(
            "is no person of this installation: send {{\"account\":{{\"homePage\":\"{address}\",\"name\":\"…\"}}}} with the person's id"
        )
    };
    let value: Value = serde_json::from_str(value).map_err(|_| mend())?;
    let actor = value.as_object().map(Actor::of).filter(|actor| actor.kind() == ActorKind::Agent);
    let account = actor.and_then(Actor::account).filter(|(home_page, _)| *home_page == address);
    let person =
        account.and_then(|(_, name)| PersonId::parse(name).filter(|person| person.to_string() == name));
    person.ok_or_else(mend)
}

/// Close enough to an IRI to be looked for: PostgreSQL fails on a text that holds the sign of number zero.
pub(super) fn iri(value: &str) -> Result<String, String> {
    if value.contains(':') && !value.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Ok(value.to_owned());
    }
    Err("is no IRI: write it as https://example.org/it".to_owned())
}

pub(super) fn instant(value: &str) -> Result<Instant, String> {
    Instant::parse(value).map_err(|_| {
        "is no instant: write it as 2026-11-23T16:40:00Z; in an address, + is written %2B".to_owned()
    })
}

pub(super) fn boolean(value: &str) -> Result<bool, String> {
    match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err("is true or false".to_owned()),
    }
}

/// 0 is as many as we give (Communication 2.1.3); so is any number past it.
pub(super) fn limit(value: &str) -> Result<i64, String> {
    match value.parse::<u32>() {
        Ok(0) => Ok(PAGE_STATEMENTS_MAX),
        Ok(number) => Ok(i64::from(number).min(PAGE_STATEMENTS_MAX)),
        Err(_) => Err(format!("is a whole number: write 1 to {PAGE_STATEMENTS_MAX}, or 0 for the most")),
    }
}

pub(super) fn after(value: &str) -> Result<i64, String> {
    let position = value.parse::<i64>().ok().filter(|position| *position >= 0);
    position.ok_or_else(|| "comes from a “more”: follow that address as it is".to_owned())
}
