//! `rebuild`: every passport again, from the ledger alone.

use kit::Instant;
use store::StoreError;

use super::Counter;
use super::console::say;
use super::prepare::{self, Failure, Purpose};
use crate::config::Config;

/// Runs the command; prints the hash of all passports last.
pub(super) async fn run(config: &Config, at: Option<&str>) -> Result<(), Failure> {
    let at = at.map(Instant::parse).transpose().map_err(|e| Failure::Said(format!("--at: {e}")))?;
    let app = prepare::app(config, Purpose::Command).await?;
    let at = at.unwrap_or_else(|| app.clock.now());
    let alone = app.evidence.build_alone(app.ids.as_ref()).await.map_err(|error| match error {
        StoreError::Leased { .. } => Failure::Said(
            "another process is making the passports: a server that starts, or another rebuild; try again when it is done"
                .to_owned(),
        ),
        other => Failure::Store(other),
    })?;
    let mut counter = Counter::new("statements");
    let built = app.evidence.rebuild(&mut |progress| counter.show(progress)).await;
    counter.clear();
    alone.release(app.evidence.db()).await?;
    built?;
    let (hash, people) = app.passports.hash_of_all(at).await?;
    say(&format!("{people} passports at {at}"));
    say(&kit::fingerprint::hex(&hash));
    Ok(())
}
