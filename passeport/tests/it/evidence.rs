//! The ledger and its HTTP interface.

use http::{Method, StatusCode, header};
use kit::PersonId;
use lrs::Scope;
use serde_json::{Value, json};
use uuid::Uuid;
use web::Role;

use crate::support::{ADDRESS, Product, engines};

pub(crate) async fn credential(product: &Product, admin: PersonId) -> String {
    product.program("Plateforme de cours", Scope::Mine, admin).await.1
}

/// A right answer in a session, as a program might make it up.
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
        let posted = product
            .call(&credential, Method::POST, "/xapi/statements", Some(perfect(zoe, Uuid::from_u128(1))))
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
                product.call(&credential, Method::POST, "/xapi/statements", Some(statement.clone())).await;
            assert_eq!(posted.status, StatusCode::OK, "{}", posted.body);
        }
        assert_eq!(product.app.evidence.count().await.unwrap(), 1);
        let mut changed = statement.clone();
        changed["result"]["success"] = json!(false);
        let refused = product.call(&credential, Method::POST, "/xapi/statements", Some(changed)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let (ines, _) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
        let other = perfect(ines, Uuid::from_u128(1));
        let refused = product.call(&credential, Method::POST, "/xapi/statements", Some(other)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "an id is taken for every person");
        assert_eq!(product.app.evidence.count().await.unwrap(), 1);
        let path = format!("/xapi/statements?statementId={}", Uuid::from_u128(1));
        let read = product.call(&credential, Method::GET, &path, None).await;
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
    let refused = product.call(&credential, Method::POST, "/xapi/statements", Some(batch)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.body.contains("verb") && refused.body.contains("scaled"), "{}", refused.body);
    assert!(refused.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("application/problem+json"));
    assert_eq!(product.app.evidence.count().await.unwrap(), 0, "nothing of the batch is kept");
}

#[tokio::test]
async fn a_name_of_a_person_never_enters_the_ledger() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let credential = credential(&product, admin).await;
        let mut named = perfect(zoe, Uuid::from_u128(2));
        named["actor"]["name"] = json!("Zoé Weber");
        let batch = json!([perfect(zoe, Uuid::from_u128(1)), named]);
        let put = format!("/xapi/statements?statementId={}", Uuid::from_u128(2));
        for (method, path, body) in [
            (Method::POST, "/xapi/statements", named.clone()),
            (Method::POST, "/xapi/statements", batch),
            (Method::PUT, put.as_str(), named),
        ] {
            let refused = product.call(&credential, method, path, Some(body)).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
            assert!(
                refused.body.contains("\"actor.name\"") && refused.body.contains("send the account alone")
            );
            assert!(!refused.body.contains("Zoé"), "{}", refused.body);
        }
        assert_eq!(product.app.evidence.count().await.unwrap(), 0, "nothing is stored");
    }
}

#[tokio::test]
async fn statements_are_found_page_after_page() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let credential = credential(&product, admin).await;
        let batch: Vec<Value> = (1..=25).map(|i| perfect(zoe, Uuid::from_u128(i))).collect();
        let posted = product.call(&credential, Method::POST, "/xapi/statements", Some(json!(batch))).await;
        assert_eq!(posted.status, StatusCode::OK, "{}", posted.body);
        let mut path = "/xapi/statements?limit=10&ascending=true".to_owned();
        let mut seen = Vec::new();
        while !path.is_empty() {
            let page = product.call(&credential, Method::GET, &path, None).await;
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
        let answer = product.call(credential, Method::GET, "/xapi/statements", None).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.headers.contains_key(header::WWW_AUTHENTICATE));
    }
}

#[tokio::test]
async fn a_statement_sent_again_without_its_date_is_the_same() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let credential = credential(&product, admin).await;
        let mut undated = perfect(zoe, Uuid::from_u128(1));
        undated.as_object_mut().unwrap().remove("timestamp");
        for _ in 0..2 {
            let posted =
                product.call(&credential, Method::POST, "/xapi/statements", Some(undated.clone())).await;
            assert_eq!(posted.status, StatusCode::OK, "{}", posted.body);
            product.clock.advance_seconds(60);
        }
        let kept = product.app.evidence.get(Uuid::from_u128(1)).await.unwrap().unwrap().statement;
        assert_eq!(kept.timestamp().unwrap().to_string(), "2026-11-23T09:00:00Z", "the first date stays");
        undated["result"]["success"] = json!(false);
        let refused = product.call(&credential, Method::POST, "/xapi/statements", Some(undated)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
        let dated = perfect(zoe, Uuid::from_u128(1));
        let refused = product.call(&credential, Method::POST, "/xapi/statements", Some(dated)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "it has another date");
        assert_eq!(product.app.evidence.count().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_statement_without_version_gets_that_of_its_request_and_keeps_its_own() {
    let product = Product::new(engines()[0]).await;
    let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let credential = credential(&product, admin).await;
    let cases = [
        ("1.0", None, "1.0.0"),
        ("1.0.3", None, "1.0.0"),
        ("2.0.0", None, "2.0.0"),
        ("2.0.0", Some("1.0.1"), "1.0.1"),
    ];
    for (number, (header, own, expected)) in (1..).zip(cases) {
        let id = Uuid::from_u128(number);
        let mut statement = perfect(zoe, id);
        if let Some(own) = own {
            statement["version"] = own.into();
        }
        let path = "/xapi/statements";
        let posted = product.call_in(header, &credential, Method::POST, path, Some(statement)).await;
        assert_eq!(posted.status, StatusCode::OK, "{}", posted.body);
        let kept = product.app.evidence.get(id).await.unwrap().unwrap().statement;
        assert_eq!(kept.version(), Some(expected), "asked in {header}");
    }
}
