//! What is stored, to tell whether a request has changed it.

use archive::Value;
use store::{Shape, Snapshot, StoreError};

use crate::support::Product;

/// What signing in writes, and what the rows of other tables are folded into.
const PASSED_OVER: [&str; 6] = [
    "people_sessions",
    "passport_responses",
    "passport_visits",
    "passport_levels",
    "evidence_projections",
    "evidence_statement_ids",
];

/// Tables whose rows are only added.
const ONLY_ADDED: [&str; 2] = ["evidence_statements", "people_audit"];

/// The tables that a request could change and that signing in does not.
pub(crate) async fn tables(product: &Product) -> Vec<Shape> {
    let mut tables = Snapshot::of(product.app.people.db()).await.unwrap().shapes().await.unwrap();
    tables.retain(|table| !PASSED_OVER.contains(&table.name.as_str()) && !table.name.starts_with("store_"));
    tables
}

/// What a walker could change: every table but those that signing in writes. Of rows that are only ever added, their
/// number tells.
pub(crate) async fn state(product: &Product, tables: &[Shape]) -> String {
    let mut snapshot = Snapshot::of(product.app.people.db()).await.unwrap();
    let mut state = String::new();
    for table in tables {
        state.push_str(&format!("\n{} ", table.name));
        if ONLY_ADDED.contains(&table.name.as_str()) {
            state.push_str(&snapshot.count(table).await.unwrap().to_string());
        } else {
            let each = |row: &[Value]| {
                state.push_str(&format!("{row:?}"));
                Ok::<(), StoreError>(())
            };
            snapshot.rows(table, each).await.unwrap();
        }
    }
    state
}
