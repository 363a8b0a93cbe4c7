//! `upkeep`: the night's work, at once; for whoever runs it by a timer of their own, or after a server was off for long.

use super::console::say;
use super::prepare::{self, Failure, Purpose};
use crate::config::Config;
use crate::upkeep::{self, Night};

/// Runs the command.
pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let app = prepare::app(config, Purpose::Command).await?;
    match upkeep::now(&app).await? {
        Night::Done(expired, ms) => {
            say(&format!(
                "ended: {} sessions, {} codes, {} second steps, {} counts of failed sign-ins, {} invitations, {} choices",
                expired.sessions,
                expired.codes,
                expired.steps,
                expired.attempts,
                expired.invitations,
                expired.consents
            ));
            say(&format!("the figures of the month are made; {ms} ms"));
            Ok(())
        }
        Night::DoneBefore | Night::Elsewhere => Err(Failure::Said(
            "another process is doing the night's work; there is nothing left to do here".to_owned(),
        )),
    }
}
