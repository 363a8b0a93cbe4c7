//! What the product costs, measured on this machine and printed; nothing here is asserted on time.
//!
//! Ratios are against a named bound in the same run, because machines are shared and noisy.
//! `make bench`; with a PostgreSQL cluster when `PASSEPORT_TEST_POSTGRES` names one.

mod append;
mod fold;
mod pages;
mod process;
mod setting;

use std::time::Instant;

use passeport::{Plan, claim, generate};

use crate::setting::Setting;

/// Agents of the organisation that pages are measured on.
const AGENTS: u32 = 3_000;

#[tokio::main]
async fn main() {
    println!("| what | engine | figure |");
    println!("| --- | --- | --- |");
    fold::evaluate();
    for setting in Setting::all().await {
        let plan = Plan { agents: AGENTS, seed: 1 };
        let begun = Instant::now();
        claim(&setting.app, plan).await.expect("a fresh store");
        let statements = generate(&setting.app, plan, &|_| {}).await.expect("the demonstration is made");
        let seconds = begun.elapsed().as_secs_f64();
        row(
            &format!("demonstration: {AGENTS} agents, {statements} statements"),
            setting.name,
            &format!("{seconds:.1} s, {:.0} statements a second", statements as f64 / seconds),
        );
        pages::measure(&setting).await;
        append::measure(&setting).await;
        fold::measure(&setting).await;
    }
    append::bare_rusqlite();
    process::measure();
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
