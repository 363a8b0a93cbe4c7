//! What goes wrong: a clear message, nothing lost, nothing half written.

use http::{Method, StatusCode};
use passeport::table;
use store::{Db, Options, StoreError};
use tempfile::TempDir;
use web::{Role, RouteKind};

use crate::support::{Browser, On, Product, engines, fresh_url};

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

#[tokio::test]
async fn a_locked_database_says_so_and_nothing_is_half_written() {
    let folder = TempDir::new().unwrap();
    let url = fresh_url(On::Sqlite, &folder).await;
    let holder = Db::connect(&Options::new(&url)).await.unwrap();
    holder.execute_script("CREATE TABLE t (x BIGINT)").await.unwrap();
    let second = Db::connect(&Options::new(&url)).await.unwrap();
    let tx = holder.write().await.unwrap();
    let error = second.write().await.err().expect("the write lock is held");
    assert!(matches!(error, StoreError::Locked), "{error}");
    assert!(error.is_transient());
    tx.rollback().await.unwrap();
    assert!(second.write().await.is_ok());
}

#[tokio::test]
async fn a_full_database_says_so_and_keeps_what_was_acknowledged() {
    let folder = TempDir::new().unwrap();
    let url = fresh_url(On::Sqlite, &folder).await;
    let db = Db::connect(&Options::new(&url)).await.unwrap();
    db.execute_script("CREATE TABLE t (x TEXT NOT NULL)").await.unwrap();
    let mut kept = 0;
    let error = loop {
        let mut tx = db.write().await.unwrap();
        // The pragma belongs to a connection, so it is set on the one that writes.
        store::query("PRAGMA max_page_count = 40").fetch_optional(tx.conn()).await.unwrap();
        let written =
            store::query("INSERT INTO t (x) VALUES ($1)").bind("x".repeat(4_000)).execute(tx.conn()).await;
        match written {
            Ok(_) => {
                tx.commit().await.unwrap();
                kept += 1;
                assert!(kept < 1_000, "the limit holds");
            }
            Err(error) => break StoreError::from(error),
        }
    };
    assert!(matches!(error, StoreError::Full), "{error}");
    let mut conn = db.read().await.unwrap();
    let row = store::query("SELECT COUNT(*) AS total FROM t").fetch_one(&mut *conn).await.unwrap();
    assert_eq!(store::RowExt::int(&row, "total").unwrap(), kept);
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_says_how_to_mend_it() {
    let url = "postgres://nobody@localhost/none?host=/nonexistent-socket-folder";
    let error =
        Db::connect(&Options { url: url.to_owned(), wait_ms_max: 500 }).await.err().expect("nothing listens");
    assert!(matches!(error, StoreError::Unreachable { .. }), "{error}");
    assert!(error.to_string().contains("--database"));
}
