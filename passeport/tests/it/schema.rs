//! The schema and its queries, on both engines.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lrs::{Lrs, Scope};
use passeport::{migrations, personal_data};
use store::{Db, Migration, Options, StoreError, expand, migrate};
use tempfile::TempDir;

use crate::support::{Product, engines, fresh_url};

fn sql_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut waiting: Vec<PathBuf> = ["rooms", "ground"].iter().map(|d| root.join(d)).collect();
    let mut files = Vec::new();
    while let Some(dir) = waiting.pop() {
        for entry in std::fs::read_dir(&dir).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "sql")
                && !path.to_string_lossy().contains("migrations/")
            {
                files.push(path);
            }
        }
    }
    files
}

#[tokio::test]
async fn every_query_is_accepted_by_both_engines() {
    let files = sql_files();
    assert!(files.len() > 40, "the files are found");
    for on in engines() {
        let product = Product::new(on).await;
        for path in files.iter().filter(|p| !p.ends_with("foundation.sql")) {
            let sql = std::fs::read_to_string(path).unwrap();
            let checked = product.app.people.db().check_query(&sql).await;
            assert!(checked.is_ok(), "{on:?} {}: {checked:?}", path.display());
        }
    }
}

/// Tables of the rooms and their columns, as SQLite has them.
async fn columns(product: &Product) -> BTreeMap<String, BTreeSet<String>> {
    product.app.people.db().schema().await.unwrap()
}

#[tokio::test]
async fn every_column_has_its_purpose_and_retention() {
    for on in engines() {
        let product = Product::new(on).await;
        let mut described: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for room in personal_data() {
            for table in &room.table {
                assert!(!table.purpose.fr.is_empty() && !table.retention.en.is_empty(), "{}", table.name);
                described.insert(table.name.clone(), table.column.iter().map(|c| c.name.clone()).collect());
            }
            for table in &room.impersonal {
                assert!(!table.reason.is_empty());
                described.insert(table.name.clone(), table.columns.iter().cloned().collect());
            }
        }
        let schema = columns(&product).await;
        let schema: BTreeMap<_, _> = schema.into_iter().filter(|(t, _)| !t.starts_with("store_")).collect();
        assert_eq!(described, schema, "{on:?}");
    }
}

#[tokio::test]
async fn a_newer_database_is_refused_and_an_older_one_brought_up() {
    for on in engines() {
        let folder = TempDir::new().unwrap();
        let url = fresh_url(on, &folder).await;
        let db = Db::connect(&Options::new(&url)).await.unwrap();
        let product = Product::new(on).await;
        let (clock, ids) = (product.app.clock.clone(), product.app.ids.clone());
        let all = migrations();
        let newer =
            [all.clone(), vec![Migration { room: "later", number: 1, sql: "CREATE TABLE later (x BIGINT)" }]]
                .concat();
        assert_eq!(migrate(&db, &newer, ids.as_ref(), || clock.now()).await.unwrap(), newer.len());
        let refused = migrate(&db, &all, ids.as_ref(), || clock.now()).await.unwrap_err();
        assert!(matches!(&refused, StoreError::Newer { room, number: 1 } if room == "later"), "{refused}");
        let changed: Vec<Migration> = newer
            .iter()
            .map(|m| {
                if m.room == "later" { Migration { sql: "CREATE TABLE other (x BIGINT)", ..*m } } else { *m }
            })
            .collect();
        let refused = migrate(&db, &changed, ids.as_ref(), || clock.now()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Changed { .. }), "{refused}");
    }
}

#[tokio::test]
async fn two_processes_that_start_together_migrate_once() {
    for on in engines() {
        let folder = TempDir::new().unwrap();
        let url = fresh_url(on, &folder).await;
        let (one, two) = (
            Db::connect(&Options::new(&url)).await.unwrap(),
            Db::connect(&Options::new(&url)).await.unwrap(),
        );
        let product = Product::new(on).await;
        let (clock, ids) = (product.app.clock.clone(), product.app.ids.clone());
        let all = migrations();
        let now = || clock.now();
        let (a, b) =
            tokio::join!(migrate(&one, &all, ids.as_ref(), now), migrate(&two, &all, ids.as_ref(), now));
        assert_eq!(a.unwrap() + b.unwrap(), all.len(), "{on:?}");
    }
}

#[tokio::test]
async fn a_program_let_in_before_scopes_reads_its_own_statements_only() {
    for on in engines() {
        let folder = TempDir::new().unwrap();
        let db = Db::connect(&Options::new(fresh_url(on, &folder).await)).await.unwrap();
        let product = Product::new(on).await;
        let (clock, ids) = (product.app.clock.clone(), product.app.ids.clone());
        let mut before = migrations();
        before.retain(|m| m.room != "lrs" || m.number == 1);
        migrate(&db, &before, ids.as_ref(), || clock.now()).await.unwrap();
        let row = "INSERT INTO lrs_clients (id, name, hash, created_at, created_by)
            VALUES ('k7m2-9xq4', 'Cours', CAST('x' AS {{blob}}), 1, CAST('0123456789abcdef' AS {{blob}}))";
        db.execute_script(&expand(db.engine(), row)).await.unwrap();
        migrate(&db, &migrations(), ids.as_ref(), || clock.now()).await.unwrap();
        let clients = Lrs::new(db, clock, ids, product.app.evidence.clone()).clients().await.unwrap();
        assert_eq!(clients.iter().map(|c| c.scope).collect::<Vec<_>>(), [Scope::Mine], "{on:?}");
    }
}

#[tokio::test]
async fn the_unit_of_an_account_made_before_memberships_is_kept() {
    for on in engines() {
        let folder = TempDir::new().unwrap();
        let db = Db::connect(&Options::new(fresh_url(on, &folder).await)).await.unwrap();
        let product = Product::new(on).await;
        let (clock, ids) = (product.app.clock.clone(), product.app.ids.clone());
        let mut before = migrations();
        before.retain(|m| m.room != "people" || m.number == 1);
        migrate(&db, &before, ids.as_ref(), || clock.now()).await.unwrap();
        let row = |id: &str, unit: &str| {
            format!(
                "INSERT INTO people_accounts (person, name, sign_in, folded, unit, created_at)
                VALUES (CAST('0123456789abcde{id}' AS {{{{blob}}}}), 'Zoé', 'zoe{id}', 'zoe', {unit}, 5000000)"
            )
        };
        for row in [row("1", "'regiment-vercors'"), row("2", "NULL")] {
            db.execute_script(&expand(db.engine(), &row)).await.unwrap();
        }
        migrate(&db, &migrations(), ids.as_ref(), || clock.now()).await.unwrap();
        let people = people::People::new(db, clock, ids, people::Passwords::with_cost(8, 1));
        let unit = async |sign_in: &str| people.account_by_sign_in(sign_in).await.unwrap().unwrap().unit;
        assert_eq!(unit("zoe1").await.as_deref(), Some("regiment-vercors"), "{on:?}");
        assert_eq!(unit("zoe2").await, None, "{on:?}");
    }
}
