//! What a request's address asks (Communication 2.1.1, 2.1.3), and nothing else. Pure.

mod listing;
mod values;

use std::collections::BTreeSet;

use uuid::Uuid;
use xapi::Fault;

pub(super) use listing::Listing;
use values::{after, agent, boolean, instant, iri, limit, uuid};

/// Said of a parameter that comes again.
const TWICE: &str = "is given more than once: keep one";

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// One statement.
    One(Uuid),
    /// Those that filters leave.
    Many(Listing),
}

/// Reads the query of a GET, or tells all its faults.
pub(super) fn parse(query: &str, address: &str) -> Result<Asked, Vec<Fault>> {
    let mut reader = Reader { address, listing: Listing::default(), id: None };
    let mut faults = Vec::new();
    let mut given = BTreeSet::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let taken = if given.contains(&*name) { Err(TWICE.to_owned()) } else { reader.take(&name, &value) };
        faults.extend(taken.err().map(|reason| fault(&name, reason)));
        given.insert(name.into_owned());
    }
    let id = reader.id;
    if given.contains("statementId") {
        let others = given.iter().filter(|n| !matches!(n.as_str(), "statementId" | "format" | "attachments"));
        faults.extend(others.map(|name| fault(name, "does not go with statementId: remove one of them")));
    }
    if given.contains("registration") && !given.contains("agent") {
        faults.push(fault("registration", "is looked for among one person's statements: send agent too"));
    }
    match id {
        _ if !faults.is_empty() => Err(faults),
        Some(id) => Ok(Asked::One(id)),
        None => Ok(Asked::Many(reader.listing)),
    }
}

/// Reads the query of a PUT.
pub(super) fn statement_id(query: &str) -> Result<Uuid, Vec<Fault>> {
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    match pairs.as_slice() {
        [(name, value)] if name == "statementId" => uuid(value).map_err(|reason| vec![fault(name, reason)]),
        [] => Err(vec![fault("statementId", "is missing: send the id of the statement")]),
        others => Err(others
            .iter()
            .map(|(name, _)| fault(name, "PUT takes statementId, once, and no other"))
            .collect()),
    }
}

/// Reads the query of a POST, which has none.
pub(super) fn none(query: &str) -> Result<(), Vec<Fault>> {
    let faults: Vec<Fault> = form_urlencoded::parse(query.as_bytes())
        .map(|(name, _)| fault(&name, "POST takes no parameter: remove it; to read statements, use GET"))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// A query while it is read.
struct Reader<'a> {
    address: &'a str,
    listing: Listing,
    id: Option<Uuid>,
}

impl Reader<'_> {
    /// Takes a parameter in, or says what is wrong with it.
    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        let listing = &mut self.listing;
        match name {
            "statementId" => self.id = Some(uuid(value)?),
            "agent" => listing.person = Some(agent(value, self.address)?),
            "verb" => listing.verb = iri(value)?,
            "activity" => listing.activity = iri(value)?,
            "registration" => listing.registration = Some(uuid(value)?),
            "since" => listing.since = Some(instant(value)?),
            "until" => listing.until = Some(instant(value)?),
            "ascending" => listing.ascending = boolean(value)?,
            "limit" => listing.limit = limit(value)?,
            "after" => listing.after = Some(after(value)?),
            "format" if value == "exact" => {}
            "format" => return Err("is not given here but exact: leave it out".to_owned()),
            "attachments" | "related_activities" | "related_agents" if value == "false" => {}
            "attachments" | "related_activities" | "related_agents" => {
                return Err("is not given in this version but as false: leave it out".to_owned());
            }
            "voidedStatementId" => return Err("finds nothing: no statement is voided here".to_owned()),
            _ => return Err("is no filter known here: remove it".to_owned()),
        }
        Ok(())
    }
}

fn fault(name: &str, reason: impl Into<String>) -> Fault {
    let path = name.chars().take(xapi::limits::NAME_LENGTH_MAX).collect();
    Fault { index: None, path, reason: reason.into() }
}

#[cfg(test)]
mod tests;
