//! Style sheets, scripts and pictures, embedded in the binary, under an address that changes with the content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header;
use kit::Fingerprint;
use rust_embed::RustEmbed;

use crate::Problem;

#[derive(RustEmbed)]
#[folder = "../../browser"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[include = "*.txt"]
struct Assets;

/// A short hash of all assets: their address, so that a browser may keep them for a year.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Assets::iter().collect();
    names.sort();
    let mut fingerprint = Fingerprint::default();
    for name in &names {
        fingerprint.add(name.as_bytes());
        fingerprint.add(Assets::get(name).map(|f| f.data).unwrap_or_default());
    }
    kit::fingerprint::hex(&fingerprint.finish()[..6])
});

/// The address of an asset.
pub fn href(name: &str) -> String {
    format!("/assets/{}/{name}", *VERSION)
}

/// Serves `/assets/{version}/{name}`.
pub async fn serve(Path((_version, name)): Path<(String, String)>) -> Response {
    let Some(file) = Assets::get(&name) else { return Problem::not_found().into_response() };
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, file.data.into_owned()).into_response()
}
