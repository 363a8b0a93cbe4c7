//! Rebuilding, and the demonstration's determinism.

use passeport::{Plan, claim, generate};

use crate::support::{Product, engines};

/// Few agents are enough: each writes some sixty statements.
const PLAN: Plan = Plan { agents: 12, seed: 5 };

#[tokio::test]
async fn a_rebuild_leaves_the_same_hash_of_all_passports() {
    for on in engines() {
        let product = Product::demo(on).await;
        claim(&product.app, PLAN).await.unwrap();
        generate(&product.app, PLAN, &|_| {}).await.unwrap();
        let now = product.app.assess.now();
        let (hash, people) = product.app.passports.hash_of_all(now).await.unwrap();
        assert!(people >= 8, "{people} people have answered");
        product.app.evidence.rebuild(&mut |_| {}).await.unwrap();
        assert_eq!(product.app.passports.hash_of_all(now).await.unwrap(), (hash, people), "{on:?}");
    }
}

#[tokio::test]
async fn the_engines_agree_on_every_passport() {
    let mut hashes = Vec::new();
    for on in engines() {
        let product = Product::demo(on).await;
        claim(&product.app, PLAN).await.unwrap();
        generate(&product.app, PLAN, &|_| {}).await.unwrap();
        hashes.push(product.app.passports.hash_of_all(product.app.assess.now()).await.unwrap());
    }
    assert!(hashes.windows(2).all(|w| w[0] == w[1]), "{hashes:?}");
}

#[tokio::test]
async fn the_demonstration_refuses_a_store_that_holds_anything_else() {
    let product = Product::demo(engines()[0]).await;
    product.person("Zoé Weber", "zoe", &[web::Role::Agent]).await;
    assert!(claim(&product.app, PLAN).await.unwrap_err().to_string().contains("real installation"));
    let product = Product::demo(engines()[0]).await;
    claim(&product.app, PLAN).await.unwrap();
    let other = Plan { agents: 13, ..PLAN };
    assert!(claim(&product.app, other).await.unwrap_err().to_string().contains("12 agents"));
}
