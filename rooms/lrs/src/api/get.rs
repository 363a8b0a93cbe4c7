//! `GET /xapi/statements`: one statement by its id, or those that filters leave (Communication 2.1.3).

use std::collections::BTreeSet;

use axum::extract::{Request, State};
use axum::response::Response;
use evidence::{Authority, Record};
use http::StatusCode;
use people::People;
use serde::Serialize;
use store::Tx;
use xapi::Statement;

use super::answer::{Refusal, json};
use super::call::Call;
use super::query::{self, Asked, Listing};
use crate::limits::PAGE_STATEMENTS_MAX;
use crate::{Client, Lrs, Scope};

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

/// What is found and the lines it leaves in journals are one transaction (law 6): nothing is given that
/// was not noted.
async fn get(call: &Call, lrs: &Lrs, people: &People) -> Result<Response, Refusal> {
    let client = call.enter(lrs).await?.client;
    let asked = query::parse(call.query(), lrs.address()).map_err(Refusal::faults)?;
    let mut tx = lrs.db.write().await?;
    match asked {
        Asked::One(id) => {
            let found = lrs.evidence.get_in(&mut tx, id).await?;
            // What a program may not read is answered as what does not exist.
            let Some(record) = found.filter(|record| may_read(&client, record)) else {
                return Err(Refusal::new(StatusCode::NOT_FOUND, format!("No statement has the id {id}.")));
            };
            note(&mut tx, people, &client, std::slice::from_ref(&record)).await?;
            tx.commit().await?;
            json(&record.statement)
        }
        Asked::Many(listing) => {
            let (records, more) = find(&mut tx, lrs, &client, &listing).await?;
            note(&mut tx, people, &client, &records).await?;
            tx.commit().await?;
            json(&StatementResult {
                statements: records.iter().map(|record| &record.statement).collect(),
                more: more.map(|position| listing.more(position, lrs.address())).unwrap_or_default(),
            })
        }
    }
}

fn may_read(client: &Client, record: &Record) -> bool {
    client.scope == Scope::All || sent(client, record)
}

/// Whether a program itself had sent it.
fn sent(client: &Client, record: &Record) -> bool {
    matches!(&record.authority, Authority::Client(id) if *id == client.id)
}

/// Leaves a line in the journal of each person whose statements are about to be given. What the program
/// itself had sent is no news of anybody.
async fn note(tx: &mut Tx, people: &People, client: &Client, records: &[Record]) -> store::Result<()> {
    let subjects: BTreeSet<_> = records.iter().filter(|r| !sent(client, r)).map(|r| r.person).collect();
    for subject in subjects {
        people.record_program_read(tx, &client.name, client.created_by, subject).await?;
    }
    Ok(())
}

/// A page of the statements that the program may read, and the position after which the next one begins.
/// The ledger has no index by registration: those of one person, some hundreds or thousands, are looked
/// through.
async fn find(
    tx: &mut Tx,
    lrs: &Lrs,
    client: &Client,
    listing: &Listing,
) -> store::Result<(Vec<Record>, Option<i64>)> {
    let mut search = listing.search(client);
    let Some(registration) = listing.registration else {
        let found = lrs.evidence.find_in(tx, &search).await?;
        return Ok((found.records, found.more));
    };
    search.limit = PAGE_STATEMENTS_MAX;
    let limit = usize::try_from(listing.limit).unwrap_or(usize::MAX);
    let mut kept: Vec<Record> = Vec::new();
    loop {
        let found = lrs.evidence.find_in(tx, &search).await?;
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
