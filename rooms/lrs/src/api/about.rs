//! `GET /xapi/about`: the versions spoken here. Open to anyone and in any version, as Communication 2.8
//! asks: a program reads it to choose its version. There are no extensions.

use axum::extract::{Request, State};
use axum::response::Response;
use serde_json::json;

use super::answer::json;
use super::call::Call;
use super::version::Version;
use crate::Lrs;

/// Tells the versions.
pub async fn versions(State(lrs): State<Lrs>, request: Request) -> Response {
    Call::begin(&lrs, &request).finish(json(&json!({ "version": Version::ALL.map(Version::latest) })))
}
