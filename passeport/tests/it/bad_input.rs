//! What goes wrong: a clear message, nothing lost, nothing half written.

use std::time::Duration;

use http::{Method, StatusCode};
use passeport::table;
use store::{Db, Options, StoreError};
use web::{Role, RouteKind};

use crate::support::{Answer, Browser, On, Product, engines, hidden};

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

#[tokio::test]
async fn hostile_texts_are_shown_as_text_on_every_page() {
    let product = Product::demo(On::Sqlite).await;
    let (_, admin) =
        product.person("<script>alert(1)</script> \"><img>", "hugo", &[Role::Administrator]).await;
    let (zoe, browser) = product.person("<b>Zoé</b> '\"", "zoe", &[Role::Agent]).await;
    for text in HOSTILE.iter().map(|t| (*t).to_owned()).chain([format!("<i>{}", "é".repeat(7_990))]) {
        let asked =
            product.post(&browser, "/mes-donnees/demandes", &[("nature", "erase"), ("texte", &text)]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    }
    let too_long = product
        .post(&browser, "/mes-donnees/demandes", &[("nature", "erase"), ("texte", &"x".repeat(10_000))])
        .await;
    assert_eq!(too_long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(too_long.body.contains(&"x".repeat(1000)), "what was typed is given back");
    product.get(&admin, &format!("/administration/personnes/{zoe}")).await;
    for line in table(true).into_iter().filter(|l| l.method == Method::GET && l.kind == RouteKind::Page) {
        let path = line.path.replace("{person}", &zoe.to_string()).replace("{competence}", "ai.check-answer");
        for walker in [&admin, &browser] {
            let page = product.get(walker, &path).await;
            for markup in ["<script", "<img src=x", "<b>Zo", "<i>é", "onerror=alert(1)>", "\u{202e}"] {
                assert!(!page.body.contains(markup), "{path} holds {markup}");
            }
        }
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
    let product = Product::demo(On::Sqlite).await;
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let (_, agent) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let strange = ["%00", "%FF%FE", "..%2F..%2Fetc", "%E2%80%AE", "'--", &"x".repeat(3_000)];
    for line in table(true).into_iter().filter(|l| l.method == Method::GET) {
        for part in strange {
            let mut path = line.path.to_owned();
            for hole in ["{person}", "{competence}", "{session}", "{id}", "{version}", "{name}"] {
                path = path.replace(hole, part);
            }
            for browser in [&admin, &agent] {
                let answer = product
                    .get(browser, &format!("{path}?q={part}&page={part}&fait={part}&suite={part}"))
                    .await;
                assert!(!answer.status.is_server_error(), "{path}: {}", answer.body);
            }
        }
    }
}

/// Begins a positioning; its path and the question that waits.
async fn begin(product: &Product, browser: &Browser) -> (String, String) {
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
async fn while_another_program_locks_the_database_reading_goes_on_and_writing_says_so() {
    let product = Product::new(On::Sqlite).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let (path, question) = begin(&product, &browser).await;
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
    let (path, mut question) = begin(&product, &browser).await;
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
