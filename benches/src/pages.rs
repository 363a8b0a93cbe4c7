//! Server time of pages, without the network.

use std::time::Instant;

use axum::Router;
use axum::body::Body;
use http::{Method, Request, header};
use tower::ServiceExt as _;

use crate::setting::Setting;
use crate::{percentiles, row};

/// Requests a page.
const REQUESTS: usize = 400;

/// Times the passport, the home page, and an answer with the next question.
pub async fn measure(setting: &Setting) {
    let router = passeport::router(setting.app.clone());
    let people = setting.app.people.list_all().await.expect("listed");
    let agents: Vec<_> = people.iter().filter(|a| a.sign_in.starts_with("agent-0")).take(REQUESTS).collect();
    let mut secrets = Vec::new();
    for agent in &agents {
        secrets.push(setting.app.people.sign_in_as_persona(agent.person, "bench").await.expect("signed in"));
    }
    for (name, path) in [("page: passport", "/passeport"), ("page: today", "/")] {
        let mut times = Vec::new();
        for secret in &secrets {
            let begun = Instant::now();
            send(&router, Method::GET, path, secret, None).await;
            times.push(begun.elapsed().as_secs_f64());
        }
        row(name, setting.name, &percentiles(times));
    }
    answers(setting, &router, &secrets).await;
}

/// An answer posted and the next question shown: what a person waits for.
async fn answers(setting: &Setting, router: &Router, secrets: &[String]) {
    let mut times = Vec::new();
    for secret in secrets.iter().take(REQUESTS / 8) {
        let token = people::form_token(secret);
        let begun = send(router, Method::POST, "/positionnement", secret, Some(format!("token={token}&sur=ai"))).await;
        let Some(path) = begun.0 else { continue };
        let mut body = send(router, Method::GET, &path, secret, None).await.1;
        for _ in 0..8 {
            let Some(question) = body.split("name=\"question\" value=\"").nth(1).and_then(|r| r.split('"').next()) else { break };
            let form = format!("token={token}&question={question}&inconnu=1");
            let begun = Instant::now();
            send(router, Method::POST, &path, secret, Some(form)).await;
            body = send(router, Method::GET, &path, secret, None).await.1;
            times.push(begun.elapsed().as_secs_f64());
        }
    }
    row("an answer kept and the next question shown", setting.name, &percentiles(times));
}

/// Sends a request; the place it leads to, and the body.
async fn send(router: &Router, method: Method, path: &str, secret: &str, form: Option<String>) -> (Option<String>, String) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::COOKIE, format!("passeport={secret}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.unwrap_or_default()))
        .expect("a request");
    let response = router.clone().oneshot(request).await.expect("an answer");
    assert!(!response.status().is_server_error() && !response.status().is_client_error(), "{path}: {}", response.status());
    let place = response.headers().get(header::LOCATION).and_then(|l| l.to_str().ok()).map(str::to_owned);
    let bytes = axum::body::to_bytes(response.into_body(), 64 << 20).await.expect("a body");
    (place, String::from_utf8_lossy(&bytes).into_owned())
}
