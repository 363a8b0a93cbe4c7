//! `PUT /xapi/statements?statementId=`: one statement under its id (Communication 2.1.1).

use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use people::People;
use xapi::{Fault, Statement};

use super::answer::Refusal;
use super::call::Call;
use super::{append::append, body, query};
use crate::Lrs;

/// Takes a statement in.
pub async fn statement(State(lrs): State<Lrs>, State(people): State<People>, request: Request) -> Response {
    let call = Call::begin(&lrs, &request);
    let answer = put(&call, &lrs, &people, request).await;
    call.finish(answer.map_err(Refusal::nothing_stored))
}

async fn put(call: &Call, lrs: &Lrs, people: &People, request: Request) -> Result<Response, Refusal> {
    let caller = call.enter(lrs).await?;
    let id = query::statement_id(call.query()).map_err(Refusal::faults)?;
    let mut statement = Statement::parse(&body::read(request).await?)?;
    if statement.id().is_some_and(|own| own != id) {
        let reason =
            format!("is not the statementId of the address, {id}: make them the same, or leave it out");
        return Err(Refusal::faults(vec![Fault { index: None, path: "id".to_owned(), reason }]));
    }
    statement.set_id(id);
    append(lrs, people, caller, vec![statement], true).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
