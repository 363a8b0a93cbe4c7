//! `demo`: a fictitious organisation, made by the pages' own functions, and served on this machine alone.

use super::bar;
use super::console::say;
use super::prepare::{self, Failure, Purpose};
use super::serve::serve;
use crate::config::Config;
use crate::demo::{self, Plan};

/// Runs the command.
pub(super) async fn run(config: &Config, agents: u32, seed: u64, no_serve: bool) -> Result<(), Failure> {
    if !config.listen.value.ip().is_loopback() {
        return Err(Failure::Said(format!(
            "the demonstration listens on this machine alone, because anybody may take any persona there; {} is open to others",
            config.listen.value
        )));
    }
    prepare::logs(config);
    let app = prepare::app(config, Purpose::Demo).await?;
    let plan = Plan { agents, seed };
    demo::claim(&app, plan).await?;
    let begun = app.clock.now();
    let progress = bar(u64::from(agents), "agents");
    let statements = demo::generate(&app, plan, &|done| progress.set_position(u64::from(done))).await?;
    progress.finish_and_clear();
    let seconds = (app.clock.now().micros() - begun.micros()) as f64 / 1e6;
    if statements > 0 {
        say(&format!("Demonstration made: {agents} agents, {statements} statements, in {seconds:.1} s"));
    }
    if no_serve {
        return Ok(());
    }
    say(&format!("Open {} and choose a person. To try:", config.public_url.value.clone() + "/demo"));
    say("  as Noé, who has just arrived: begin the positioning, stop in the middle, take it up again;");
    say("  as Claire: read the passport, see why a level is what it is, print it, take all her data away;");
    say("  as Hugo, who administers: add a person, hand over a code, answer a request.");
    serve(config, app).await
}
