//! Goals that need whole sessions: validation against the best fixed form, and help from another in a free session.
//!
//! `sessions PEOPLE BANK…` prints a line of JSON for each bank (its seed): figures by name. Six domains correlated .7, 80
//! competences (τ .3), 480 questions of 50 seconds on average and 60 simulations of several scores that take three times
//! as long.

use std::error::Error;

use measure_speed::{difficulty, print, slope};
use psychometrics::earlier::Earlier;
use psychometrics::selection::{Attribute, Blueprint, Control};
use psychometrics::simulate::{Bank, BankItem, Draws, Limits, Person, Report, Rules, Select, Uniforms, run};
use psychometrics::unidimensional::{Prior, Tabulated};
use psychometrics::{
    Ability, Graded, ItemParameters, Model, Posterior, Probability, Response, Scope, StandardError, Weight,
    estimate,
};

const DOMAINS: usize = 6;
const COMPETENCES: usize = 80;
const QUESTIONS: usize = 480;
const SIMULATIONS: usize = 60;
const FORM: usize = 100;
/// Abilities at which a fixed form is judged while it is put together.
const JUDGED: usize = 60;
const MINUTES: f64 = 45.0;
const FREE_MINUTES: f64 = 25.0;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let people = arguments.next().ok_or("sessions PEOPLE BANK…")?? as usize;
    for seed in arguments {
        print(&measured(people, seed?)?);
    }
    Ok(())
}

fn measured(count: usize, seed: u64) -> Result<Vec<(&'static str, f64)>> {
    let mut draws = Draws::seeded(seed);
    let bank = bank(&mut draws)?;
    let model = Model::equicorrelated(DOMAINS, 0.7, 0.3, bank.domain_of().to_vec())?;
    let people: Vec<Person> = (0..count).map(|_| Person::drawn(&model, &mut draws)).collect();
    let form = best_form(&bank, &model, &mut draws);
    let (by_domain, jointly) = administered(&bank, &model, &people, &form, &mut draws)?;
    let form_minutes: f64 = form.iter().map(|item| bank.items()[*item].minutes).sum();
    let mut all =
        vec![("form_by_domain", by_domain), ("form_jointly", jointly), ("form_minutes", form_minutes)];

    let timed = Limits { minutes: Some(MINUTES), ..Limits::of(400) };
    let free = Rules { limits: timed, ..Rules::of(Select::Joint(model.clone()), 400) };
    let fifth = Probability::new(0.2)?;
    let held = Rules { exposure: Some(Control::Prices(fifth)), ..free.clone() };
    let lottery = Rules { exposure: Some(Control::Eligibility(fifth)), ..free.clone() };
    let reserved = Rules { blueprint: Some(reserved(&bank)?), ..held.clone() };
    // Each question and each simulation in three variants: what leaks is a variant.
    let families = with_variants(&bank, 3)?;
    for (names, bank, rules) in [
        (["adaptive", "adaptive_minutes", "adaptive_exposure"], &bank, &free),
        (["held", "held_minutes", "held_exposure"], &bank, &held),
        (["lottery", "lottery_minutes", "lottery_exposure"], &bank, &lottery),
        (["families", "families_minutes", "families_exposure"], &families, &held),
        (["reserved", "reserved_minutes", "reserved_exposure"], &bank, &reserved),
    ] {
        let report = Report::of(bank, &people, &run(bank, &people, rules, Uniforms::Seeded, seed)?);
        all.extend(names.into_iter().zip([report.rmse(), report.minutes_median, report.max_exposure.get()]));
    }
    all.extend(positioned(&bank, &model, &people, &held, seed)?);
    all.extend(stopped(&bank, &people, &held, by_domain, seed)?);
    all.extend(helped(&bank, &model, &people, seed)?);
    Ok(all)
}

fn bank(draws: &mut Draws) -> Result<Bank> {
    let mut items = Vec::with_capacity(QUESTIONS + SIMULATIONS);
    for k in 0..QUESTIONS + SIMULATIONS {
        let (a, b) = (slope(draws), difficulty(3.2, draws));
        let c = if draws.uniform() < 0.3 { 0.1 + 0.2 * draws.uniform() } else { 0.0 };
        let minutes = 50.0 / 60.0 * (0.3 * draws.normal() - 0.045).exp();
        let (item, minutes) = if k < QUESTIONS {
            (ItemParameters::new(a, b, c)?.into(), minutes)
        } else {
            (Graded::new(a, &[b - 1.0, b - 0.3, b + 0.3, b + 1.0])?.into(), 3.0 * minutes)
        };
        items.push(BankItem { item, competence: k % COMPETENCES, minutes, variants: 1 });
    }
    Ok(Bank::new(items, (0..COMPETENCES).map(|c| c % DOMAINS).collect())?)
}

