use axum::response::{IntoResponse,Response};
pub(crate) async fn accessibility() -> Response { "".into_response() }
pub(crate) async fn legal() -> Response { "".into_response() }
pub(crate) async fn help() -> Response { "".into_response() }
