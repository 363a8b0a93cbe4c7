//! The demonstration: a fictitious organisation whose agents were assessed over two years, made by the
//! same functions as the pages (select, score, append, fold) under a clock of its own.
//!
//! Everything follows from the seed and the instant of the first start, so a run that was killed goes
//! on with the next batch and ends with the passports of an unbroken one.

mod calls;
mod finding;
mod learning;
mod life;
mod names;
mod proposals;
mod responder;
mod teams;

use std::collections::VecDeque;

use evidence::{AppendError, Authority, Evidence, POSITIONING};
use kit::{Clock as _, Instant};
use people::People;
use serde::{Deserialize, Serialize};
use store::{Db, Tx};

use crate::app::App;
use crate::commands::Failure;
use life::Life;

/// What the demonstration is made of.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many agents.
    pub agents: u32,
    /// What everything follows from.
    pub seed: u64,
}

/// What the store remembers of the demonstration in it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Claim {
    agents: u32,
    seed: u64,
    /// The instant that counts as today, in microseconds.
    today: i64,
}

/// Mark of the claim, of how many agents are made, and that the scout has searched.
const CLAIM: &str = "demo";
const DONE: &str = "demo.done";
const SEARCHED: &str = "demo.searched";
/// Agents a transaction: about six thousand statements, a second of work.
const BATCH: u32 = 100;
/// Batches computed ahead of the one being written: one for each further core.
const AHEAD: usize = 2;

/// Looks whether a store is this demonstration's, or may become it; refuses one that holds anything else.
/// Changes nothing, not even its version: it may be a real installation's.
pub(crate) async fn check(db: &Db, plan: Plan) -> Result<(), Failure> {
    let marked = db.has_table("store_marks").await?;
    if marked && let Some(found) = read_claim(db).await? {
        if (found.agents, found.seed) == (plan.agents, plan.seed) {
            return Ok(());
        }
        return Err(Failure::Said(format!(
            "this data folder holds a demonstration of {} agents with seed {}; give the same --agents and --seed, or another --data",
            found.agents, found.seed
        )));
    }
    if People::are_in(db).await? {
        let words = "this data folder holds a real installation; give the demonstration another --data";
        return Err(Failure::Said(words.to_owned()));
    }
    Ok(())
}

/// Makes the store this demonstration's, with the address that its statements name, or finds that it is.
pub async fn claim(app: &App, plan: Plan) -> Result<(), Failure> {
    let db = app.people.db();
    check(db, plan).await?;
    if read_claim(db).await?.is_some() {
        return Ok(());
    }
    let claim = Claim { agents: plan.agents, seed: plan.seed, today: app.clock.now().micros() };
    let text = serde_json::to_string(&claim).map_err(|e| Failure::Said(e.to_string()))?;
    let mut tx = db.write().await?;
    Evidence::keep_home_page(&mut tx, app.evidence.address(), app.clock.now()).await?;
    tx.set_mark(CLAIM, &text).await?;
    tx.commit().await?;
    Ok(())
}

async fn read_claim(db: &Db) -> Result<Option<Claim>, Failure> {
    let mark = db.mark(CLAIM).await?;
    mark.map(|text| serde_json::from_str(&text).map_err(|e| Failure::Said(e.to_string()))).transpose()
}

/// Makes the agents that are still missing; returns how many statements that took.
pub async fn generate(app: &App, plan: Plan, progress: &(dyn Fn(u32) + Sync)) -> Result<usize, Failure> {
    let Some(claim) = read_claim(app.people.db()).await? else { return Ok(0) };
    let today = Instant::from_micros(claim.today);
    let done = app.people.db().mark(DONE).await?.and_then(|d| d.parse().ok()).unwrap_or(0_u32);
    progress(done);
    let mut starts = (done..plan.agents).step_by(BATCH as usize);
    let mut waiting = VecDeque::new();
    let mut statements = 0;
    loop {
        while waiting.len() <= AHEAD
            && let Some(first) = starts.next()
        {
            let app = app.clone();
            let end = (first + BATCH).min(plan.agents);
            waiting
                .push_back((end, tokio::task::spawn_blocking(move || lives(&app, plan, first..end, today))));
        }
        let Some((end, batch)) = waiting.pop_front() else { break };
        let batch = batch.await.map_err(|e| Failure::Said(format!("the demonstration stopped: {e}")))??;
        let mut tx = app.people.db().write().await?;
        for life in &batch {
            statements += write(app, &mut tx, life, today).await?;
        }
        tx.set_mark(DONE, &end.to_string()).await?;
        tx.commit().await?;
        progress(end);
    }
    if app.people.db().mark(SEARCHED).await?.is_none() {
        finding::search(app, plan.seed, today).await?;
        let mut tx = app.people.db().write().await?;
        tx.set_mark(SEARCHED, "yes").await?;
        tx.commit().await?;
    }
    calls::make(app, plan.seed, today).await?;
    Ok(statements)
}

fn lives(app: &App, plan: Plan, indices: std::ops::Range<u32>, today: Instant) -> Result<Vec<Life>, Failure> {
    indices.map(|i| life::live(app, plan.seed, i, today)).collect()
}

/// Writes a life: account, statements, sessions, courses, each by the function that the pages call; how many
/// statements that took.
async fn write(app: &App, tx: &mut Tx, life: &Life, today: Instant) -> Result<usize, Failure> {
    let people = life.people(app);
    let person = people.add_in(tx, &life.account).await?;
    if let Some(unit) = &life.manages {
        people.manage_in(tx, person, unit, true).await?;
    }
    let evidence = app.evidence.under(life.clock.clone());
    for (at, statement) in &life.statements {
        life.clock.set(*at);
        evidence.append(tx, life.person, statement.clone(), &Authority::Assess, POSITIONING).await.map_err(
            |e| match e {
                AppendError::Store(error) => Failure::Store(error),
                AppendError::IdTaken(id) => {
                    Failure::Said(format!("the demonstration made the id {id} twice"))
                }
            },
        )?;
    }
    for session in &life.sessions {
        app.assess.insert(tx, session).await?;
    }
    for (switch, at) in &life.agrees {
        life.clock.set(*at);
        people.turn_in(tx, person, *switch, true).await?;
    }
    let learnt = life.studies().write(app, tx, life, today).await?;
    if let Some(at) = life.visit {
        life.clock.set(at);
        app.passports.visit_in(tx, life.person, life.clock.now()).await?;
    }
    Ok(life.statements.len() + learnt)
}
