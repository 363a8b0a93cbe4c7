//! `/healthz` and `/readyz`, for those who run the server.

use axum::extract::State;
use http::StatusCode;
use web::Problem;

use crate::app::App;

/// The process answers.
pub(crate) async fn alive() -> &'static str {
    "ok"
}

/// The process can do its work: the database answers.
pub(crate) async fn ready(State(app): State<App>) -> Result<(StatusCode, &'static str), Problem> {
    app.people.db().ping().await?;
    Ok((StatusCode::OK, "ready"))
}
