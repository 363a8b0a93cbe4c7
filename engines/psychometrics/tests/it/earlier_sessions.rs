//! Help from another in a free session: what it does to false passes, and what the consistency check does to it.

use psychometrics::earlier::{Combined, Earlier};
use psychometrics::simulate::{Bank, BankItem, Draws, Person, Rules, Select, Session, Uniforms, run};
use psychometrics::{Ability, ItemParameters, Model, Response, Scope, StandardError, Weight};

use crate::support::{Kind, item, response};

const DOMAINS: usize = 6;
const COMPETENCES: usize = 18;
const SEEDS: [u64; 3] = [70, 71, 72];
const PEOPLE: usize = 250;
const ANSWERS: usize = 40;

fn mean(posterior: &psychometrics::Posterior) -> f64 {
    (0..DOMAINS).map(|d| posterior.domain(d).mean.get()).sum::<f64>() / DOMAINS as f64
}

/// The same person with somebody beside her.
fn helped(person: &Person, help: [f64; DOMAINS]) -> Person {
    let more = |ability: Ability, domain: usize| Ability::new(ability.get() + help[domain]).unwrap();
    let domains: Vec<Ability> = (0..DOMAINS).map(|d| more(person.domain(d), d)).collect();
    let competences: Vec<Ability> =
        (0..COMPETENCES).map(|c| more(person.competence(c), c % DOMAINS)).collect();
    Person::new(&domains, &competences)
}

/// Two adaptive sessions of everybody, the first with help; their combination, and each person's true mean over the
/// domains.
fn sessions(mut help: impl FnMut() -> [f64; DOMAINS], seed: u64) -> Vec<(Combined, f64)> {
    let domain_of: Vec<usize> = (0..COMPETENCES).map(|c| c % DOMAINS).collect();
    let model = Model::equicorrelated(DOMAINS, 0.7, 0.3, domain_of.clone()).unwrap();
    let mut draws = Draws::seeded(seed);
    let mut one = |k: usize| {
        let item = item(Kind::TwoParameters, &mut draws).into();
        BankItem { item, competence: k % COMPETENCES, minutes: 1.0, variants: 1 }
    };
    let bank = Bank::new((0..400).map(&mut one).collect(), domain_of).unwrap();
    let honest: Vec<Person> = (0..PEOPLE).map(|_| Person::drawn(&model, &mut draws)).collect();
    let alone: Vec<Person> = honest.iter().map(|person| helped(person, help())).collect();
    let rules = Rules::of(Select::Joint(model.clone()), ANSWERS);
    let free = run(&bank, &alone, &rules, Uniforms::Seeded, seed).unwrap();
    let supervised = run(&bank, &honest, &rules, Uniforms::Seeded, seed + 1_000).unwrap();
    let pairs = free.iter().zip(&supervised).zip(&honest);
    let combined = |((free, supervised), person): ((&Session, &Session), &Person)| {
        let combined = Earlier::CAREFUL
            .combine(&model, &free.responses(&bank), &supervised.responses(&bank), Scope::ALL)
            .unwrap();
        (combined, (0..DOMAINS).map(|d| person.domain(d).get()).sum::<f64>() / DOMAINS as f64)
    };
    pairs.map(combined).collect()
}

/// Of people a little below the cut, the share that passes.
fn false_passes(sessions: &[(Combined, f64)], passed: impl Fn(&Combined) -> bool) -> f64 {
    let below: Vec<&Combined> =
        sessions.iter().filter(|(_, t)| (-0.5..0.0).contains(t)).map(|(c, _)| c).collect();
    below.iter().filter(|c| passed(c)).count() as f64 / below.len() as f64
}

/// Abilities that have drifted by .2 since, as the check expects they may: one in twenty at most.
#[test]
fn honest_people_whose_abilities_have_drifted_are_hardly_ever_flagged() {
    let mut draws = Draws::seeded(9);
    let mut drifted = || std::array::from_fn(|_| 0.2 * draws.normal());
    let all: Vec<(Combined, f64)> = SEEDS.into_iter().flat_map(|seed| sessions(&mut drifted, seed)).collect();
    let flagged = all.iter().filter(|(c, _)| c.with_earlier.is_none()).count() as f64 / all.len() as f64;
    println!("flagged {:.1} %", 100.0 * flagged);
    assert!(flagged <= 0.05 + 3.0 * (0.05_f64 * 0.95 / all.len() as f64).sqrt(), "{flagged}");
}

