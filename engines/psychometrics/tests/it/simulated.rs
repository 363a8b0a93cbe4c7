//! Simulated sessions: what any of them obeys, whatever the rules; and that rules do what they are for.

use psychometrics::selection::{Attribute, Blueprint};
use psychometrics::simulate::{
    Bank, BankItem, Draws, Limits, Person, Report, Rules, Select, Session, Uniforms, run,
};
use psychometrics::{Ability, Error, Graded, Item, Model, Probability, StandardError};

use crate::support::{Kind, item};

const DOMAINS: usize = 5;

fn bank(size: usize, seed: u64) -> Bank {
    let mut draws = Draws::seeded(seed);
    let one = |k: usize| {
        let kind = if k.is_multiple_of(3) { Kind::ThreeParameters } else { Kind::TwoParameters };
        let minutes = 0.5 + draws.uniform();
        BankItem { item: item(kind, &mut draws).into(), competence: k % 10, minutes, variants: 1 + k % 2 }
    };
    Bank::new((0..size).map(one).collect(), (0..10).map(|c| c % DOMAINS).collect()).unwrap()
}

fn model(bank: &Bank) -> Model {
    Model::equicorrelated(DOMAINS, 0.7, 0.3, bank.domain_of().to_vec()).unwrap()
}

fn people(bank: &Bank, count: usize, seed: u64) -> Vec<Person> {
    let mut draws = Draws::seeded(seed);
    (0..count).map(|_| Person::drawn(&model(bank), &mut draws)).collect()
}

fn every_rule(bank: &Bank) -> [Select; 5] {
    [
        Select::Information,
        Select::ExpectedVariance,
        Select::Joint(model(bank)),
        Select::JointDeterminant(model(bank)),
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
    rules.limits = Limits { items: 200, minutes: None, standard_error };
    for session in run(&bank, &people, &rules, Uniforms::Seeded, 7).unwrap() {
        let rms = |domains: &[psychometrics::Estimate]| {
            (domains.iter().map(|d| d.standard_error.get().powi(2)).sum::<f64>() / DOMAINS as f64).sqrt()
        };
        let before = &session.steps[session.steps.len() - 2].domains;
        assert!(rms(&session.domains) <= 0.5 && rms(before) > 0.5, "as soon as it is precise, not later");
    }
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
fn exposure_is_held_by_item_and_by_variant_at_little_loss() {
    let bank = bank(400, 8);
    let people = people(&bank, 400, 9);
    let free = Rules::of(Select::Joint(model(&bank)), 20);
    let held = Rules { exposure: Some(Probability::new(0.2).unwrap()), ..free.clone() };
    let without = Report::of(&bank, &people, &run(&bank, &people, &free, Uniforms::Seeded, 1).unwrap());
    let sessions = run(&bank, &people, &held, Uniforms::Seeded, 1).unwrap();
    let with = Report::of(&bank, &people, &sessions);
    let mut shown = vec![0.0; bank.items().len()];
    sessions.iter().flat_map(asked).for_each(|item| shown[item] += 1.0 / people.len() as f64);
    // Of an item with two variants each may be shown to a fifth.
    for (shown, of) in shown.iter().zip(bank.items()) {
        assert!(*shown <= 0.2 * of.variants as f64 + 1e-9, "{shown}");
    }
    println!(
        "RMSE {:.3} without, {:.3} with; overlap {:.2}, {:.2}",
        without.rmse(),
        with.rmse(),
        without.overlap,
        with.overlap
    );
    assert!(without.max_exposure > 0.8 && with.overlap < without.overlap);
    assert!(with.rmse() < 1.1 * without.rmse());
}

#[test]
fn a_blueprint_is_met_and_enemies_never_meet() -> Result<(), Error> {
    let bank = bank(200, 11);
    let people = people(&bank, 30, 12);
    let area_of: Vec<usize> = (0..200).map(|item| bank.domain(item)).collect();
    let domains = Attribute { name: "domain", area_of, least: vec![3; DOMAINS], most: vec![5; DOMAINS] };
    let kinds = Attribute {
        name: "kind",
        area_of: (0..200).map(|item| usize::from(item % 20 == 0)).collect(),
        least: vec![0, 4],
        most: vec![20, 4],
    };
    let enemies: Vec<(usize, usize)> = (0..100).map(|item| (item, item + 100)).collect();
    let blueprint = Blueprint::new(20, domains.clone(), Some(kinds), &enemies)?;
    for select in every_rule(&bank) {
        let rules = Rules { blueprint: Some(blueprint.clone()), ..Rules::of(select, 20) };
        for session in run(&bank, &people, &rules, Uniforms::Seeded, 1)? {
            let items = asked(&session);
            assert_eq!(items.len(), 20);
            assert_eq!(items.iter().filter(|item| **item % 20 == 0).count(), 4);
            for domain in 0..DOMAINS {
                let count = items.iter().filter(|item| bank.domain(**item) == domain).count();
                assert!((3..=5).contains(&count), "{count} of domain {domain}");
            }
            assert!(items.iter().all(|item| !items.contains(&(item + 100))));
        }
    }
    let asked = |least: Vec<usize>, most| {
        let attribute = Attribute { least, most, ..domains.clone() };
        Blueprint::new(20, attribute, None, &[]).unwrap_err().to_string()
    };
    assert_eq!(asked(vec![5; 5], vec![5; 5]), "domain asks for 25 items; there is room for 20");
    assert_eq!(
        asked(vec![0, 41, 0, 0, 0], vec![50; 5]),
        "domain 1 (counted from 0) asks for 41 items; there is room for 40"
    );
    assert!(Blueprint::new(20, domains, None, &[(3, 200)]).is_err());
    Ok(())
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
    let short = [vec![0.5; 3]];
    assert!(run(&bank, &person, &Rules::of(Select::Information, 1), Uniforms::Given(&short), 1).is_err());
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
