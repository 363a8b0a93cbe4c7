//! Simulated sessions: what any of them obeys, whatever the rules; and that rules do what they are for.

use psychometrics::simulate::{
    Bank, BankItem, Draws, Limits, Person, Report, Rules, Select, Session, Uniforms, run,
};
use psychometrics::stopping::{Verdict, certain};
use psychometrics::{Ability, Error, Graded, Item, Probability, StandardError};

use crate::banks::{self, DOMAINS, model, people};
use crate::support::{Kind, item};

fn bank(size: usize, seed: u64) -> Bank {
    let mut draws = Draws::seeded(seed);
    banks::bank(size, |k| {
        let kind = if k.is_multiple_of(3) { Kind::ThreeParameters } else { Kind::TwoParameters };
        let minutes = 0.5 + draws.uniform();
        (item(kind, &mut draws).into(), minutes, 1 + k % 2)
    })
}

fn every_rule(bank: &Bank) -> [Select; 6] {
    [
        Select::Information,
        Select::ExpectedVariance,
        Select::Joint(model(bank)),
        Select::JointDeterminant(model(bank)),
        Select::JointVerdict(model(bank), Ability::new(0.3).unwrap()),
        Select::PixLike,
    ]
}

fn asked(session: &Session) -> Vec<usize> {
    session.steps.iter().map(|step| step.item).collect()
}

#[test]
fn no_item_is_asked_twice_and_the_same_seed_gives_the_same_sessions() {
    let bank = bank(60, 1);
    let people = people(&bank, 20, 2);
    for select in every_rule(&bank) {
        let rules = Rules::of(select, 25);
        let sessions = run(&bank, &people, &rules, Uniforms::Seeded, 3).unwrap();
        assert_eq!(sessions, run(&bank, &people, &rules, Uniforms::Seeded, 3).unwrap());
        assert_ne!(sessions, run(&bank, &people, &rules, Uniforms::Seeded, 4).unwrap());
        for session in &sessions {
            let mut items = asked(session);
            items.sort_unstable();
            items.dedup();
            assert_eq!((items.len(), session.steps.len()), (25, 25));
            let minutes: f64 = items.iter().map(|item| bank.items()[*item].minutes).sum();
            assert!((minutes - session.minutes).abs() < 1e-9);
            assert_eq!(session.steps.last().unwrap().domains, session.domains);
        }
    }
}

#[test]
fn a_bank_that_runs_out_ends_the_session() {
    let bank = bank(12, 1);
    let people = people(&bank, 3, 2);
    for select in every_rule(&bank) {
        let sessions = run(&bank, &people, &Rules::of(select, 500), Uniforms::Seeded, 3).unwrap();
        assert!(sessions.iter().all(|s| s.steps.len() == 12));
        assert!(sessions.iter().flat_map(|s| &s.domains).all(|d| d.mean.get().is_finite()));
    }
}

#[test]
fn limits_of_minutes_and_of_precision_are_kept() {
    let bank = bank(300, 5);
    let people = people(&bank, 40, 6);
    let mut rules = Rules::of(Select::Joint(model(&bank)), 200);
    rules.limits.minutes = Some(12.0);
    let within = run(&bank, &people, &rules, Uniforms::Seeded, 7).unwrap();
    assert!(within.iter().all(|s| s.minutes <= 12.0 + 1e-9 && s.minutes > 11.0));
    let standard_error = Some(StandardError::new(0.5).unwrap());
    rules.limits = Limits { standard_error, ..Limits::of(200) };
    for session in run(&bank, &people, &rules, Uniforms::Seeded, 7).unwrap() {
        let rms = |domains: &[psychometrics::Estimate]| {
            (domains.iter().map(|d| d.standard_error.get().powi(2)).sum::<f64>() / DOMAINS as f64).sqrt()
        };
        let before = &session.steps[session.steps.len() - 2].domains;
        assert!(rms(&session.domains) <= 0.5 && rms(before) > 0.5, "as soon as it is precise, not later");
    }
}

/// Items chosen for the verdict decide it sooner than items chosen for precision: people in common, three banks.
#[test]
fn a_verdict_in_every_domain_ends_a_session_and_comes_sooner_with_items_for_it() {
    let (cut, at) = (Ability::new(0.5).unwrap(), Probability::new(0.9).unwrap());
    let mut lengths = [0.0; 2];
    for seed in 1..4 {
        let bank = bank(300, seed + 20);
        let people = people(&bank, 40, seed + 30);
        let ways = [Select::JointVerdict(model(&bank), cut), Select::Joint(model(&bank))];
        for (select, length) in ways.into_iter().zip(&mut lengths) {
            let limits = Limits { verdict: Some((cut, at)), ..Limits::of(120) };
            let rules = Rules { limits, ..Rules::of(select, 120) };
            for session in run(&bank, &people, &rules, Uniforms::Seeded, seed).unwrap() {
                let sure = |domains: &[psychometrics::Estimate]| {
                    domains.iter().all(|d| certain(*d, cut, at) != Verdict::Undecided)
                };
                let before = session.steps.iter().rev().nth(1).map(|step| &step.domains);
                assert!(session.steps.len() == 120 || sure(&session.domains));
                assert!(before.is_none_or(|domains| !sure(domains)), "as soon as it is sure, not later");
                *length += session.steps.len() as f64 / 120.0;
            }
        }
    }
    println!("{:.1} items for the verdict, {:.1} for precision", lengths[0], lengths[1]);
    assert!(lengths[0] < lengths[1], "{lengths:?}");
    let mut rules = Rules::of(Select::Information, 1);
    rules.limits.verdict = Some((cut, Probability::new(0.5).unwrap()));
    let bank = bank(12, 1);
    assert!(run(&bank, &people(&bank, 1, 1), &rules, Uniforms::Seeded, 1).is_err());
}

