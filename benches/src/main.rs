//! What the product costs, measured on this machine and printed; nothing here is asserted on time.
//!
//! Ratios are against a named bound in the same run, because machines are shared and noisy.
//! `make bench`; with a PostgreSQL cluster when `PASSEPORT_TEST_POSTGRES` names one. `LARGE=0` leaves out what takes
//! many minutes: the organisation of 50,000 agents.

mod append;
mod fold;
mod pages;
mod process;
mod setting;

use std::time::Instant;

use passeport::{Plan, claim, generate};

use crate::setting::Setting;

/// Agents of the organisations that pages are measured on.
const AGENTS: u32 = 3_000;
const AGENTS_LARGE: u32 = 50_000;

#[tokio::main]
async fn main() {
    println!("| what | engine | figure |");
    println!("| --- | --- | --- |");
    process::size();
    fold::evaluate();
    let sqlite = Setting::sqlite().await;
    for setting in [Some(sqlite), Setting::postgres().await].into_iter().flatten() {
        demonstration(&setting, AGENTS).await;
        pages::measure(&setting, AGENTS).await;
        append::measure(&setting).await;
        fold::measure(&setting).await;
    }
    append::bare_rusqlite();
    process::at_rest();
    if std::env::var("LARGE").is_ok_and(|large| large == "0") {
        return;
    }
    let large = Setting::sqlite().await;
    demonstration(&large, AGENTS_LARGE).await;
    pages::measure(&large, AGENTS_LARGE).await;
    if let Some(moved) = large.moved().await {
        pages::measure(&moved, AGENTS_LARGE).await;
    }
}

/// Makes the demonstration, as `passeport demo` does, and says what it cost.
async fn demonstration(setting: &Setting, agents: u32) {
    let plan = Plan { agents, seed: 1 };
    let begun = Instant::now();
    claim(&setting.app, plan).await.expect("a fresh store");
    let statements = generate(&setting.app, plan, &|_| {}).await.expect("the demonstration is made");
    let seconds = begun.elapsed().as_secs_f64();
    row(
        &format!("demonstration: {agents} agents, {statements} statements"),
        setting.name,
        &format!("{seconds:.1} s, {:.0} statements a second", statements as f64 / seconds),
    );
}

/// Prints a line of the table.
pub fn row(what: &str, engine: &str, figure: &str) {
    println!("| {what} | {engine} | {figure} |");
}

/// The median and the 99th percentile of durations, in milliseconds.
pub fn percentiles(mut seconds: Vec<f64>) -> String {
    seconds.sort_by(f64::total_cmp);
    let at = |share: f64| 1e3 * seconds[((seconds.len() - 1) as f64 * share) as usize];
    format!("p50 {:.2} ms, p99 {:.2} ms ({} requests)", at(0.5), at(0.99), seconds.len())
}