#[test]
fn honest_people_are_hardly_ever_flagged_and_gain_precision() {
    let all: Vec<(Combined, f64)> =
        SEEDS.into_iter().flat_map(|seed| sessions(|| [0.0; DOMAINS], seed)).collect();
    let flagged = all.iter().filter(|(c, _)| c.with_earlier.is_none()).count() as f64 / all.len() as f64;
    let error = |result: &dyn Fn(&Combined) -> f64| {
        (all.iter().map(|(c, truth)| (result(c) - truth).powi(2)).sum::<f64>() / all.len() as f64).sqrt()
    };
    let (alone, with) = (error(&|c| mean(&c.supervised)), error(&|c| mean(c.result())));
    println!("flagged {:.1} %; RMSE of the mean {alone:.3} alone, {with:.3} with", 100.0 * flagged);
    // One in twenty by design, and three binomial errors.
    assert!(flagged <= 0.05 + 3.0 * (0.05_f64 * 0.95 / all.len() as f64).sqrt(), "{flagged}");
    assert!(with < alone, "{with} {alone}");
}

#[test]
fn a_helper_of_one_logit_passes_hardly_anybody_who_would_not_pass_alone() {
    let all: Vec<(Combined, f64)> =
        SEEDS.into_iter().flat_map(|seed| sessions(|| [1.0; DOMAINS], seed)).collect();
    let alone = false_passes(&all, |c| mean(&c.supervised) >= 0.0);
    let checked = false_passes(&all, |c| mean(c.result()) >= 0.0);
    println!(
        "false passes {:.1} % by certified answers alone, {:.1} % with the check",
        100.0 * alone,
        100.0 * checked
    );
    // The goal is three points. People are in common: only who passes by one of both counts for the error of the
    // difference, a few in a hundred of some 200; two such errors.
    let below = all.iter().filter(|(_, t)| (-0.5..0.0).contains(t)).count() as f64;
    let differ = false_passes(&all, |c| (mean(&c.supervised) >= 0.0) != (mean(c.result()) >= 0.0));
    assert!(checked <= alone + 0.03 + 2.0 * (differ / below).sqrt(), "{checked} {alone} {differ}");
}

/// Two logits in one domain of six are a third of one in the mean, which by itself flags few.
#[test]
fn help_in_one_domain_shows_in_that_domain() {
    let help = [2.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let all: Vec<(Combined, f64)> = SEEDS.into_iter().flat_map(|seed| sessions(|| help, seed)).collect();
    let share = |told: &dyn Fn(&Combined) -> bool| {
        all.iter().filter(|(c, _)| told(c)).count() as f64 / all.len() as f64
    };
    let (by_mean, flagged) = (share(&|c| c.z > 1.64), share(&|c| c.with_earlier.is_none()));
    println!("flagged {:.1} % by the mean alone, {:.1} % with each domain", 100.0 * by_mean, 100.0 * flagged);
    // The same people: only those whom the domains flag besides differ; four errors of their count.
    let besides = share(&|c| c.z <= 1.64 && c.with_earlier.is_none());
    assert!(besides > 4.0 * (besides / all.len() as f64).sqrt() && besides > 0.08, "{by_mean} {flagged}");
}

#[test]
fn too_few_supervised_answers_or_too_great_a_weight_are_not_accepted() {
    let model = Model::equicorrelated(1, 0.0, 0.3, vec![0]).unwrap();
    let item = ItemParameters::new(1.0, 0.0, 0.0).unwrap();
    let few: Vec<Response> = (0..39).map(|k| response(0, item, k % 2 == 0)).collect();
    let combined = Earlier::CAREFUL.combine(&model, &few, &few, Scope::ALL).unwrap();
    assert!(combined.with_earlier.is_none() && combined.z == 0.0);
    // Answers that no longer count are none.
    let old = Response { weight: Weight::NONE, ..response(0, item, true) };
    let faded: Vec<Response> = few.iter().cloned().chain([old]).collect();
    assert!(Earlier::CAREFUL.combine(&model, &few, &faded, Scope::ALL).unwrap().with_earlier.is_none());
    let enough: Vec<Response> = few.iter().cloned().chain([response(0, item, true)]).collect();
    assert!(Earlier::CAREFUL.combine(&model, &few, &enough, Scope::ALL).unwrap().with_earlier.is_some());
    let error = StandardError::new(0.2).unwrap();
    assert!(Earlier::new(Weight::FULL, error, 1.64, 40).is_err());
    assert!(Earlier::new(Weight::NONE, error, f64::NAN, 40).is_err());
    assert_eq!(combined.supervised.domain(0), combined.result().domain(0));
}
