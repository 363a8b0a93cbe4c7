//! Statements into the ledger: all or none, in one transaction.

use std::collections::HashMap;

use evidence::{AppendError, Authority};
use kit::PersonId;
use people::People;
use uuid::Uuid;
use xapi::{Fault, Statement};

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
    let mut admitted = admit(statements, alone, lrs.address()).map_err(Refusal::faults)?;
    check_known(people, &admitted).await?;
    let mut ids = Vec::with_capacity(admitted.len());
    for one in &mut admitted {
        let id = one.id.unwrap_or_else(|| lrs.ids.random_uuid());
        ids.push(id);
        complete(&mut one.statement, id, caller.version);
    }
    write(lrs, &Authority::Client(caller.client.id), admitted).await?;
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
fn complete(statement: &mut Statement, id: Uuid, version: Version) {
    statement.set_version_if_absent(version.of_statements());
    statement.set_id(id);
    statement.set_context_activities_as_arrays();
}

async fn write(lrs: &Lrs, authority: &Authority, batch: Vec<Admitted>) -> Result<(), AppendError> {
    let mut tx = lrs.db.write().await?;
    for one in batch {
        lrs.evidence.append(&mut tx, one.person, one.statement, authority, "").await?;
    }
    Ok(tx.commit().await?)
}
