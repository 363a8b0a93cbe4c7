//! `demo`: a fictitious organisation, made by the pages' own functions, and served on this machine alone.

use store::{Held, StoreError};

use super::bar;
use super::console::say;
use super::prepare::{self, Failure, Purpose};
use super::serve::serve;
use crate::app::App;
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
    let texts = prepare::texts(config)?;
    let plan = Plan { agents, seed };
    let db = prepare::open(config).await?;
    demo::check(&db, plan).await?;
    prepare::bring_up(&db).await?;
    let app = prepare::compose(config, texts, db.clone(), Purpose::Demo).await?;
    let begun = app.clock.now();
    let alone = Held::take(&db, "demo", app.ids.as_ref(), &app.clock).await.map_err(|error| match error {
        StoreError::Leased { .. } => Failure::Said(
            "another process is making a demonstration in this data folder; wait for its end, or give another --data"
                .to_owned(),
        ),
        other => Failure::Store(other),
    })?;
    let made = make(&app, plan).await;
    alone.release(&db).await?;
    let statements = made?;
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
    say(
        "  as Solène, who manages a unit: see where its agents are, and as Claire decide whether she sees your levels;",
    );
    say("  as Idriss, who looks for people: describe a need, write to somebody without knowing the name;");
    say("  as Hélène, who steers: read what is proposed without knowing by whom, decide and say why;");
    say("  as Armelle, a guest from outside: review an idea, or declare a tie with it;");
    say("  as Hugo, who administers: add a person, hand over a code, answer a request.");
    serve(config, app).await
}

/// Makes what is missing of the demonstration; how many statements that took.
async fn make(app: &App, plan: Plan) -> Result<usize, Failure> {
    demo::claim(app, plan).await?;
    let progress = bar(u64::from(plan.agents), "agents");
    let statements = demo::generate(app, plan, &|done| progress.set_position(u64::from(done))).await?;
    progress.finish_and_clear();
    // All of the month's figures, so that nobody waits for them on their page.
    app.releases.make(usize::MAX).await?;
    Ok(statements)
}