fn with_variants(bank: &Bank, variants: usize) -> Result<Bank> {
    let items = bank.items().iter().map(|item| BankItem { variants, ..item.clone() }).collect();
    Ok(Bank::new(items, bank.domain_of().to_vec())?)
}

/// Four items of each domain and four simulations at least, of every session.
fn reserved(bank: &Bank) -> Result<Blueprint> {
    let domains = Attribute {
        name: "domain",
        area_of: (0..bank.items().len()).map(|item| bank.domain(item)).collect(),
        least: vec![4; DOMAINS],
        most: vec![400; DOMAINS],
    };
    let kinds = Attribute {
        name: "kind",
        area_of: (0..bank.items().len()).map(|item| usize::from(item >= QUESTIONS)).collect(),
        least: vec![0, 4],
        most: vec![400, 60],
    };
    Ok(Blueprint::new(400, domains, Some(kinds), &[])?)
}

/// The questions that, one after the other, lower most the posterior variance of the domains, averaged over abilities of the
/// population: A-optimal for everybody at once.
fn best_form(bank: &Bank, model: &Model, draws: &mut Draws) -> Vec<usize> {
    let tau2 = model.deviation_sd() * model.deviation_sd();
    let judged: Vec<Person> = (0..JUDGED).map(|_| Person::drawn(model, draws)).collect();
    let told = |item: usize, person: &Person| {
        let information = bank.items()[item].item.information(person.domain(bank.domain(item))).get();
        // What an answer tells of the domain, its competence's deviation unknown.
        information / (1.0 + tau2 * information)
    };
    let mut covariances = vec![model.covariance().to_vec(); JUDGED];
    let mut form = Vec::with_capacity(FORM);
    while form.len() < FORM {
        let gain = |item: usize| -> f64 {
            let row = bank.domain(item) * DOMAINS;
            let fall = |(person, s): (&Person, &Vec<f64>)| {
                let squares: f64 = s[row..row + DOMAINS].iter().map(|entry| entry * entry).sum();
                let information = told(item, person);
                information * squares / (1.0 + information * s[row + bank.domain(item)])
            };
            judged.iter().zip(&covariances).map(fall).sum()
        };
        let open = (0..QUESTIONS).filter(|item| !form.contains(item)).map(|item| (gain(item), item));
        let Some((_, best)) = open.max_by(|one, other| one.0.total_cmp(&other.0)) else { break };
        for (person, s) in judged.iter().zip(&mut covariances) {
            let row: Vec<f64> = s[bank.domain(best) * DOMAINS..][..DOMAINS].to_vec();
            let information = told(best, person);
            let share = information / (1.0 + information * row[bank.domain(best)]);
            for d in 0..DOMAINS {
                for e in 0..DOMAINS {
                    s[d * DOMAINS + e] -= share * row[d] * row[e];
                }
            }
        }
        form.push(best);
    }
    form
}

/// RMSE of a domain when everybody answers the form: scored domain by domain, and jointly.
fn administered(
    bank: &Bank,
    model: &Model,
    people: &[Person],
    form: &[usize],
    draws: &mut Draws,
) -> Result<(f64, f64)> {
    let (mut separate, mut joint) = (0.0, 0.0);
    for person in people {
        let mut answers: Vec<Response> = Vec::with_capacity(form.len());
        for item in form {
            let (competence, item) = (bank.items()[*item].competence, bank.items()[*item].item.clone());
            let score = person.scores(competence, &item, draws);
            answers.push(Response { competence, item, score, weight: Weight::FULL });
        }
        let posterior = estimate(model, &answers)?;
        for domain in 0..DOMAINS {
            let own: Vec<&Response> =
                answers.iter().filter(|a| bank.domain_of()[a.competence] == domain).collect();
            let table = Tabulated::new(own.iter().map(|a| a.item.clone()).collect(), Prior::STANDARD)?;
            let mut running = table.start();
            for (place, answer) in own.iter().enumerate() {
                table.learn(&mut running, place, answer.score)?;
            }
            let truth = person.domain(domain).get();
            separate += (running.expected().mean.get() - truth).powi(2);
            joint += (posterior.domain(domain).mean.get() - truth).powi(2);
        }
    }
    let count = (people.len() * DOMAINS) as f64;
    Ok(((separate / count).sqrt(), (joint / count).sqrt()))
}

