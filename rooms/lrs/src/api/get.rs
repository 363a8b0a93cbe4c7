//! `GET /xapi/statements`: one statement by its id, or those that filters leave (Communication 2.1.3).

use std::collections::BTreeSet;

use axum::extract::{Request, State};
use axum::response::Response;
use evidence::{Authority, Record};
use http::StatusCode;
use people::People;
use serde::Serialize;
use xapi::Statement;

use super::answer::{Refusal, json};
use super::call::{Call, Caller};
use super::query::{self, Asked, Listing};
use crate::Lrs;
use crate::limits::PAGE_STATEMENTS_MAX;

/// A StatementResult (Data 2.5).
#[derive(Serialize)]
struct StatementResult<'a> {
    statements: Vec<&'a Statement>,
    more: String,
}

/// Gives statements back.
pub async fn statements(State(lrs): State<Lrs>, State(people): State<People>, request: Request) -> Response {
    let call = Call::begin(&lrs, &request);
    let answer = get(&call, &lrs, &people).await;
    call.finish(answer)
}

async fn get(call: &Call, lrs: &Lrs, people: &People) -> Result<Response, Refusal> {
    let caller = call.enter(lrs).await?;
    let asked = query::parse(call.query(), lrs.address()).map_err(Refusal::faults)?;
    match asked {
        Asked::One(id) => match lrs.evidence.get(id).await? {
            Some(record) => {
                note(lrs, people, &caller, std::slice::from_ref(&record)).await?;
                json(&record.statement)
            }
            None => Err(Refusal::new(StatusCode::NOT_FOUND, format!("No statement has the id {id}."))),
        },
        Asked::Many(listing) => {
            let (records, more) = find(lrs, &listing).await?;
            note(lrs, people, &caller, &records).await?;
            json(&StatementResult {
                statements: records.iter().map(|record| &record.statement).collect(),
                more: more.map(|position| listing.more(position, lrs.address())).unwrap_or_default(),
            })
        }
    }
}

/// Leaves a line in the journal of each person whose statements are about to be given, so that none is
/// given without one. What the program itself had sent is no news of anybody.
async fn note(lrs: &Lrs, people: &People, caller: &Caller, records: &[Record]) -> store::Result<()> {
    let own = Authority::Client(caller.client.clone());
    let subjects: BTreeSet<_> = records.iter().filter(|r| r.authority != own).map(|r| r.person).collect();
    if subjects.is_empty() {
        return Ok(());
    }
    let name = lrs.client_name(&caller.client).await?;
    people.record_program_read(&name, &subjects.into_iter().collect::<Vec<_>>()).await
}

/// A page of statements, and the position after which the next one begins. The ledger has no index by
/// registration: those of one person, some hundreds or thousands, are looked through.
async fn find(lrs: &Lrs, listing: &Listing) -> store::Result<(Vec<Record>, Option<i64>)> {
    let mut search = listing.search();
    let Some(registration) = listing.registration else {
        let found = lrs.evidence.find(&search).await?;
        return Ok((found.records, found.more));
    };
    search.limit = PAGE_STATEMENTS_MAX;
    let limit = usize::try_from(listing.limit).unwrap_or(usize::MAX);
    let mut kept: Vec<Record> = Vec::new();
    loop {
        let found = lrs.evidence.find(&search).await?;
        for record in found.records.into_iter().filter(|r| r.statement.registration() == Some(registration)) {
            if kept.len() == limit {
                let last = kept.last().map(|record| record.position);
                return Ok((kept, last));
            }
            kept.push(record);
        }
        match found.more {
            Some(position) => search.after = Some(position),
            None => return Ok((kept, None)),
        }
    }
}
