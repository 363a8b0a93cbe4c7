//! The permission matrix: every route as every role and as nobody.

use std::collections::BTreeSet;

use http::{Method, StatusCode};
use passeport::table;
use web::{Permission, Role};

use crate::support::{Browser, On, Product, engines};

/// Who walks the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Walker {
    Nobody,
    Holder(Role),
}

const WALKERS: [Walker; 3] =
    [Walker::Nobody, Walker::Holder(Role::Agent), Walker::Holder(Role::Administrator)];

/// What the table promises.
fn may(permission: Permission, walker: Walker) -> bool {
    match (permission, walker) {
        (Permission::Anyone, _) => true,
        (Permission::SignedIn, walker) => walker != Walker::Nobody,
        (Permission::Has(role), walker) => walker == Walker::Holder(role),
        (Permission::Client, _) => false,
    }
}

fn fill(path: &str) -> String {
    let id = "00000000-0000-7000-8000-000000000000";
    path.replace("{competence}", "security.spot-phishing")
        .replace("{version}", "x")
        .replace("{name}", "passeport.css")
        .replace("{session}", id)
        .replace("{person}", id)
        .replace("{id}", id)
}

/// Whether an answer is a refusal for want of a right.
fn refused(status: StatusCode, location: &str) -> bool {
    status == StatusCode::UNAUTHORIZED
        || status == StatusCode::FORBIDDEN
        || location.starts_with("/connexion")
}

#[tokio::test]
async fn permission_matrix() {
    let product = Product::demo(On::Sqlite).await;
    let mut printed = format!("{:<6} {:<40} {:<14}", "method", "path", "permission");
    for walker in WALKERS {
        printed.push_str(&format!(" {walker:?}"));
    }
    println!("{printed}");
    for line in table(true) {
        let path = fill(line.path);
        let mut cells = format!("{:<6} {:<40} {:<14}", line.method, line.path, line.permission.name());
        for walker in WALKERS {
            // A fresh session each time, because one of the routes signs out.
            let browser = match walker {
                Walker::Nobody => Browser::default(),
                Walker::Holder(role) => {
                    let found = product.app.people.account_by_sign_in(role.name()).await.unwrap();
                    match found {
                        Some(account) => product.browser_of(account.person).await,
                        None => product.person("Une Personne", role.name(), &[role]).await.1,
                    }
                }
            };
            let answer = if line.method == Method::GET {
                product.get(&browser, &path).await
            } else {
                product.post(&browser, &path, &[]).await
            };
            let signing_in = line.path == "/deconnexion" && walker != Walker::Nobody;
            let passed = signing_in || !refused(answer.status, answer.location());
            assert_eq!(
                passed,
                may(line.permission, walker),
                "{} {} as {walker:?} answered {} {}",
                line.method,
                line.path,
                answer.status,
                answer.location()
            );
            assert!(!answer.status.is_server_error(), "{} {}: {}", line.method, line.path, answer.body);
            cells.push_str(&format!(" {:>6}", if passed { "yes" } else { "no" }));
        }
        println!("{cells}");
    }
}

#[test]
fn no_route_stands_twice() {
    let mut seen = BTreeSet::new();
    for line in table(true) {
        assert!(seen.insert((line.method.to_string(), line.path)), "{} {}", line.method, line.path);
    }
}

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
async fn every_answer_carries_the_security_headers() {
    let product = Product::new(engines()[0]).await;
    let nobody = Browser::default();
    for path in
        ["/connexion", "/passeport", "/nowhere", "/healthz", "/xapi/statements", "/assets/x/passeport.css"]
    {
        let answer = product.get(&nobody, path).await;
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
        ] {
            assert!(answer.headers.contains_key(name), "{path} lacks {name}");
        }
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(!policy.contains("unsafe"), "{policy}");
    }
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
