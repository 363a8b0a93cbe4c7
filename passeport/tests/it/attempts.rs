//! The limit on attempts to sign in, tried many at once.

use std::sync::Arc;

use http::StatusCode;
use tokio::task::JoinSet;
use web::Role;

use crate::support::{Browser, On, Product, engines};

const RIGHT: &str = "trois phares au nord";

async fn with_zoe(on: On) -> Arc<Product> {
    let product = Product::new(on).await;
    let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    product.choose_password(zoe, "zoe", RIGHT).await;
    Arc::new(product)
}

/// Posts forms all at once: the statuses of their answers, sorted.
async fn at_once(
    product: &Arc<Product>,
    path: &'static str,
    forms: Vec<Vec<(&'static str, String)>>,
) -> Vec<StatusCode> {
    let mut posts = JoinSet::new();
    for form in forms {
        let product = product.clone();
        posts.spawn(async move {
            let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
            product.post(&Browser::default(), path, &fields).await.status
        });
    }
    let mut statuses = posts.join_all().await;
    statuses.sort();
    statuses
}

fn sign_in(secret: &str) -> Vec<(&'static str, String)> {
    vec![("identifiant", "zoe".to_owned()), ("secret", secret.to_owned())]
}

fn redeem(code: &str, chosen: &str) -> Vec<(&'static str, String)> {
    let pairs = [("identifiant", "zoe"), ("code", code), ("secret", chosen), ("encore", chosen)];
    pairs.map(|(n, v)| (n, v.to_owned())).to_vec()
}

/// Five attempts were looked at, the others were told to wait.
fn limited(statuses: &[StatusCode]) -> bool {
    let (looked, waits) = statuses.split_at(5);
    looked.iter().all(|s| *s == StatusCode::UNPROCESSABLE_ENTITY)
        && waits.iter().all(|s| *s == StatusCode::TOO_MANY_REQUESTS)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_passwords_at_once_are_no_way_round_the_limit() {
    for on in engines() {
        let product = with_zoe(on).await;
        let wrong = (0..20).map(|i| sign_in(&format!("faux {i}"))).collect();
        let statuses = at_once(&product, "/connexion", wrong).await;
        assert!(limited(&statuses), "{on:?}: {statuses:?}");
        let right = at_once(&product, "/connexion", vec![sign_in(RIGHT)]).await;
        assert_eq!(right, [StatusCode::TOO_MANY_REQUESTS], "{on:?}: the right one waits too");
        product.clock.advance_seconds(15 * 60);
        let later = at_once(&product, "/connexion", vec![sign_in(RIGHT)]).await;
        assert_eq!(later, [StatusCode::SEE_OTHER], "{on:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_codes_at_once_are_no_way_round_the_limit() {
    for on in engines() {
        let product = with_zoe(on).await;
        let zoe = product.app.people.account_by_sign_in("zoe").await.unwrap().unwrap().person;
        let code = product.app.people.reset(zoe, None).await.unwrap().to_string();
        let wrong = (0..20).map(|i| redeem(&format!("AB12-CD34-EF{i:02}"), "quatre phares au sud")).collect();
        let statuses = at_once(&product, "/code", wrong).await;
        assert!(limited(&statuses), "{on:?}: {statuses:?}");
        let right = at_once(&product, "/code", vec![redeem(&code, "quatre phares au sud")]).await;
        assert_eq!(right, [StatusCode::TOO_MANY_REQUESTS], "{on:?}: the right one waits too");
        product.clock.advance_seconds(15 * 60);
        let later = at_once(&product, "/code", vec![redeem(&code, "quatre phares au sud")]).await;
        assert_eq!(later, [StatusCode::SEE_OTHER], "{on:?}");
    }
}

#[tokio::test]
async fn what_was_right_does_not_count_against_anybody() {
    for on in engines() {
        let product = with_zoe(on).await;
        // More than one address may fail within the window, and more often than one account may.
        for i in 0..60 {
            let statuses = at_once(&product, "/connexion", vec![sign_in(RIGHT)]).await;
            assert_eq!(statuses, [StatusCode::SEE_OTHER], "{on:?}: sign-in {i}");
        }
        let zoe = product.app.people.account_by_sign_in("zoe").await.unwrap().unwrap().person;
        let code = product.app.people.reset(zoe, None).await.unwrap().to_string();
        for i in 0..10 {
            let statuses = at_once(&product, "/code", vec![redeem(&code, "court")]).await;
            assert_eq!(statuses, [StatusCode::UNPROCESSABLE_ENTITY], "{on:?}: a short password, time {i}");
        }
    }
}
