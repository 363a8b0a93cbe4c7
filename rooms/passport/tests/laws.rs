//! The laws of the fold, over the real bank and through real statements: order and repetition do not
//! matter (law 1), who has no weight moves nothing (law 9), only the latest answer to a family counts,
//! age widens, and states follow their rule.
#![cfg(test)]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use competences::{File, parse_framework, parse_socle};
use evidence::{Authority, POSITIONING, Record};
use items::{Bank, Response, parse_family, right_response, score, variant};
use kit::{Instant, PersonId};
use passport::{Answer, Answers, Frame, Passport, SEED, State, activity_of, evaluate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use psychometrics::{Ability, Estimate};
use uuid::Uuid;
use xapi::{ScaledScore, Statement, StatementBuilder};

const HOME: &str = "https://passeport.test";

/// Socle and bank as they are written, read once.
static FRAME: LazyLock<Frame> = LazyLock::new(|| {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"));
    let below = |folder: &'static str| files.iter().filter(move |f| f.path.starts_with(folder));
    let frameworks: Vec<_> = below("frameworks/").map(|f| parse_framework(f).unwrap()).collect();
    let socle = parse_socle(&files, &frameworks).unwrap();
    let families = below("items/").map(|f| parse_family(f, &socle).unwrap()).collect();
    Frame::new(Arc::new(socle), Arc::new(Bank::new(families))).unwrap()
});

fn files(root: &Path) -> Vec<File> {
    let mut waiting: Vec<PathBuf> = vec![root.to_path_buf()];
    let mut files = Vec::new();
    while let Some(dir) = waiting.pop() {
        for path in std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let inner = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.push(File { path: inner, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files
}

/// An answer to be given: which family, which variant, how, in which session, when.
#[derive(Clone, Debug)]
struct Given {
    family: Index,
    seed: u32,
    right: bool,
    session: u8,
    minutes: i64,
    id: u64,
}

/// Three years of minutes, which is also the usual half-life.
const MINUTES: i64 = 3 * 365 * 24 * 60;
const DAY_MINUTES: i64 = 24 * 60;

fn begin() -> Instant {
    Instant::parse("2024-01-01T08:00:00Z").unwrap()
}

fn end() -> Instant {
    begin().plus_seconds(MINUTES * 60)
}

fn given() -> impl Strategy<Value = Given> {
    // Days are few, so that two answers to a family often come at one instant: then the id decides.
    let minutes = prop_oneof![0..MINUTES, (0..4_i64).prop_map(|d| d * DAY_MINUTES)];
    (any::<Index>(), any::<u32>(), any::<bool>(), 0..3_u8, minutes, any::<u64>()).prop_map(
        |(family, seed, right, session, minutes, id)| Given { family, seed, right, session, minutes, id },
    )
}

/// A person's answers, right and wrong as they fall, or all alike, where the model is least at ease.
fn life(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Given>> {
    (vec(given(), count), prop_oneof![Just(None), any::<bool>().prop_map(Some)]).prop_map(|(given, alike)| {
        given.into_iter().map(|g| Given { right: alike.unwrap_or(g.right), ..g }).collect()
    })
}

/// The record of an answer, through a statement made, scored and stored as a session does.
fn record(place: usize, given: &Given, authority: &Authority, profile: &str) -> Record {
    let families = FRAME.bank.families();
    let family = &families[given.family.index(families.len())];
    let shown = variant(family, u64::from(given.seed)).unwrap();
    let response = if given.right { right_response(family, &shown) } else { Response::Unknown };
    let right = score(family, &shown, &response);
    let at = begin().plus_seconds(given.minutes * 60);
    let person = PersonId::from_uuid(Uuid::from_u128(7));
    // The place makes ids differ, below what is drawn, so that their order is that of no list.
    let id = Uuid::from_u128((u128::from(given.id) << 64) | place as u128);
    let mut statement =
        StatementBuilder::answered(HOME, &person.to_string(), &activity_of(HOME, &family.id, family.version))
            .id(id)
            .score(if right { ScaledScore::ONE } else { ScaledScore::ZERO })
            .success(right)
            .response(&response.to_statement())
            .registration(Uuid::from_u128(u128::from(given.session) + 1))
            .context_extension(&format!("{HOME}{SEED}"), given.seed)
            .timestamp(at.timestamp())
            .build();
    statement.set_stored(at.plus_seconds(1).timestamp());
    Record {
        position: place as i64,
        person,
        statement,
        authority: authority.clone(),
        profile: profile.to_owned(),
    }
}

fn ours(given: &[Given]) -> Vec<Record> {
    given.iter().enumerate().map(|(i, g)| record(i, g, &Authority::Assess, POSITIONING)).collect()
}

fn take(answers: &mut Answers, record: &Record) {
    if let Some((id, answer)) = Answer::from_record(HOME, record) {
        answers.insert(id, answer);
    }
}

fn fold<'a>(records: impl IntoIterator<Item = &'a Record>) -> Answers {
    let mut answers = Answers::default();
    records.into_iter().for_each(|r| take(&mut answers, r));
    answers
}

fn at(answers: &Answers, instant: Instant) -> Passport {
    evaluate(&FRAME, answers, instant).unwrap()
}

/// Every estimate of a passport, domains first.
fn estimates(passport: &Passport) -> Vec<Estimate> {
    let domains = passport.domains.iter().map(|d| d.estimate);
    domains.chain(passport.competences.iter().map(|c| c.estimate)).collect()
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_order_and_repetition_gives_the_same_passport(
        (given, order) in life(1..60).prop_flat_map(|given| {
            // A permutation, with some of the records a second time wherever they fall.
            let count = given.len();
            let places = vec(0..count, 0..count).prop_map(move |again| (0..count).chain(again).collect::<Vec<_>>());
            (Just(given), places.prop_shuffle())
        }),
        days in 0..2_000_i64,
    ) {
        let records = ours(&given);
        let (one, other) = (fold(&records), fold(order.iter().map(|i| &records[*i])));
        prop_assert_eq!(one.len(), given.len(), "every answer of ours counts, each once");
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.fingerprint(), other.fingerprint());
        let instant = begin().plus_days(days);
        prop_assert_eq!(at(&one, instant).hash(), at(&other, instant).hash());
    }

    #[test]
    fn folding_on_gives_what_replaying_the_stored_statements_gives(
        given in life(1..40),
        cut in any::<Index>(),
    ) {
        let records = ours(&given);
        // On: what came first was evaluated before the rest arrived.
        let (first, rest) = records.split_at(cut.index(records.len()));
        let mut on = fold(first);
        at(&on, end());
        rest.iter().for_each(|r| take(&mut on, r));
        // Replayed: from the bytes that the ledger keeps.
        let replayed: Vec<Record> = records
            .iter()
            .map(|r| Record { statement: Statement::from_stored(&r.statement.to_bytes()).unwrap(), ..r.clone() })
            .collect();
        let replayed = fold(&replayed);
        prop_assert_eq!(on.fingerprint(), replayed.fingerprint());
        prop_assert_eq!(at(&on, end()).hash(), at(&replayed, end()).hash());
    }

    #[test]
    fn who_has_no_weight_moves_nothing(
        given in life(0..20),
        posted in vec((given(), "[a-z:]{0,8}", any::<bool>()), 1..20),
    ) {
        let records = ours(&given);
        let before = fold(&records);
        let outside = posted.iter().enumerate().map(|(i, (g, client, profiled))| {
            let profile = if *profiled { POSITIONING } else { "" };
            record(1_000 + i, g, &Authority::Client(client.clone()), profile)
        });
        // Our own room counts under the profile of a session alone.
        let unprofiled = posted.iter().enumerate().map(|(i, (g, _, _))| record(2_000 + i, g, &Authority::Assess, ""));
        let mixed: Vec<Record> = outside.chain(unprofiled).chain(records).collect();
        let after = fold(&mixed);
        prop_assert_eq!(before.fingerprint(), after.fingerprint());
        prop_assert_eq!(at(&before, end()).hash(), at(&after, end()).hash());
    }

    #[test]
    fn of_one_family_only_the_latest_answer_counts(given in life(2..80)) {
        let all = fold(&ours(&given));
        let mut latest = Answers::default();
        for (id, answer) in all.iter() {
            let later = |(other, a): (&Uuid, &Answer)| a.family == answer.family && (a.at, other) > (answer.at, id);
            if !all.iter().any(later) {
                latest.insert(*id, answer.clone());
            }
        }
        let (whole, alone) = (at(&all, end()), at(&latest, end()));
        prop_assert_eq!(whole.answers, latest.len());
        prop_assert_eq!(estimates(&whole), estimates(&alone));
        for (a, b) in whole.competences.iter().zip(&alone.competences) {
            prop_assert_eq!((a.level, a.state, a.answers, a.latest), (b.level, b.state, b.answers, b.latest));
        }
    }

    #[test]
    fn age_lowers_weights_and_never_makes_a_passport_surer(
        given in life(1..72),
        (sooner, later) in (0..1_500_i64, 0..1_500_i64).prop_map(|(a, b)| (a, a + b)),
    ) {
        let answers = fold(&ours(&given));
        let (sooner, later) = (at(&answers, end().plus_days(sooner)), at(&answers, end().plus_days(later)));
        let weights = |p: &Passport| -> Vec<f64> {
            p.domains.iter().map(|d| d.weight).chain(p.competences.iter().map(|c| c.weight)).collect()
        };
        for (before, after) in weights(&sooner).iter().zip(weights(&later)) {
            prop_assert!(after <= *before, "{before} → {after}");
        }
        for (before, after) in estimates(&sooner).iter().zip(estimates(&later)) {
            let (before, after) = (before.standard_error.get(), after.standard_error.get());
            prop_assert!(after >= before - NARROWING_MAX, "{before} → {after}");
        }
    }

    #[test]
    fn states_and_levels_follow_their_rule(given in life(0..150), days in 0..2_000_i64) {
        let answers = fold(&ours(&given));
        let passport = at(&answers, end().plus_days(days));
        let (rule, domain_of) = (&FRAME.socle.model, FRAME.model.domain_of());
        let weight = |wanted: &dyn Fn(usize) -> bool| -> f64 {
            answers
                .latest()
                .values()
                .filter_map(|(_, a)| FRAME.bank.index(&a.family).map(|i| (FRAME.item(i).0, a)))
                .filter(|(competence, _)| wanted(*competence))
                .map(|(c, a)| 0.5_f64.powf(passport.at.days_since(a.at).floor() / FRAME.half_life(c).days()))
                .sum()
        };
        for (d, domain) in passport.domains.iter().enumerate() {
            let own = weight(&|c| domain_of[c] == d);
            prop_assert!((own - domain.weight).abs() < 1e-9);
            let settled = FRAME.cuts.as_slice().iter().all(|cut| {
                let passed = domain.estimate.probability_at_least(*cut).get();
                passed >= rule.credit_probability || passed <= 1.0 - rule.credit_probability
            });
            let known = settled || domain.estimate.standard_error.get() <= rule.domain_se;
            let measured = domain.weight >= rule.domain_weight && known;
            prop_assert_eq!(domain.state, if measured { State::Measured } else { State::Unknown });
            prop_assert_eq!(domain.level, measured.then(|| level(domain.estimate)));
        }
        for (c, competence) in passport.competences.iter().enumerate() {
            let own = weight(&|other| other == c);
            prop_assert!((own - competence.weight).abs() < 1e-9);
            let state = match passport.domains[domain_of[c]].state {
                _ if competence.weight >= rule.measured_weight => State::Measured,
                State::Measured => State::Inferred,
                State::Inferred | State::Unknown => State::Unknown,
            };
            prop_assert_eq!(competence.state, state);
            prop_assert_eq!(competence.level, (state != State::Unknown).then(|| level(competence.estimate)));
        }
    }
}

/// How much a standard error may fall as answers age: what the solver leaves when it stops.
const NARROWING_MAX: f64 = 1e-6;

/// The highest level whose cut is reached with the probability of the framework, found from the top.
fn level(estimate: Estimate) -> usize {
    let cuts = FRAME.socle.cuts();
    let reached = |cut: f64| estimate.probability_at_least(Ability::new(cut).unwrap()) >= FRAME.credit;
    (1..=cuts.len()).rev().find(|k| reached(cuts[k - 1])).unwrap_or(0)
}

#[test]
fn all_three_states_exist_on_the_real_bank() {
    let families = FRAME.bank.families().len();
    let answers_to = |wanted: &dyn Fn(usize) -> bool| {
        let records = (0..families).filter(|i| wanted(*i)).map(|i| {
            let id = &FRAME.bank.families()[i].id;
            let statement = StatementBuilder::answered(HOME, "x", &activity_of(HOME, id, 1))
                .id(Uuid::from_u128(i as u128))
                .success(i % 2 == 0)
                .response("0")
                .registration(Uuid::from_u128(1))
                .context_extension(&format!("{HOME}{SEED}"), 1)
                .timestamp(end().timestamp());
            let mut statement = statement.build();
            statement.set_stored(end().timestamp());
            let person = PersonId::from_uuid(Uuid::from_u128(7));
            Record {
                position: 0,
                person,
                statement,
                authority: Authority::Assess,
                profile: POSITIONING.into(),
            }
        });
        at(&fold(&records.collect::<Vec<_>>()), end())
    };
    let states = |p: &Passport, state: State| p.competences.iter().filter(|c| c.state == state).count();
    let nothing = answers_to(&|_| false);
    assert_eq!(states(&nothing, State::Unknown), nothing.competences.len());
    assert!(nothing.domains.iter().all(|d| d.state == State::Unknown && d.level.is_none()));
    let whole = answers_to(&|_| true);
    assert!(whole.domains.iter().all(|d| d.state == State::Measured));
    // Four competences of each domain have three families, so they can be measured by their own answers.
    assert_eq!((states(&whole, State::Measured), states(&whole, State::Inferred)), (24, 56));
}
