//! `config show`: each setting and where it comes from.

use super::console::say;
use super::prepare::Failure;
use crate::config::Config;

/// Runs the command.
pub(super) fn run(config: &Config) -> Result<(), Failure> {
    for (name, value, source) in config.lines() {
        say(&format!("{name:<15} {source:<12} {value}"));
    }
    Ok(())
}