/// Per minute, more is known in the same time: several seeds, people in common.
#[test]
fn gain_per_minute_beats_gain_per_item_in_the_same_time() {
    for seed in 1..4 {
        let bank = bank(300, seed);
        let people = people(&bank, 300, seed + 10);
        let mut by_minute = Rules::of(Select::Joint(model(&bank)), 100);
        by_minute.limits.minutes = Some(15.0);
        let fast =
            Report::of(&bank, &people, &run(&bank, &people, &by_minute, Uniforms::Seeded, seed).unwrap());
        // Per item, cut at the same minutes: the length that takes them on average.
        let by_item = Rules::of(Select::Joint(model(&bank)), 15);
        let slow =
            Report::of(&bank, &people, &run(&bank, &people, &by_item, Uniforms::Seeded, seed).unwrap());
        assert!(
            fast.minutes_median <= slow.minutes_median * 1.02,
            "{} {}",
            fast.minutes_median,
            slow.minutes_median
        );
        assert!(fast.rmse() < slow.rmse(), "{} {}", fast.rmse(), slow.rmse());
    }
}

#[test]
fn the_baseline_knows_right_and_wrong_only_and_banks_are_checked() {
    let graded: Item = Graded::new(1.0, &[0.0, 1.0]).unwrap().into();
    let item = |competence| BankItem { item: graded.clone(), competence, minutes: 1.0, variants: 1 };
    let bank = Bank::new(vec![item(0)], vec![0]).unwrap();
    let ability = [Ability::new(0.0).unwrap()];
    let person = [Person::new(&ability, &ability)];
    let refusal = run(&bank, &person, &Rules::of(Select::PixLike, 1), Uniforms::Seeded, 1).unwrap_err();
    assert_eq!(refusal, Error::NotDichotomous { item: 0 });
    assert!(Bank::new(Vec::new(), vec![0]).is_err() && Bank::new(vec![item(1)], vec![0]).is_err());
    let stranger = [Person::new(&[ability[0]; 2], &ability)];
    assert!(run(&bank, &stranger, &Rules::of(Select::Information, 1), Uniforms::Seeded, 1).is_err());
    for row in [vec![0.5; 3], vec![f64::NAN], vec![1.0]] {
        assert!(run(&bank, &person, &Rules::of(Select::Information, 1), Uniforms::Given(&[row]), 1).is_err());
    }
    for minutes in [f64::NAN, 0.0, -1.0] {
        let mut rules = Rules::of(Select::Information, 1);
        rules.limits.minutes = Some(minutes);
        assert!(run(&bank, &person, &rules, Uniforms::Seeded, 1).is_err(), "{minutes}");
    }
    let nobody = Rules { among: 0, ..Rules::of(Select::Information, 1) };
    assert!(run(&bank, &person, &nobody, Uniforms::Seeded, 1).is_err());
}

/// The baseline as its page says it: from −3, no step longer than half the number, or .5.
#[test]
fn the_baseline_steps_no_further_than_it_may() {
    let mut last = -3.0_f64;
    let mut baseline = psychometrics::pix_like::PixLike::default();
    assert_eq!(baseline.estimate().mean.get(), last);
    let mut draws = Draws::seeded(3);
    for k in 0..60 {
        baseline.learn(&item(Kind::TwoParameters, &mut draws), k % 4 > 0);
        let now = baseline.estimate().mean.get();
        assert!((now - last).abs() <= f64::max(0.5, 0.5 * last.abs()) + 1e-12, "{last} {now}");
        last = now;
    }
    let chances = [0.51, 0.49 * 0.51, 0.49_f64.powi(2) * 0.51, 0.49_f64.powi(3) * 0.51, 0.49_f64.powi(4)];
    let candidates: Vec<(usize, f64)> = (0..9).map(|k| (k, f64::from(9 - k as u8))).collect();
    let mut counts = [0.0; 9];
    for _ in 0..20_000 {
        let chosen = psychometrics::pix_like::PixLike::choose(&candidates, || draws.uniform()).unwrap();
        counts[chosen] += 1.0 / 20_000.0;
    }
    for (count, chance) in counts.iter().zip(chances) {
        // Four Monte-Carlo errors.
        assert!(
            (count - chance).abs() < 4.0 * (chance * (1.0 - chance) / 20_000.0_f64).sqrt(),
            "{count} {chance}"
        );
    }
    assert!(counts[5..].iter().all(|count| *count == 0.0));
}
