//! Statements into the ledger: all or none, in one transaction.

use std::collections::HashMap;

use evidence::{AppendError, Authority};
use kit::PersonId;
use people::People;
use serde_json::Value;
use uuid::Uuid;
use xapi::{Fault, Faults, Statement};

use super::admit::{Admitted, admit, unknown_person};
use super::answer::Refusal;
use super::call::Caller;
use super::version::Version;
use crate::Lrs;

/// Takes statements in; gives their ids, in their order. `alone` when the body was no array.
pub(super) async fn append(
    lrs: &Lrs,
    people: &People,
    caller: Caller,
    statements: Vec<Statement>,
    alone: bool,
) -> Result<Vec<Uuid>, Refusal> {
    let admitted = admit(statements, alone, lrs.address()).map_err(Refusal::faults)?;
    check_known(people, &admitted).await?;
    let mut ids = Vec::with_capacity(admitted.len());
    let mut completed = Vec::with_capacity(admitted.len());
    for one in admitted {
        let id = one.id.unwrap_or_else(|| lrs.ids.random_uuid());
        ids.push(id);
        completed.push(Admitted { statement: complete(one.statement, id, caller.version)?, ..one });
    }
    let authority = Authority::Client(caller.client);
    let mut written = write(lrs, &authority, &completed).await;
    // The same statement may have come twice at once, without a timestamp: the second time round it finds
    // the one that the first was given.
    if matches!(written, Err(AppendError::IdTaken(_))) && completed.iter().any(takes_earlier_date) {
        written = write(lrs, &authority, &completed).await;
    }
    written?;
    Ok(ids)
}

/// Refuses statements about persons whom nobody here is. A closed account is somebody's still.
async fn check_known(people: &People, admitted: &[Admitted]) -> Result<(), Refusal> {
    let mut known: HashMap<PersonId, bool> = HashMap::new();
    let mut faults: Vec<Fault> = Vec::new();
    for Admitted { person, index, .. } in admitted {
        let is_known = match known.get(person) {
            Some(is_known) => *is_known,
            None => people.account(*person).await?.is_some(),
        };
        known.insert(*person, is_known);
        if !is_known {
            faults.push(unknown_person(*index));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::faults(faults)) }
}

/// What the ledger's own `append` does not set: id, version, arrays of context activities.
fn complete(mut statement: Statement, id: Uuid, version: Version) -> Result<Statement, Faults> {
    if version == Version::Two && statement.version().is_none() {
        // 2.0 sets its own version, 1.0 sets 1.0.0 (Data 2.4.10).
        let mut members = statement.into_map();
        members.insert("version".to_owned(), Version::Two.latest().into());
        statement = Statement::from_value(&Value::Object(members))?;
    }
    statement.set_version_if_absent();
    statement.set_id(id);
    statement.set_context_activities_as_arrays();
    Ok(statement)
}

async fn write(lrs: &Lrs, authority: &Authority, batch: &[Admitted]) -> Result<(), AppendError> {
    let mut dated = Vec::with_capacity(batch.len());
    // Before the transaction: inside it, each writer would hold one connection and wait for a second.
    for one in batch {
        dated.push(date(lrs, one).await?);
    }
    let mut tx = lrs.db.write().await?;
    for (one, statement) in batch.iter().zip(dated) {
        lrs.evidence.append(&mut tx, one.person, statement, authority, "").await?;
    }
    Ok(tx.commit().await?)
}

/// The statement with a timestamp. Sent again without one, it takes the one we gave it the first time:
/// "now" would make another statement of it.
async fn date(lrs: &Lrs, one: &Admitted) -> Result<Statement, AppendError> {
    let mut statement = one.statement.clone();
    if takes_earlier_date(one)
        && let Some(id) = one.id
        && let Some(earlier) = lrs.evidence.get(id).await?.and_then(|record| record.statement.timestamp())
    {
        statement.set_timestamp_if_absent(earlier);
    }
    statement.set_timestamp_if_absent(lrs.now().timestamp());
    Ok(statement)
}

fn takes_earlier_date(one: &Admitted) -> bool {
    one.id.is_some() && !one.statement.as_map().contains_key("timestamp")
}
