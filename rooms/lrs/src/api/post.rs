//! `POST /xapi/statements`: one statement or many (Communication 2.1.2).

use axum::extract::{Request, State};
use axum::response::Response;
use people::People;
use xapi::Statement;

use super::answer::{Refusal, json};
use super::call::Call;
use super::{append::append, body, query};
use crate::Lrs;
use crate::limits::BATCH_STATEMENTS_MAX;

/// Takes statements in; answers their ids.
pub async fn statements(State(lrs): State<Lrs>, State(people): State<People>, request: Request) -> Response {
    let call = Call::begin(&lrs, &request);
    let answer = post(&call, &lrs, &people, request).await;
    call.finish(answer.map_err(Refusal::nothing_stored))
}

async fn post(call: &Call, lrs: &Lrs, people: &People, request: Request) -> Result<Response, Refusal> {
    let caller = call.enter(lrs).await?;
    query::none(call.query()).map_err(Refusal::faults)?;
    let body = body::read(request).await?;
    let alone = !body.trim_ascii_start().starts_with(b"[");
    let statements = Statement::parse_batch(&body, BATCH_STATEMENTS_MAX)?;
    json(&append(lrs, people, caller, statements, alone).await?)
}
