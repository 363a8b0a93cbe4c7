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

/// Requests of a search: each reads everybody who can be found.
const SEARCHES: usize = 40;

/// Somebody who has come in, and the product that answers her.
struct Visit<'a> {
    setting: &'a Setting,
    router: &'a Router,
    agents: u32,
}

/// Times pages of agents, of a scout and of who steers; then what the server holds in memory when it has shown them.
pub async fn measure(setting: &Setting, agents: u32) {
    let router = passeport::router(setting.app.clone());
    let visit = Visit { setting, router: &router, agents };
    let everybody = setting.app.people.list_all().await.expect("listed");
    let called = |start: &str| everybody.iter().filter(|a| a.sign_in.starts_with(start)).take(REQUESTS).map(|a| a.person).collect::<Vec<_>>();
    let mut secrets = Vec::new();
    for agent in called("agent-0") {
        secrets.push(setting.app.people.sign_in_as_persona(agent, "bench").await.expect("signed in"));
    }
    let each = |path: &'static str| secrets.iter().map(move |secret| (secret.as_str(), path.to_owned()));
    visit.times("passport", each("/passeport")).await;
    visit.times("today", each("/")).await;
    visit.lesson(&secrets).await;
    answers(setting, &router, &secrets).await;

    let alone = |start: &str| called(start)[0];
    let scout = setting.app.people.sign_in_as_persona(alone("scout-"), "bench").await.expect("signed in");
    let steering = setting.app.people.sign_in_as_persona(alone("steering-"), "bench").await.expect("signed in");
    let search = visit.search(&scout).await;
    visit.once("coverage released", async { setting.app.releases.make(usize::MAX).await.expect("made"); }).await;
    for (name, path) in [("heat map", "/pilotage/couverture"), ("plan", "/plan"), ("roadmaps", "/plan/feuilles-de-route"), ("what needs a decision", "/pilotage")] {
        visit.times(name, (0..REQUESTS / 4).map(|_| (steering.as_str(), path.to_owned()))).await;
    }
    let asked = [(secrets[0].as_str(), "/passeport"), (&scout, &search), (&steering, "/pilotage/couverture"), (&steering, "/plan")];
    crate::process::in_use(setting, agents, &asked);
}

impl Visit<'_> {
    /// Times requests, each by somebody for a page.
    async fn times<'s>(&self, page: &str, asked: impl Iterator<Item = (&'s str, String)>) {
        let mut times = Vec::new();
        for (secret, path) in asked {
            let begun = Instant::now();
            send(self.router, Method::GET, &path, secret, None).await;
            times.push(begun.elapsed().as_secs_f64());
        }
        row(&format!("page at {}: {page}", self.agents), self.setting.name, &percentiles(times));
    }

    /// Times what is done once.
    async fn once(&self, what: &str, work: impl Future<Output = ()>) {
        let begun = Instant::now();
        work.await;
        row(&format!("at {}: {what}", self.agents), self.setting.name, &format!("{:.2} s", begun.elapsed().as_secs_f64()));
    }

    /// The third page of the course, by agents who have begun it.
    async fn lesson(&self, secrets: &[String]) {
        const COURSE: &str = "/apprendre/protect-online";
        let plan = {
            let form = format!("token={}", people::form_token(&secrets[0]));
            send(self.router, Method::POST, COURSE, &secrets[0], Some(form)).await;
            send(self.router, Method::GET, COURSE, &secrets[0], None).await.1
        };
        let pages = plan.split("href=\"").filter_map(|rest| rest.split('"').next());
        let lesson = pages.filter(|path| path.starts_with(&format!("{COURSE}/")) && !path.ends_with("/memo")).nth(2);
        let lesson = lesson.expect("the course has three pages").to_owned();
        for secret in &secrets[1..] {
            let form = format!("token={}", people::form_token(secret));
            send(self.router, Method::POST, COURSE, secret, Some(form)).await;
        }
        self.times("lesson", secrets.iter().map(|secret| (secret.as_str(), lesson.clone()))).await;
    }

    /// The need of the demonstration that has a list: its first search, which reads passports, and those after. Its path.
    async fn search(&self, scout: &str) -> String {
        self.once("passports read ahead of the first search", async {
            self.setting.app.talents.warm().await.expect("read");
        })
        .await;
        let list = send(self.router, Method::GET, "/besoins", scout, None).await.1;
        let needs: Vec<String> = list
            .split("href=\"/besoins/")
            .filter_map(|rest| rest.split('"').next())
            .filter(|id| id.len() == 36)
            .map(|id| format!("/besoins/{id}"))
            .collect();
        for need in needs {
            let listed = send(self.router, Method::GET, &need, scout, None).await.1.contains(&format!("{need}/"));
            if listed {
                self.times("search", (0..SEARCHES).map(|_| (scout, need.clone()))).await;
                return need;
            }
        }
        panic!("the demonstration has a need with a list");
    }
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
