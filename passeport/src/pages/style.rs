use axum::response::{IntoResponse,Response};
pub(crate) async fn show() -> Response { "".into_response() }
