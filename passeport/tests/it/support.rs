//! A product for tests: fake clock, seeded ids, cheap passwords, a database of its own on each engine.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::{Method, Request, StatusCode, header};
use kit::{Clock, FixedClock, Ids, Instant, PersonId, SeededIds};
use lrs::Scope;
use passeport::{
    App, Organisation, Parts, embedded_content, embedded_organisation, migrations, parse_content, router,
};
use people::{NewAccount, Passwords};
use serde_json::Value;
use store::{Db, Options, migrate};
use tempfile::TempDir;
use tower::ServiceExt as _;
use web::Role;

/// The address that the tests' installation has.
pub(crate) const ADDRESS: &str = "http://passeport.test";

/// How each header begins that every answer carries.
const SECURITY_HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", "default-src 'none';"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("cache-control", ""),
];

/// An engine to test on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Sqlite,
    Postgres,
}

/// The engines at hand: PostgreSQL where `PASSEPORT_TEST_POSTGRES` names a cluster. Where it names none, a
/// test of `cluster.rs` is counted as skipped for all of these.
pub(crate) fn engines() -> Vec<On> {
    let mut engines = vec![On::Sqlite];
    if postgres().is_some() {
        engines.push(On::Postgres);
    } else {
        println!("skipped: PostgreSQL (PASSEPORT_TEST_POSTGRES is not set; `make test` sets it)");
    }
    engines
}

#[expect(clippy::disallowed_methods, reason = "tests are told of their cluster by the environment")]
fn postgres() -> Option<String> {
    std::env::var("PASSEPORT_TEST_POSTGRES").ok()
}

/// A product under test.
pub(crate) struct Product {
    pub(crate) app: App,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) router: Router,
    pub(crate) url: String,
    _folder: TempDir,
}

/// A browser's memory: its cookie and the token of the page it saw last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Browser {
    pub(crate) cookie: String,
    pub(crate) token: String,
    pub(crate) authorization: String,
}

impl Browser {
    /// No browser, but a program that asks for what is for people.
    pub(crate) fn of_program(credential: &str) -> Self {
        Self { authorization: credential.to_owned(), ..Self::default() }
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|l| l.to_str().ok()).unwrap_or_default()
    }
}

static DATABASES: AtomicU64 = AtomicU64::new(0);

/// A database that nobody else uses.
pub(crate) async fn fresh_url(on: On, folder: &TempDir) -> String {
    match on {
        On::Sqlite => format!("sqlite:{}", folder.path().join("test.db").display()),
        On::Postgres => {
            let cluster = postgres().expect("asked for only when there is one");
            let name = format!("test_{}_{}", std::process::id(), DATABASES.fetch_add(1, Ordering::SeqCst));
            let admin = Db::connect(&Options::new(&cluster)).await.unwrap();
            admin.execute_script(&format!("CREATE DATABASE {name}")).await.unwrap();
            admin.close().await;
            cluster.replacen("/postgres?", &format!("/{name}?"), 1)
        }
    }
}

impl Product {
    pub(crate) async fn new(on: On) -> Self {
        Self::with(on, false, ADDRESS).await
    }

    pub(crate) async fn demo(on: On) -> Self {
        Self::with(on, true, ADDRESS).await
    }

    /// A product whose public address is this one.
    pub(crate) async fn at(on: On, address: &str) -> Self {
        Self::with(on, false, address).await
    }

    async fn with(on: On, demo: bool, address: &str) -> Self {
        Self::built(on, demo, address, |_| {}).await
    }

    /// A product whose organisation differs from the embedded one.
    pub(crate) async fn of(on: On, change: impl FnOnce(&mut Organisation)) -> Self {
        Self::built(on, false, ADDRESS, change).await
    }

    async fn built(on: On, demo: bool, address: &str, change: impl FnOnce(&mut Organisation)) -> Self {
        let folder = TempDir::new().unwrap();
        let url = fresh_url(on, &folder).await;
        Self::over((folder, url), demo, address, change).await
    }

    /// A product over a database that stands, such as one that was restored.
    pub(crate) async fn opened(url: &str) -> Self {
        Self::over((TempDir::new().unwrap(), url.to_owned()), false, ADDRESS, |_| {}).await
    }

    async fn over(
        (folder, url): (TempDir, String),
        demo: bool,
        address: &str,
        change: impl FnOnce(&mut Organisation),
    ) -> Self {
        let db = Db::connect(&Options::new(&url)).await.unwrap();
        let clock = Arc::new(FixedClock::at(Instant::parse("2026-11-23T09:00:00Z").unwrap()));
        let shared: Arc<dyn Clock> = clock.clone();
        let ids: Arc<dyn Ids> = Arc::new(SeededIds::new(7, shared.clone()));
        migrate(&db, &migrations(), ids.as_ref(), || shared.now()).await.unwrap();
        let content = parse_content(&embedded_content()).expect("the embedded content has no fault");
        let mut organisation =
            embedded_organisation(&content.socle).expect("the embedded organisation has no fault");
        change(&mut organisation);
        let parts = Parts {
            db,
            organisation,
            content,
            clock: shared,
            ids,
            passwords: Passwords::with_cost(8, 1),
            public_url: address.to_owned(),
            demo,
            serves: true,
        };
        let app = App::new(parts).await.unwrap();
        let mut quiet = |_| {};
        app.evidence.catch_up(&mut quiet).await.unwrap();
        let router = router(app.clone());
        Self { app, clock, router, url, _folder: folder }
    }

