//! Blueprints: met where they can be, refused where they cannot, and said to be unmet where enemies leave no way.

use proptest::prelude::*;
use psychometrics::selection::{Attribute, Blueprint};
use psychometrics::simulate::{Bank, Draws, Limits, Report, Rules, Select, Session, Uniforms, run};
use psychometrics::{Error, StandardError};

use crate::banks::{self, DOMAINS, model, people};
use crate::support::{Kind, item};

/// Every twentieth item takes three times as long.
fn bank(size: usize, seed: u64) -> Bank {
    let mut draws = Draws::seeded(seed);
    banks::bank(size, |k| {
        let minutes = if k.is_multiple_of(20) { 3.0 } else { 1.0 };
        (item(Kind::TwoParameters, &mut draws).into(), minutes, 1)
    })
}

fn asked(session: &Session) -> Vec<usize> {
    session.steps.iter().map(|step| step.item).collect()
}

fn domains(bank: &Bank) -> Attribute {
    let area_of = (0..bank.items().len()).map(|item| bank.domain(item)).collect();
    Attribute { name: "domain", area_of, least: vec![3; DOMAINS], most: vec![5; DOMAINS] }
}

/// Four of the long ones in each session.
fn kinds(size: usize) -> Attribute {
    let area_of = (0..size).map(|item| usize::from(item % 20 == 0)).collect();
    Attribute { name: "kind", area_of, least: vec![0, 4], most: vec![20, 4] }
}

