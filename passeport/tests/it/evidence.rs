//! The ledger and its HTTP interface.

use base64::Engine as _;
use http::{Method, Request, StatusCode, header};
use kit::PersonId;
use serde_json::{Value, json};
use uuid::Uuid;
use web::Role;

use crate::support::{ADDRESS, Answer, Product, engines};

pub(crate) async fn call(
    product: &Product,
    credential: &str,
    method: Method,
    path: &str,
    body: Option<Value>,
) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, credential)
        .header("x-experience-api-version", "1.0.3")
        .header(header::CONTENT_TYPE, "application/json")
        .body(axum::body::Body::from(body.map(|b| b.to_string()).unwrap_or_default()))
        .unwrap();
    product.answer(request).await
}

async fn credential(product: &Product, admin: PersonId) -> String {
    let (client, secret) = product.app.lrs.add_client("Plateforme de cours", admin).await.unwrap();
    let pair = format!("{}:{}", client.id, secret);
    format!("Basic {}", base64::prelude::BASE64_STANDARD.encode(pair))
}

pub(crate) fn perfect(person: PersonId, id: Uuid) -> Value {
    json!({
        "id": id.to_string(),
        "actor": { "account": { "homePage": ADDRESS, "name": person.to_string() } },
        "verb": { "id": "http://adlnet.gov/expapi/verbs/answered" },
        "object": { "id": format!("{ADDRESS}/items/ai.vague-notice/1") },
        "result": { "score": { "scaled": 1 }, "success": true, "response": "0" },
        "context": {
            "registration": Uuid::from_u128(5).to_string(),
            "extensions": { format!("{ADDRESS}/xapi/seed"): 1 }
        },
        "timestamp": "2026-11-20T08:00:00Z",
        "authority": { "account": { "homePage": ADDRESS, "name": "assess" } }
    })
}

#[tokio::test]
async fn a_perfect_answer_posted_by_an_outside_client_moves_no_level() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let credential = credential(&product, admin).await;
        let before = product.app.passports.hash_of_all(product.app.assess.now()).await.unwrap();
        let posted = call(
            &product,
            &credential,
            Method::POST,
            "/xapi/statements",
            Some(perfect(zoe, Uuid::from_u128(1))),
        )
        .await;
        assert_eq!(posted.status, StatusCode::OK, "{}", posted.body);
        assert!(product.app.passports.answers(zoe).await.unwrap().is_empty());
        assert_eq!(product.app.passports.hash_of_all(product.app.assess.now()).await.unwrap(), before);
        let kept = product.app.evidence.get(Uuid::from_u128(1)).await.unwrap().unwrap();
        let authority = kept.statement.authority().unwrap().account().unwrap().1.to_owned();
        assert!(authority.starts_with("client:"), "the posted authority is replaced: {authority}");
    }
}

#[tokio::test]
async fn a_statement_sent_twice_is_kept_once_and_never_changes() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let credential = credential(&product, admin).await;
        let statement = perfect(zoe, Uuid::from_u128(1));
        for _ in 0..2 {
            let posted =
                call(&product, &credential, Method::POST, "/xapi/statements", Some(statement.clone())).await;
            assert_eq!(posted.status, StatusCode::OK, "{}", posted.body);
        }
        assert_eq!(product.app.evidence.count().await.unwrap(), 1);
        let mut changed = statement.clone();
        changed["result"]["success"] = json!(false);
        let refused = call(&product, &credential, Method::POST, "/xapi/statements", Some(changed)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let (ines, _) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
        let other = perfect(ines, Uuid::from_u128(1));
        let refused = call(&product, &credential, Method::POST, "/xapi/statements", Some(other)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "an id is taken for every person");
        assert_eq!(product.app.evidence.count().await.unwrap(), 1);
        let path = format!("/xapi/statements?statementId={}", Uuid::from_u128(1));
        let read = call(&product, &credential, Method::GET, &path, None).await;
        assert_eq!(read.status, StatusCode::OK);
        let read: Value = serde_json::from_str(&read.body).unwrap();
        assert_eq!(read["result"]["success"], json!(true));
    }
}

#[tokio::test]
async fn an_invalid_statement_is_refused_whole_with_all_its_faults() {
    let product = Product::new(engines()[0]).await;
    let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let credential = credential(&product, admin).await;
    let mut bad = perfect(zoe, Uuid::from_u128(2));
    bad["result"]["score"]["scaled"] = json!(3);
    bad["verb"] = json!({});
    let batch = json!([perfect(zoe, Uuid::from_u128(1)), bad]);
    let refused = call(&product, &credential, Method::POST, "/xapi/statements", Some(batch)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.body.contains("verb") && refused.body.contains("scaled"), "{}", refused.body);
    assert!(refused.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("application/problem+json"));
    assert_eq!(product.app.evidence.count().await.unwrap(), 0, "nothing of the batch is kept");
}

#[tokio::test]
async fn statements_are_found_page_after_page() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let credential = credential(&product, admin).await;
        let batch: Vec<Value> = (1..=25).map(|i| perfect(zoe, Uuid::from_u128(i))).collect();
        let posted = call(&product, &credential, Method::POST, "/xapi/statements", Some(json!(batch))).await;
        assert_eq!(posted.status, StatusCode::OK, "{}", posted.body);
        let mut path = "/xapi/statements?limit=10&ascending=true".to_owned();
        let mut seen = Vec::new();
        while !path.is_empty() {
            let page = call(&product, &credential, Method::GET, &path, None).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            let page: Value = serde_json::from_str(&page.body).unwrap();
            seen.extend(
                page["statements"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap().to_owned()),
            );
            path = page["more"].as_str().unwrap_or_default().to_owned();
        }
        let expected: Vec<String> = (1..=25).map(|i| Uuid::from_u128(i).to_string()).collect();
        assert_eq!(seen, expected);
    }
}

#[tokio::test]
async fn without_a_credential_nothing_is_read_or_written() {
    let product = Product::new(engines()[0]).await;
    for credential in ["", "Basic bm9ib2R5Om5vdGhpbmc=", "Bearer x"] {
        let answer = call(&product, credential, Method::GET, "/xapi/statements", None).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.headers.contains_key(header::WWW_AUTHENTICATE));
    }
}

#[tokio::test]
async fn what_a_program_reads_of_others_stands_in_their_journal() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (sender, reader) = (credential(&product, admin).await, credential(&product, admin).await);
        let statement = Some(perfect(zoe, Uuid::from_u128(1)));
        call(&product, &sender, Method::POST, "/xapi/statements", statement).await;
        call(&product, &sender, Method::GET, "/xapi/statements", None).await;
        assert!(product.app.people.journal(zoe, 10).await.unwrap().is_empty(), "its own is no news");
        let read = call(&product, &reader, Method::GET, "/xapi/statements", None).await;
        assert!(read.body.contains(&zoe.to_string()));
        let journal = product.app.people.journal(zoe, 10).await.unwrap();
        assert_eq!(journal.len(), 1);
        assert_eq!(journal[0].reader.as_deref(), Some("Plateforme de cours"));
    }
}
