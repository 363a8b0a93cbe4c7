//! What goes wrong: a clear message, nothing lost, nothing half written.

use std::time::Duration;

use http::{Method, StatusCode};
use store::{Db, Options, StoreError};
use web::Role;

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
async fn the_address_that_a_form_went_to_leads_to_its_page() {
    let product = Product::new(engines()[0]).await;
    let (_, agent) = product.person("Zoé", "zoe", &[Role::Agent]).await;
    for (sent, page) in [
        ("/mes-donnees/demandes", "/mes-donnees"),
        (
            "/apprendre/protect-online/small-facts/question/revealing-post",
            "/apprendre/protect-online/small-facts",
        ),
        (
            "/positionnement/00000000-0000-7000-8000-000000000000/suite",
            "/positionnement/00000000-0000-7000-8000-000000000000",
        ),
    ] {
        let answer = product.get(&agent, sent).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, page));
    }
    // A program is told which methods there are.
    let program = product.get(&Browser::default(), "/deconnexion").await;
    assert_eq!(program.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_page_asked_by_head_answers_as_by_get() {
    let product = Product::new(engines()[0]).await;
    for path in ["/", "/passeport", "/connexion", "/nulle-part"] {
        let got = product.get(&Browser::default(), path).await;
        let head = product.send(&Browser::default(), Method::HEAD, path, None).await;
        assert_eq!((head.status, head.location()), (got.status, got.location()), "{path}");
        assert!(head.body.is_empty(), "{path}");
    }
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
        Db::connect(&Options { wait_ms_max: 500, ..Options::new(url) }).await.err().expect("nothing listens");
    assert!(matches!(error, StoreError::Unreachable { .. }), "{error}");
    assert!(error.to_string().contains("--database"));
}

#[tokio::test]
async fn one_stroke_too_many_leads_to_the_page_and_nowhere_else() {
    let product = Product::new(engines()[0]).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    for (asked, page) in [("/passeport/", "/passeport"), ("/aide/?a=1", "/aide?a=1")] {
        let led = product.get(&browser, asked).await;
        assert_eq!((led.status, led.location()), (StatusCode::PERMANENT_REDIRECT, page));
    }
    for nowhere in ["/nulle-part/", "//evil.example/", "/passeport//", "/xapi/statements/", "/deconnexion/"] {
        assert_eq!(product.get(&browser, nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}
