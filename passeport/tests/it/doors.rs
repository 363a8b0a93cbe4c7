//! Doors that are shut: those of the demonstration outside it, and forms that no page of ours has sent.

use http::{Method, StatusCode};
use passeport::table;
use web::Role;

use crate::support::{Browser, On, Product, engines};

#[test]
fn the_doors_of_the_demo_exist_in_the_demo_alone() {
    assert!(table(false).iter().all(|l| l.path != "/demo" && l.path != "/style"));
}

#[tokio::test]
async fn outside_the_demo_nobody_picks_a_persona() {
    let product = Product::new(On::Sqlite).await;
    let answer = product.post(&Browser::default(), "/demo", &[("persona", "agent-claire")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_form_without_its_token_or_from_another_site_is_refused() {
    let product = Product::new(engines()[0]).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let stolen = product.send(&browser, Method::POST, "/positionnement", Some("sur=all".to_owned())).await;
    assert_eq!(stolen.status, StatusCode::FORBIDDEN);
    let request = http::Request::builder()
        .method(Method::POST)
        .uri("/connexion")
        .header("host", "passeport.test")
        .header("origin", "https://evil.example")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("identifiant=a&secret=b"))
        .unwrap();
    assert_eq!(product.answer(request).await.status, StatusCode::FORBIDDEN);
}