/// An honest positioning of 25 minutes first; then 45 minutes that start where it ended, with half of it as prior after a
/// drift. The result is that of the careful combination, which drops it for who fails the check.
fn positioned(
    bank: &Bank,
    model: &Model,
    people: &[Person],
    held: &Rules,
    seed: u64,
) -> Result<[(&'static str, f64); 4]> {
    let limits = Limits { minutes: Some(FREE_MINUTES), ..Limits::of(400) };
    let rules = Rules { limits, ..Rules::of(Select::Joint(model.clone()), 400) };
    let drift = StandardError::new(0.2)?;
    let free: Vec<Vec<Response>> = run(bank, people, &rules, Uniforms::Seeded, seed + 1)?
        .iter()
        .map(|session| session.responses(bank))
        .collect();
    let prior = |answers: &Vec<Response>| -> Result<Model> {
        let half: Vec<Response> = answers
            .iter()
            .map(|a| Ok(Response { weight: Weight::new(0.5)?, ..a.clone() }))
            .collect::<Result<_>>()?;
        Ok(model.carried(&estimate(model, &half)?, drift)?)
    };
    let models = free.iter().map(prior).collect::<Result<Vec<_>>>()?;
    let rules = Rules { select: Select::JointEach(models), ..held.clone() };
    let sessions = run(bank, people, &rules, Uniforms::Seeded, seed)?;
    let report = Report::of(bank, people, &sessions);
    let (mut squares, mut dropped) = (0.0, 0.0);
    for ((person, free), session) in people.iter().zip(&free).zip(&sessions) {
        let combined = Earlier::CAREFUL.combine(model, free, &session.responses(bank), Scope::ALL)?;
        dropped += f64::from(u8::from(combined.with_earlier.is_none()));
        for d in 0..DOMAINS {
            squares += (combined.result().domain(d).mean.get() - person.domain(d).get()).powi(2);
        }
    }
    let count = people.len() as f64;
    Ok([
        ("positioned", (squares / (count * DOMAINS as f64)).sqrt()),
        ("positioned_minutes", report.minutes_median),
        ("positioned_exposure", report.max_exposure.get()),
        ("positioned_dropped", dropped / count),
    ])
}

/// Minutes until sessions are, on average, as precise as the form scored domain by domain.
fn stopped(
    bank: &Bank,
    people: &[Person],
    held: &Rules,
    wanted: f64,
    seed: u64,
) -> Result<[(&'static str, f64); 2]> {
    let standard_error = Some(StandardError::new(wanted)?);
    let limits = Limits { minutes: Some(90.0), standard_error, ..Limits::of(400) };
    let rules = Rules { limits, ..held.clone() };
    let report = Report::of(bank, people, &run(bank, people, &rules, Uniforms::Seeded, seed)?);
    Ok([("stopped", report.rmse()), ("stopped_minutes", report.minutes_median)])
}

fn mean(posterior: &Posterior) -> f64 {
    (0..DOMAINS).map(|d| posterior.domain(d).mean.get()).sum::<f64>() / DOMAINS as f64
}

/// A helper worth one logit in the free session; who passes at the mean of the domains, of those truly up to a half below.
fn helped(bank: &Bank, model: &Model, people: &[Person], seed: u64) -> Result<[(&'static str, f64); 4]> {
    let more = |ability: Ability| Ability::new(ability.get() + 1.0);
    let with_help = |person: &Person| -> Result<Person> {
        let domains =
            (0..DOMAINS).map(|d| more(person.domain(d))).collect::<std::result::Result<Vec<_>, _>>()?;
        let competences = (0..COMPETENCES)
            .map(|c| more(person.competence(c)))
            .collect::<std::result::Result<Vec<_>, _>>()?;
        Ok(Person::new(&domains, &competences))
    };
    let helped: Vec<Person> = people.iter().map(with_help).collect::<Result<_>>()?;
    let rules = Rules::of(Select::Joint(model.clone()), 40);
    let supervised = run(bank, people, &rules, Uniforms::Seeded, seed + 2)?;
    let combined = |people: &[Person]| -> Result<Vec<_>> {
        let free = run(bank, people, &rules, Uniforms::Seeded, seed + 3)?;
        let pairs = free.iter().zip(&supervised);
        pairs
            .map(|(free, own)| {
                Ok(Earlier::CAREFUL.combine(
                    model,
                    &free.responses(bank),
                    &own.responses(bank),
                    Scope::ALL,
                )?)
            })
            .collect()
    };
    let (honest, aided) = (combined(people)?, combined(&helped)?);
    let below = |person: &Person| {
        let truth = (0..DOMAINS).map(|d| person.domain(d).get()).sum::<f64>() / DOMAINS as f64;
        (-0.5..0.0).contains(&truth)
    };
    let share = |passes: &dyn Fn(usize) -> bool| {
        let all: Vec<usize> = (0..people.len()).filter(|p| below(&people[*p])).collect();
        all.iter().filter(|p| passes(**p)).count() as f64 / all.len().max(1) as f64
    };
    let flagged = honest.iter().filter(|c| c.with_earlier.is_none()).count() as f64 / people.len() as f64;
    Ok([
        ("passes_supervised", share(&|p| mean(&aided[p].supervised) >= 0.0)),
        ("passes_checked", share(&|p| mean(aided[p].result()) >= 0.0)),
        ("flagged_honest", flagged),
        (
            "flagged_helped",
            aided.iter().filter(|c| c.with_earlier.is_none()).count() as f64 / people.len() as f64,
        ),
    ])
}
