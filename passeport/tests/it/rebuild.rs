//! Rebuilding, and the demonstration's determinism.

use std::sync::Arc;

use evidence::Evidence;
use http::StatusCode;
use kit::{Clock, Ids, SystemClock, SystemIds};
use passeport::{Plan, claim, generate, migrations};
use people::{NewAccount, Passwords, People};
use store::{Db, Held, Options, StoreError, migrate, pending};
use tempfile::TempDir;
use web::Role;

use crate::server::passeport;
use crate::support::{Product, engines, fresh_url};

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
    product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    assert!(claim(&product.app, PLAN).await.unwrap_err().to_string().contains("real installation"));
    let product = Product::demo(engines()[0]).await;
    claim(&product.app, PLAN).await.unwrap();
    let other = Plan { agents: 13, ..PLAN };
    assert!(claim(&product.app, other).await.unwrap_err().to_string().contains("12 agents"));
}

/// How a command that should fail did, by what it said.
fn refused(arguments: &[&str], folder: &TempDir, url: &str) -> String {
    let place = ["--data", folder.path().to_str().unwrap(), "--database", url];
    let done = passeport(&[arguments, &place].concat()).output().unwrap();
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stdout));
    String::from_utf8_lossy(&done.stderr).into_owned()
}

#[tokio::test]
async fn a_store_that_the_demonstration_refuses_stays_as_it_was() {
    for on in engines() {
        let folder = TempDir::new().unwrap();
        let url = fresh_url(on, &folder).await;
        let db = Db::connect(&Options::new(&url)).await.unwrap();
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let ids: Arc<dyn Ids> = Arc::new(SystemIds::new(clock.clone()));
        // An older version's store: some rooms' tables are not made yet.
        migrate(&db, people::MIGRATIONS, ids.as_ref(), || clock.now()).await.unwrap();
        let people = People::new(db.clone(), clock.clone(), ids.clone(), Passwords::with_cost(8, 1));
        people.add(&NewAccount::new("Zoé Weber", "zoe", None, vec![Role::Agent]).unwrap()).await.unwrap();
        let (tables, before) = (db.schema().await.unwrap(), pending(&db, &migrations()).await.unwrap());
        assert!(!before.missing.is_empty());
        let said = refused(&["demo", "--no-serve"], &folder, &url);
        assert!(said.contains("real installation"), "{said}");
        assert_eq!(db.schema().await.unwrap(), tables, "{on:?}: no table was made");
        assert_eq!(pending(&db, &migrations()).await.unwrap(), before, "{on:?}: nothing was migrated");
        // This version's, before its first start: the address is not settled yet.
        migrate(&db, &migrations(), ids.as_ref(), || clock.now()).await.unwrap();
        refused(&["demo", "--no-serve"], &folder, &url);
        let kept = Evidence::home_page(&db, "https://later.test", false, clock.now()).await.unwrap();
        assert_eq!(&*kept, "https://later.test", "{on:?}: no address was kept");
        assert_eq!(db.mark("demo").await.unwrap(), None);
        db.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_demonstrations_are_not_made_at_once() {
    let product = Product::demo(engines()[0]).await;
    let (db, folder) = (product.app.people.db(), TempDir::new().unwrap());
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let held = Held::take(db, "demo", product.app.ids.as_ref(), &clock).await.unwrap();
    let said = refused(&["demo", "--no-serve", "--agents", "3"], &folder, &product.url);
    assert!(said.contains("another process is making a demonstration"), "{said}");
    held.release(db).await.unwrap();
}

#[tokio::test]
async fn a_passport_is_not_read_while_passports_are_made_again() {
    for on in engines() {
        let product = Product::new(on).await;
        let (zoe, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let db = product.app.people.db();
        // As a rebuild by another process leaves it between two batches.
        db.execute_script("UPDATE evidence_projections SET complete = 0").await.unwrap();
        assert!(product.app.evidence.is_behind().await.unwrap());
        for path in ["/", "/passeport"] {
            let answer = product.get(&browser, path).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{on:?} {path}");
        }
        let error = product.app.passports.answers(zoe).await.err();
        assert!(matches!(error, Some(StoreError::Building)), "{error:?}");
        product.app.evidence.catch_up(&mut |_| {}).await.unwrap();
        assert_eq!(product.get(&browser, "/passeport").await.status, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn passports_are_made_by_one_process_at_a_time() {
    let product = Product::new(engines()[0]).await;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let (db, folder) = (product.app.people.db(), TempDir::new().unwrap());
    let held = Held::take(db, "projections", product.app.ids.as_ref(), &clock).await.unwrap();
    let said = refused(&["rebuild"], &folder, &product.url);
    assert!(said.contains("another process is making the passports"), "{said}");
    held.release(db).await.unwrap();
}
