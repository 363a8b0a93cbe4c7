//! What the product costs, measured on this machine and printed; nothing here is asserted on time.
//!
//! Ratios are against a named bound in the same run, because machines are shared and noisy.
//! `make bench`; with a PostgreSQL cluster when `PASSEPORT_TEST_POSTGRES` names one.

mod append;
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
    fold();
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

/// Evaluating a passport of 2,000 answers, and one of 60.
fn fold() {
    let content = passeport::parse_content(&passeport::embedded_content()).expect("the content is right");
    let frame = passport::Frame::new(content.socle.clone(), content.bank.clone()).expect("they belong together");
    let now = kit::Instant::from_micros(1_795_000_000_000_000);
    for count in [60_usize, 2_000] {
        let mut answers = passport::Answers::default();
        for i in 0..count {
            let family = &content.bank.families()[i % content.bank.families().len()];
            let answer = passport::Answer {
                session: uuid::Uuid::from_u128(1),
                family: family.id.clone(),
                version: 1,
                seed: i as u32,
                response: "0".to_owned(),
                correct: i % 3 != 0,
                weight: 1.0,
                at: now.plus_days(-(i as i64 % 700)),
                stored_at: now,
            };
            answers.insert(uuid::Uuid::from_u128(i as u128 + 10), answer);
        }
        let runs = 300;
        let begun = Instant::now();
        for _ in 0..runs {
            std::hint::black_box(passport::evaluate(&frame, std::hint::black_box(&answers), now).expect("it evaluates"));
        }
        let micros = begun.elapsed().as_secs_f64() * 1e6 / f64::from(runs);
        row(&format!("evaluating a passport of {count} answers"), "none", &format!("{micros:.0} µs"));
    }
}
