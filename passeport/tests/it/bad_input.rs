//! What goes wrong: a clear message, nothing lost, nothing half written.

use std::time::Duration;

use http::{Method, StatusCode};
use kit::PersonId;
use passeport::table;
use people::{NewAccount, Switch};
use serde_json::{Value, json};
use store::{Db, Options, StoreError};
use uuid::Uuid;
use web::{Role, RouteKind};

use crate::assessing::begin;
use crate::evidence::credential;
use crate::support::{ADDRESS, Answer, Browser, On, Product, engines, hidden};

#[tokio::test]
async fn an_unknown_page_is_a_page() {
    let product = Product::new(engines()[0]).await;
    let answer = product.get(&Browser::default(), "/nulle-part").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("<h1>Cette page n’existe pas</h1>"));
    let wrong = product.send(&Browser::default(), Method::PUT, "/connexion", None).await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_form_of_ten_megabytes_is_refused_and_says_so() {
    let product = Product::new(engines()[0]).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let body = format!("texte={}", "x".repeat(10 * 1024 * 1024));
    let answer = product.send(&browser, Method::POST, "/mes-donnees/demandes", Some(body.clone())).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("64"), "the limit is said");
    let signed_out =
        product.send(&Browser::default(), Method::POST, "/mes-donnees/demandes", Some(body)).await;
    assert_eq!(signed_out.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// Names and texts that attack a page: markup, direction marks, length.
const HOSTILE: [&str; 3] =
    ["<script>alert(1)</script>", "\u{202e}evil\u{202c}", "\"><img src=x onerror=alert(1)>"];

/// What of them would attack, were it on a page as it is.
const MARKUP: [&str; 6] = ["<script", "<img src=x", "<b>Zo", "<i>é", "onerror=alert(1)>", "\u{202e}"];

/// A product with one administrator and one agent whose names attack, her session, and a program of hers.
struct Attacked {
    product: Product,
    admin: Browser,
    agent: Browser,
    chief: Browser,
    zoe: PersonId,
    session: String,
    credential: String,
}

impl Attacked {
    async fn new(on: On) -> Self {
        let product = Product::demo(on).await;
        let name = "<script>alert(1)</script> \"><img>";
        let (hugo, admin) = product.person(name, "hugo", &[Role::Administrator]).await;
        let unit = Some("base-kermeur".to_owned());
        let account = NewAccount::new("<b>Zoé</b> '\"", "zoe", unit, vec![Role::Agent]).unwrap();
        let (zoe, _) = product.app.people.add(&account).await.unwrap().unwrap();
        let agent = product.browser_of(zoe).await;
        product.app.people.turn(zoe, Switch::Manager, true).await.unwrap();
        let (marc, chief) = product.person("<b>Zoé, chef</b> <img src=x>", "marc", &[]).await;
        assert!(product.app.people.manage(marc, "base-kermeur", true).await.unwrap());
        let path = begin(&product, &agent, "ai").await;
        let session = path.rsplit('/').next().unwrap_or_default().to_owned();
        let fields = [("nom", HOSTILE[2])];
        let added = product.post(&admin, "/administration/clients", &fields).await;
        assert!(added.status.is_success(), "{}", added.body);
        let credential = credential(&product, hugo).await;
        Self { product, admin, agent, chief, zoe, session, credential }
    }

    /// The path of a line, each hole filled with what stands in this product.
    fn fill(&self, path: &str) -> String {
        path.replace("{person}", &self.zoe.to_string())
            .replace("{competence}", "ai.check-answer")
            .replace("{session}", &self.session)
    }
}

/// A statement about a person in which every free text is this one.
fn statement(person: PersonId, id: u128, text: &str) -> Value {
    json!({
        "id": Uuid::from_u128(id).to_string(),
        "actor": { "name": text, "account": { "homePage": ADDRESS, "name": person.to_string() } },
        "verb": { "id": "http://adlnet.gov/expapi/verbs/completed", "display": { "fr": text } },
        "object": {
            "id": "https://cours.example/1",
            "definition": { "name": { "fr": text }, "description": { "fr": text } },
        },
        "result": { "response": text },
    })
}

#[tokio::test]
async fn hostile_texts_are_shown_as_text_on_every_page() {
    for on in engines() {
        let attacked = Attacked::new(on).await;
        let (product, browser) = (&attacked.product, &attacked.agent);
        let long = format!("<i>{}", "é".repeat(7_990));
        for text in HOSTILE.iter().copied().chain([long.as_str()]) {
            let fields = [("nature", "erase"), ("texte", text)];
            let asked = product.post(browser, "/mes-donnees/demandes", &fields).await;
            assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        }
        let fields = [("nature", "erase"), ("texte", &"x".repeat(10_000))];
        let too_long = product.post(browser, "/mes-donnees/demandes", &fields).await;
        assert_eq!(too_long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(too_long.body.contains(&"x".repeat(1000)), "what was typed is given back");
        product.get(&attacked.admin, &attacked.fill("/administration/personnes/{person}")).await;
        let pages = table(true).into_iter().filter(|l| l.method == Method::GET && l.kind == RouteKind::Page);
        for line in pages {
            let path = attacked.fill(line.path);
            assert!(!path.contains('{'), "{path}: a hole is not filled");
            let mut opened = false;
            for walker in [&attacked.admin, browser, &attacked.chief] {
                let page = product.get(walker, &path).await;
                opened |= page.status.is_success() || page.status.is_redirection();
                for markup in MARKUP {
                    assert!(!page.body.contains(markup), "{on:?} {path} holds {markup}");
                }
            }
            assert!(opened, "{path}: neither administrator, agent nor manager may open it");
        }
    }
}

#[tokio::test]
async fn hostile_statements_are_kept_as_they_are_and_shown_as_text() {
    for on in engines() {
        let attacked = Attacked::new(on).await;
        let (product, credential) = (&attacked.product, &attacked.credential);
        let long = "x".repeat(10_000);
        for (id, text) in (1..).zip(HOSTILE.iter().copied().chain([long.as_str()])) {
            let sent = statement(attacked.zoe, id, text);
            let kept = product.call(credential, Method::POST, "/xapi/statements", Some(sent)).await;
            assert_eq!(kept.status, StatusCode::OK, "{on:?} {text:.40}: {}", kept.body);
            let path = format!("/xapi/statements?statementId={}", Uuid::from_u128(id));
            let read = product.call(credential, Method::GET, &path, None).await;
            let read: Value = serde_json::from_str(&read.body).unwrap();
            assert_eq!(read["result"]["response"], text, "{on:?}");
        }
        for path in ["/mes-donnees", "/mes-donnees/passeport.csv", "/passeport", "/"] {
            let page = product.get(&attacked.agent, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let html = page.headers["content-type"].to_str().unwrap().starts_with("text/html");
            for markup in MARKUP {
                assert!(!html || !page.body.contains(markup), "{on:?} {path} holds {markup}");
            }
        }
        let mut nul = statement(attacked.zoe, 99, "a");
        nul["result"]["response"] = json!("a\u{0}b");
        let answer = product.call(credential, Method::POST, "/xapi/statements", Some(nul)).await;
        assert!(!answer.status.is_server_error(), "{on:?}: {}", answer.body);
    }
}

#[tokio::test]
async fn hostile_names_are_refused_where_they_are_typed() {
    let product = Product::new(engines()[0]).await;
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    for name in ["\u{202e}evil", &"x".repeat(10_000), " ", "a\u{0}b"] {
        let fields = [("nom", name), ("identifiant", "x"), ("unite", ""), ("role", "agent")];
        let refused = product.post(&admin, "/administration/personnes/ajouter", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("role=\"alert\""));
    }
}

#[tokio::test]
async fn hostile_paths_and_queries_never_fail_the_server() {
    let long = "x".repeat(3_000);
    let strange = ["%00", "%FF%FE", "..%2F..%2Fetc", "%E2%80%AE", "'--", &long];
    let query = |part: &str| {
        let names = ["q", "page", "fait", "suite", "agent", "verb", "activity", "since", "limit", "more"];
        names.map(|name| format!("{name}={part}")).join("&")
    };
    for on in engines() {
        let attacked = Attacked::new(on).await;
        for line in table(true).into_iter().filter(|l| l.method == Method::GET) {
            for part in strange {
                let mut path = line.path.to_owned();
                for hole in ["{person}", "{competence}", "{session}", "{id}", "{version}", "{name}"] {
                    path = path.replace(hole, part);
                }
                for path in [path, attacked.fill(line.path)] {
                    let path = format!("{path}?{}", query(part));
                    for browser in [&attacked.admin, &attacked.agent, &attacked.chief] {
                        let answer = attacked.product.get(browser, &path).await;
                        assert!(!answer.status.is_server_error(), "{on:?} {path}: {}", answer.body);
                    }
                }
            }
        }
        for part in strange {
            for name in
                ["statementId", "agent", "verb", "activity", "registration", "since", "until", "limit"]
            {
                let path = format!("/xapi/statements?{name}={part}");
                let answer = attacked.product.call(&attacked.credential, Method::GET, &path, None).await;
                assert!(!answer.status.is_server_error(), "{on:?} {path}: {}", answer.body);
            }
        }
    }
}

/// Begins a positioning; its path and the question that waits.
async fn begin_all(product: &Product, browser: &Browser) -> (String, String) {
    let begun = product.post(browser, "/positionnement", &[("sur", "all")]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let path = begun.location().to_owned();
    let question = hidden(&product.get(browser, &path).await.body, "question");
    (path, question)
}

async fn pass(product: &Product, browser: &Browser, path: &str, question: &str) -> Answer {
    product.post(browser, path, &[("question", question), ("inconnu", "1")]).await
}

#[tokio::test]
async fn control_characters_are_never_echoed() {
    let product = Product::new(On::Sqlite).await;
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let fields = [("nom", "a\u{0}b\u{1b}c"), ("identifiant", "x"), ("unite", ""), ("role", "agent")];
    let refused = product.post(&admin, "/administration/personnes/ajouter", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.body.contains(['\u{0}', '\u{1b}']) && refused.body.contains("a\u{fffd}b\u{fffd}c"));
}

#[tokio::test]
async fn a_path_of_sixty_kilobytes_is_not_repeated() {
    let product = Product::new(On::Sqlite).await;
    let (_, agent) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let long = "y".repeat(60_000);
    for browser in [&agent, &Browser::default()] {
        for path in [format!("/{long}"), format!("/passeport/{long}"), format!("/passeport?q={long}")] {
            let answer = product.get(browser, &path).await;
            assert!(!answer.status.is_server_error());
            assert!(!answer.body.contains("yyyy") && answer.location().len() < 100, "{}", answer.location());
        }
    }
    let short = product.get(&agent, "/passeport?q=1").await;
    assert!(short.body.contains("name=\"retour\" value=\"/passeport?q=1\""), "a usual one is come back to");
}

#[tokio::test]
async fn what_is_wrong_under_xapi_is_said_to_programs() {
    let product = Product::new(On::Sqlite).await;
    let nobody = Browser::default();
    for (method, path, status) in [
        (Method::GET, "/xapi", StatusCode::NOT_FOUND),
        (Method::GET, "/xapi/nowhere", StatusCode::NOT_FOUND),
        (Method::DELETE, "/xapi/statements", StatusCode::METHOD_NOT_ALLOWED),
        (Method::POST, "/xapi/about", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let answer = product.send(&nobody, method, path, None).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
        assert_eq!(answer.headers["x-experience-api-version"], "2.0.0", "{path}");
        let allowed = answer.headers.get("allow").map(|a| a.to_str().unwrap());
        match (status, path) {
            (StatusCode::METHOD_NOT_ALLOWED, "/xapi/about") => assert_eq!(allowed, Some("GET, HEAD")),
            (StatusCode::METHOD_NOT_ALLOWED, _) => assert_eq!(allowed, Some("GET, HEAD, POST, PUT")),
            _ => assert_eq!(allowed, None),
        }
        if let Some(allowed) = allowed {
            assert!(answer.body.contains(&format!("takes {allowed}.")), "{}", answer.body);
        }
    }
}

#[tokio::test]
async fn while_another_program_locks_the_database_reading_goes_on_and_writing_says_so() {
    let product = Product::new(On::Sqlite).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let (path, question) = begin_all(&product, &browser).await;
    let before = product.app.evidence.count().await.unwrap();
    // So much later that the session's last use is to be noted.
    product.clock.advance_seconds(600);
    let holder = Db::connect(&Options::new(&product.url)).await.unwrap();
    let tx = holder.write().await.unwrap();
    let reading = async {
        for page in ["/", "/passeport", &path] {
            assert_eq!(product.get(&browser, page).await.status, StatusCode::OK, "{page}");
        }
    };
    tokio::time::timeout(Duration::from_secs(4), reading).await.expect("reading does not wait for the lock");
    // Each waits its five seconds, and not for those before it.
    let answers = async {
        tokio::join!(
            pass(&product, &browser, &path, &question),
            pass(&product, &browser, &path, &question),
            pass(&product, &browser, &path, &question),
            product.post(&browser, "/positionnement", &[("sur", "ai")]),
        )
    };
    let (a, b, c, d) =
        tokio::time::timeout(Duration::from_secs(9), answers).await.expect("waits do not add up");
    for answer in [a, b, c, d] {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert!(answer.body.contains("<h1>La base de données ne répond pas</h1>"), "{}", answer.body);
    }
    tx.rollback().await.unwrap();
    assert_eq!(product.app.evidence.count().await.unwrap(), before, "nothing was half written");
    assert_eq!(hidden(&product.get(&browser, &path).await.body, "question"), question, "the question waits");
    assert_eq!(pass(&product, &browser, &path, &question).await.status, StatusCode::SEE_OTHER);
    assert_eq!(product.app.evidence.count().await.unwrap(), before + 1);
}

/// Limits the pages of the product's database. The limit belongs to a connection: all that the pool may
/// have are held at once, and so each gets it.
async fn limit_pages(product: &Product, pragma: &'static str) {
    let db = product.app.people.db();
    let mut held = Vec::new();
    for _ in 0..6 {
        held.push(db.read().await.unwrap());
    }
    for conn in &mut held {
        store::query(pragma).fetch_optional(&mut **conn).await.unwrap();
    }
}

#[tokio::test]
async fn a_full_database_says_so_and_keeps_what_was_acknowledged() {
    let product = Product::new(On::Sqlite).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let (path, mut question) = begin_all(&product, &browser).await;
    let mut kept = product.app.evidence.count().await.unwrap();
    // A limit below what there is becomes what there is.
    limit_pages(&product, "PRAGMA max_page_count = 1").await;
    // Pages of a table have a little room even then, so the first few may be kept.
    let refused = loop {
        let answer = pass(&product, &browser, &path, &question).await;
        if answer.status != StatusCode::SEE_OTHER {
            break answer;
        }
        kept += 1;
        assert!(kept < 100, "the limit holds");
        question = hidden(&product.get(&browser, &path).await.body, "question");
    };
    assert_eq!(refused.status, StatusCode::INSUFFICIENT_STORAGE, "{}", refused.body);
    assert!(refused.body.contains("<h1>L’espace de stockage est plein</h1>"), "{}", refused.body);
    assert_eq!(product.app.evidence.count().await.unwrap(), kept, "nothing was half written");
    assert_eq!(product.get(&browser, "/passeport").await.status, StatusCode::OK, "reading goes on");
    limit_pages(&product, "PRAGMA max_page_count = 1000000").await;
    assert_eq!(hidden(&product.get(&browser, &path).await.body, "question"), question, "the question waits");
    assert_eq!(pass(&product, &browser, &path, &question).await.status, StatusCode::SEE_OTHER);
    assert_eq!(product.app.evidence.count().await.unwrap(), kept + 1);
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_says_how_to_mend_it() {
    let url = "postgres://nobody@localhost/none?host=/nonexistent-socket-folder";
    let error =
        Db::connect(&Options { url: url.to_owned(), wait_ms_max: 500 }).await.err().expect("nothing listens");
    assert!(matches!(error, StoreError::Unreachable { .. }), "{error}");
    assert!(error.to_string().contains("--database"));
}