#[test]
fn a_blueprint_is_met_and_enemies_never_meet() -> Result<(), Error> {
    let bank = bank(200, 11);
    let people = people(&bank, 30, 12);
    let domains = domains(&bank);
    let enemies: Vec<(usize, usize)> = (0..100).map(|item| (item, item + 100)).collect();
    let blueprint = Blueprint::new(20, domains.clone(), Some(kinds(200)), &enemies)?;
    for select in [
        Select::Information,
        Select::ExpectedVariance,
        Select::Joint(model(&bank)),
        Select::JointDeterminant(model(&bank)),
        Select::PixLike,
    ] {
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

/// Minutes are kept for what is reserved, and neither they nor precision end a session before it was asked.
#[test]
fn neither_minutes_nor_precision_keep_reserved_items_out() {
    let bank = bank(200, 21);
    let people = people(&bank, 30, 22);
    let blueprint = Blueprint::new(20, domains(&bank), Some(kinds(200)), &[]).unwrap();
    let precise = Some(StandardError::new(0.9).unwrap());
    for limits in [
        // Four long ones, of the first domain, and three of each other: 24 minutes, not one more.
        Limits { minutes: Some(24.0), ..Limits::of(20) },
        Limits { standard_error: precise, ..Limits::of(20) },
        Limits { minutes: Some(24.0), standard_error: precise, ..Limits::of(20) },
    ] {
        let select = Select::Joint(model(&bank));
        let rules = Rules { limits, blueprint: Some(blueprint.clone()), ..Rules::of(select, 20) };
        let sessions = run(&bank, &people, &rules, Uniforms::Seeded, 1).unwrap();
        for session in &sessions {
            assert_eq!(asked(session).iter().filter(|item| **item % 20 == 0).count(), 4, "{limits:?}");
            assert!(session.minutes <= limits.minutes.unwrap_or(f64::INFINITY) + 1e-9);
        }
        assert_eq!(Report::of(&bank, &people, &sessions).unmet.get(), 0.0);
    }
    // Precise from the first answer on: what is reserved and no more, the long ones among it.
    let limits = Limits { standard_error: Some(StandardError::new(5.0).unwrap()), ..Limits::of(20) };
    let rules =
        Rules { limits, blueprint: Some(blueprint.clone()), ..Rules::of(Select::Joint(model(&bank)), 20) };
    for session in run(&bank, &people, &rules, Uniforms::Seeded, 1).unwrap() {
        assert!((16..=19).contains(&session.steps.len()) && session.missing == 0, "{}", session.steps.len());
    }
    // Ten minutes cannot hold it: the sessions say so.
    let limits = Limits { minutes: Some(10.0), ..Limits::of(20) };
    let rules = Rules { limits, blueprint: Some(blueprint), ..Rules::of(Select::Joint(model(&bank)), 20) };
    let sessions = run(&bank, &people, &rules, Uniforms::Seeded, 1).unwrap();
    assert!(sessions.iter().all(|session| session.minutes <= 10.0 && session.missing > 0));
    assert_eq!(Report::of(&bank, &people, &sessions).unmet.get(), 1.0);
}

#[test]
fn what_enemies_make_impossible_is_refused_or_told() {
    let attribute =
        |least| Attribute { name: "kind", area_of: vec![0; 5], least: vec![least], most: vec![5] };
    let all: Vec<(usize, usize)> =
        (0..5).flat_map(|one| (one + 1..5).map(move |other| (one, other))).collect();
    let refusal = Blueprint::new(5, attribute(3), None, &all).unwrap_err();
    let said = "kind 0 (counted from 0) asks for 3 items; there is room for 1";
    assert_eq!(refusal.to_string(), said);
    // A ring of five: two can stand side by side, which no set of mutual enemies shows.
    let ring: Vec<(usize, usize)> = (0..5).map(|one| (one, (one + 1) % 5)).collect();
    let blueprint = Blueprint::new(5, attribute(3), None, &ring).unwrap();
    assert_eq!((blueprint.missing(&[0, 2]), blueprint.missing(&[0, 1, 2])), (1, 0));
    assert_eq!(blueprint.allowed(&[0, 2], &[true; 5]), [false; 5]);
}

#[test]
fn a_blueprint_of_another_bank_or_of_another_length_is_refused() {
    let (small, large) = (bank(12, 1), bank(30, 1));
    let attribute = |size| Attribute { name: "kind", area_of: vec![0; size], least: vec![1], most: vec![20] };
    let with = |bank: &Bank, blueprint| {
        let rules = Rules { blueprint: Some(blueprint), ..Rules::of(Select::Joint(model(bank)), 10) };
        run(bank, &people(bank, 2, 1), &rules, Uniforms::Seeded, 1).map_err(|e| e.to_string())
    };
    let blueprint = Blueprint::new(10, attribute(12), None, &[]).unwrap();
    assert!(with(&small, blueprint.clone()).is_ok());
    let said = "the bank that the blueprint is for has 12 entries; it must have 30";
    assert_eq!(with(&large, blueprint).unwrap_err(), said);
    let said = "the session that the blueprint is for has 9 entries; it must have 10";
    assert_eq!(with(&small, Blueprint::new(9, attribute(12), None, &[]).unwrap()).unwrap_err(), said);
}

proptest! {
    /// Whatever is handed in: an answer as long as what is open, nothing that was shut, no panic.
    #[test]
    fn only_what_is_open_is_allowed(
        areas in prop::collection::vec((0..3_usize, 0..2_usize), 1..20),
        open in prop::collection::vec(any::<bool>(), 0..30),
        asked in prop::collection::vec(0..40_usize, 0..6),
        least in prop::collection::vec(0..3_usize, 3),
        enemies in prop::collection::vec((0..20_usize, 0..20_usize), 0..10),
    ) {
        let rows = Attribute {
            name: "row", area_of: areas.iter().map(|a| a.0).collect(), least, most: vec![9; 3],
        };
        let columns = Attribute {
            name: "column", area_of: areas.iter().map(|a| a.1).collect(), least: vec![0; 2], most: vec![9; 2],
        };
        if let Ok(blueprint) = Blueprint::new(6, rows, Some(columns), &enemies) {
            let allowed = blueprint.allowed(&asked, &open);
            prop_assert_eq!(allowed.len(), open.len());
            for (item, allowed) in allowed.iter().enumerate() {
                prop_assert!(!allowed || (open[item] && item < areas.len() && !asked.contains(&item)));
            }
            let _ = blueprint.missing(&asked);
        }
    }
}