    /// Adds a person and signs her in.
    pub(crate) async fn person(&self, name: &str, sign_in: &str, roles: &[Role]) -> (PersonId, Browser) {
        let account = NewAccount::new(name, sign_in, None, roles.to_vec()).unwrap();
        let (person, _) = self.app.people.add(&account).await.unwrap().expect("the sign-in name is free");
        (person, self.browser_of(person).await)
    }

    /// Gives a person a password, as she does with a code.
    pub(crate) async fn choose_password(&self, person: PersonId, sign_in: &str, secret: &str) {
        let code = self.app.people.reset(person, None).await.unwrap();
        self.app.people.redeem(sign_in, &code, secret, "x", "x").await.unwrap().unwrap();
    }

    /// A browser in which a person has signed in.
    pub(crate) async fn browser_of(&self, person: PersonId) -> Browser {
        let secret = self.app.people.sign_in_as_persona(person, "test").await.unwrap();
        Browser {
            cookie: format!("passeport={secret}"),
            token: people::form_token(&secret),
            ..Browser::default()
        }
    }

    pub(crate) async fn get(&self, browser: &Browser, path: &str) -> Answer {
        self.send(browser, Method::GET, path, None).await
    }

    /// Posts a form with the browser's token.
    pub(crate) async fn post(&self, browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = vec![("token", browser.token.as_str())];
        form.extend(fields);
        let body =
            form.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect::<Vec<_>>().join("&");
        self.send(browser, Method::POST, path, Some(body)).await
    }

    pub(crate) async fn send(
        &self,
        browser: &Browser,
        method: Method,
        path: &str,
        form: Option<String>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "passeport.test");
        if !browser.cookie.is_empty() {
            request = request.header(header::COOKIE, &browser.cookie);
        }
        if !browser.authorization.is_empty() {
            request = request.header(header::AUTHORIZATION, &browser.authorization);
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        self.answer(request.body(Body::from(form.unwrap_or_default())).unwrap()).await
    }

    /// Lets a program in: its id, and what it sends as `Authorization`.
    pub(crate) async fn program(&self, name: &str, scope: Scope, by: PersonId) -> (String, String) {
        let (client, secret) = self.app.lrs.add_client(&self.app.people, name, scope, by).await.unwrap();
        let pair = BASE64_STANDARD.encode(format!("{}:{secret}", client.id));
        (client.id, format!("Basic {pair}"))
    }

    /// Calls the xAPI interface as a program does, in version 1.0.3.
    pub(crate) async fn call(
        &self,
        credential: &str,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Answer {
        self.call_in("1.0.3", credential, method, path, body).await
    }

    /// Calls the xAPI interface in a version.
    pub(crate) async fn call_in(
        &self,
        version: &str,
        credential: &str,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, credential)
            .header("x-experience-api-version", version)
            .header(header::CONTENT_TYPE, "application/json");
        let body = body.map(|b| b.to_string()).unwrap_or_default();
        self.answer(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a request. Every answer of every test carries the security headers, refusals and errors too.
    pub(crate) async fn answer(&self, request: Request<Body>) -> Answer {
        let asked = format!("{} {}", request.method(), request.uri());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for (name, beginning) in SECURITY_HEADERS {
            let value = parts.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
            assert!(value.starts_with(beginning), "{asked:.300} ({}): {name}: {value:?}", parts.status);
            assert!(!value.contains("unsafe"), "{asked:.300}: {value}");
        }
        // A page whose address may hold a secret tells even our own log no more than where we are.
        let referrer = parts.headers.get("referrer-policy").and_then(|v| v.to_str().ok());
        assert!(matches!(referrer, Some("same-origin" | "strict-origin")), "{asked:.300}: {referrer:?}");
        let bytes = axum::body::to_bytes(body, 64 * 1024 * 1024).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

/// The hidden fields of the form of a page that goes to `path`, the token excepted.
pub(crate) fn fields_to(page: &Answer, path: &str) -> Vec<(String, String)> {
    let start = format!("method=\"post\" action=\"{path}\"");
    let form = page.body.split(&start).nth(1).unwrap_or_else(|| panic!("no form to {path}: {}", page.body));
    let form = form.split("</form>").next().unwrap_or_default();
    let between = |text: &str, name: &str| {
        let rest = text.split(&format!("{name}=\"")).nth(1)?;
        Some(plain(rest.split('"').next()?))
    };
    let inputs = form.split("<input type=\"hidden\"").skip(1);
    let pairs = inputs.filter_map(|input| Some((between(input, "name")?, between(input, "value")?)));
    pairs.filter(|(name, _)| name != "token").collect()
}

/// An attribute of a page as the browser reads it; the ampersand last, for it stands in all others.
fn plain(attribute: &str) -> String {
    let signs =
        [("#39", "'"), ("#34", "\""), ("quot", "\""), ("#60", "<"), ("lt", "<"), ("#62", ">"), ("gt", ">")];
    let all = signs.into_iter().chain([("#38", "&"), ("amp", "&")]);
    all.fold(attribute.to_owned(), |text, (name, sign)| text.replace(&format!("&{name};"), sign))
}

/// Percent-encodes a form's part.
pub(crate) fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// The value of a hidden field of a page.
pub(crate) fn hidden(body: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = body.split(&start).nth(1).unwrap_or_else(|| panic!("no hidden field {name}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}
