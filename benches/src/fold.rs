//! What a passport costs: the fold of a person's statements, from the ledger on, and its last step alone.

use std::hint::black_box;
use std::time::Instant;

use evidence::{Authority, POSITIONING};
use kit::PersonId;
use passport::{Answer, Answers, Frame, SEED, activity_of, evaluate as evaluated};
use uuid::Uuid;
use xapi::{ScaledScore, StatementBuilder};

use crate::row;
use crate::setting::Setting;

/// Statements that are folded.
const STATEMENTS: u32 = 2_000;
/// How often each is done; the mean is printed.
const RUNS: u32 = 50;

/// Reads 2,000 statements of a person from the ledger, folds them into answers, evaluates these.
pub async fn measure(setting: &Setting) {
    let (evidence, frame) = (&setting.app.evidence, setting.app.passports.frame());
    let person = PersonId::from_uuid(Uuid::from_u128(98));
    let (home, families) = (evidence.address(), frame.bank.families());
    let now = evidence.now();
    let mut tx = evidence.db().write().await.expect("a transaction");
    for i in 0..STATEMENTS {
        let family = &families[i as usize % families.len()];
        let right = i % 3 != 0;
        let statement = StatementBuilder::answered(
            home,
            &person.to_string(),
            &activity_of(home, &family.id, family.version),
        )
        .id(Uuid::from_u128(u128::from(i) + 5_000_000))
        .score(if right { ScaledScore::ONE } else { ScaledScore::ZERO })
        .success(right)
        .response("0")
        .registration(Uuid::from_u128(8))
        .context_extension(&format!("{home}{SEED}"), i)
        .timestamp(now.plus_days(-i64::from(i % 700)).timestamp())
        .build();
        evidence.append(&mut tx, person, statement, &Authority::Assess, POSITIONING).await.expect("appended");
    }
    tx.commit().await.expect("durable");
    let (mut read, mut folded, mut evaluating) = (0.0, 0.0, 0.0);
    for _ in 0..RUNS {
        let begun = Instant::now();
        let records = evidence.of_person(person).await.expect("read");
        read += begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        let mut answers = Answers::default();
        for (id, answer) in records.iter().filter_map(|record| Answer::from_record(home, record)) {
            answers.insert(id, answer);
        }
        folded += begun.elapsed().as_secs_f64();
        assert_eq!(answers.len(), STATEMENTS as usize, "each statement is an answer");
        let begun = Instant::now();
        black_box(evaluated(frame, &answers, now).expect("it evaluates"));
        evaluating += begun.elapsed().as_secs_f64();
    }
    let ms = |seconds: f64| 1e3 * seconds / f64::from(RUNS);
    let figure = format!(
        "{:.1} ms: {:.1} to read and parse, {:.1} to fold, {:.1} to evaluate",
        ms(read + folded + evaluating),
        ms(read),
        ms(folded),
        ms(evaluating)
    );
    row(&format!("fold of {STATEMENTS} statements, read from the ledger"), setting.name, &figure);
}

/// Evaluating answers already folded: a passport of 2,000, and one of 60.
pub fn evaluate() {
    let content = passeport::parse_content(&passeport::embedded_content()).expect("the content is right");
    let frame = Frame::new(content.socle.clone(), content.bank.clone()).expect("they belong together");
    let now = kit::Instant::from_micros(1_795_000_000_000_000);
    for count in [60, STATEMENTS] {
        let mut answers = Answers::default();
        for i in 0..count {
            let family = &content.bank.families()[i as usize % content.bank.families().len()];
            let answer = Answer {
                session: Uuid::from_u128(1),
                family: family.id.clone(),
                version: 1,
                seed: i,
                response: "0".to_owned(),
                correct: i % 3 != 0,
                weight: 1.0,
                at: now.plus_days(-i64::from(i % 700)),
                stored_at: now,
            };
            answers.insert(Uuid::from_u128(u128::from(i) + 10), answer);
        }
        let begun = Instant::now();
        for _ in 0..RUNS {
            black_box(evaluated(&frame, black_box(&answers), now).expect("it evaluates"));
        }
        let micros = begun.elapsed().as_secs_f64() * 1e6 / f64::from(RUNS);
        row(&format!("evaluating {count} answers already folded"), "none", &format!("{micros:.0} µs"));
    }
}
