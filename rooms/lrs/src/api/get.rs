//! `GET /xapi/statements`: one statement by its id, or those that filters leave (Communication 2.1.3).

use axum::extract::{Request, State};
use axum::response::Response;
use evidence::Record;
use http::StatusCode;
use serde::Serialize;
use xapi::Statement;

use super::answer::{Refusal, json};
use super::call::Call;
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
pub async fn statements(State(lrs): State<Lrs>, request: Request) -> Response {
    let call = Call::begin(&lrs, &request);
    let answer = get(&call, &lrs).await;
    call.finish(answer)
}

async fn get(call: &Call, lrs: &Lrs) -> Result<Response, Refusal> {
    call.enter(lrs).await?;
    let asked = query::parse(call.query(), lrs.address()).map_err(Refusal::faults)?;
    match asked {
        Asked::One(id) => match lrs.evidence.get(id).await? {
            Some(record) => json(&record.statement),
            None => Err(Refusal::new(StatusCode::NOT_FOUND, format!("No statement has the id {id}."))),
        },
        Asked::Many(listing) => {
            let (records, more) = find(lrs, &listing).await?;
            json(&StatementResult {
                statements: records.iter().map(|record| &record.statement).collect(),
                more: more.map(|position| listing.more(position, lrs.address())).unwrap_or_default(),
            })
        }
    }
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
