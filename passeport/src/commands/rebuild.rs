//! `rebuild`: every passport again, from the ledger alone.

use evidence::Progress;
use kit::Instant;

use super::bar;
use super::console::say;
use super::prepare::{self, Failure, Purpose};
use crate::config::Config;

/// Runs the command; prints the hash of all passports last.
pub(super) async fn run(config: &Config, at: Option<&str>) -> Result<(), Failure> {
    let app = prepare::app(config, Purpose::Command).await?;
    let at = match at {
        Some(text) => Instant::parse(text).map_err(|e| Failure::Said(e.to_string()))?,
        None => app.clock.now(),
    };
    let progress = bar(0, "statements");
    app.evidence
        .rebuild(&mut |p: Progress| {
            progress.set_length(u64::try_from(p.total).unwrap_or(0));
            progress.set_position(u64::try_from(p.done).unwrap_or(0));
        })
        .await?;
    progress.finish_and_clear();
    let (hash, people) = app.passports.hash_of_all(at).await?;
    say(&format!("{people} passports at {at}"));
    say(&kit::fingerprint::hex(&hash));
    Ok(())
}
