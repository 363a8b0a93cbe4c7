//! Simulated sessions: people answer, the rules choose, each step is kept.

use super::bank::Bank;
use super::draws::Draws;
use super::person::{Person, score_drawn};
use super::rules::Rules;
use super::state::Prepared;
use crate::error::Error;
use crate::posterior::Estimate;
use crate::selection::{Eligible, Exposure};

/// One item of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The item, counted from 0.
    pub item: usize,
    /// The score reached.
    pub score: usize,
    /// What is known of each domain after it.
    pub domains: Vec<Estimate>,
}

/// A session from its first item to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The items in their order.
    pub steps: Vec<Step>,
    /// What is known of each domain at its end.
    pub domains: Vec<Estimate>,
    /// What is known of each competence at its end.
    pub competences: Vec<Estimate>,
    /// The expected minutes of its items.
    pub minutes: f64,
}

/// Where the uniform numbers come from that decide answers: an answer is right when its number is below the chance of it.
#[derive(Debug, Clone, Copy)]
pub enum Uniforms<'a> {
    /// From the seed of the run: one a person and item, whatever the rules, so that rules are compared on equal luck.
    Seeded,
    /// Given: a row a person, a number an item, in [0, 1).
    Given(&'a [Vec<f64>]),
}

/// One stream for what people answer, another for what the rules draw.
const ANSWERS: u64 = 0x51;
const CHOICES: u64 = 0xA3;

/// Runs a session for each person; the same seed gives the same sessions. Without a limit of exposure people do not depend
/// on each other, and are worked on side by side.
///
/// # Errors
/// [`Error::SizeOf`] for a person of other domains or competences than the bank's, or a row of numbers of another size,
/// [`Error::TooFew`] for fewer rows than people, [`Error::WrongSize`] for a model of others; [`Error::OutOfRange`] for an
/// exposure of 0; [`Error::NotDichotomous`] where the rules know right and wrong only.
pub fn run(
    bank: &Bank,
    people: &[Person],
    rules: &Rules,
    uniforms: Uniforms<'_>,
    seed: u64,
) -> Result<Vec<Session>, Error> {
    check(bank, people, uniforms)?;
    let prepared = Prepared::new(bank, rules)?;
    let one = |person: usize, eligible: Option<&Eligible>| {
        let drawn: Vec<f64>;
        let row = match uniforms {
            Uniforms::Given(rows) => &rows[person],
            Uniforms::Seeded => {
                let mut draws = stream(seed, ANSWERS, person);
                drawn = (0..bank.items().len()).map(|_| draws.uniform()).collect();
                &drawn
            }
        };
        session(&prepared, (person, &people[person]), row, eligible, &mut stream(seed, CHOICES, person))
    };
    let Some(rate) = rules.exposure else {
        return crate::parts::in_parts(people.len(), |part| part.map(|p| one(p, None)).collect::<Vec<_>>())
            .into_iter()
            .flatten()
            .collect();
    };
    let variants: Vec<usize> = bank.items().iter().map(|item| item.variants).collect();
    let mut exposure = Exposure::new(rate, &variants)?;
    let mut sessions = Vec::with_capacity(people.len());
    let mut draws = Draws::seeded(seed);
    for person in 0..people.len() {
        let eligible = exposure.draw(&mut draws);
        let session = one(person, Some(&eligible))?;
        let asked: Vec<usize> = session.steps.iter().map(|step| step.item).collect();
        exposure.note(&eligible, &asked);
        sessions.push(session);
    }
    Ok(sessions)
}

fn stream(seed: u64, of: u64, person: usize) -> Draws {
    // Two rounds of the generator keep neighbours apart.
    let mixed =
        Draws::seeded(seed.wrapping_add(of)).bits() ^ (person as u64).wrapping_mul(0xD1B5_4A32_D192_ED03);
    Draws::seeded(Draws::seeded(mixed).bits())
}

fn session(
    prepared: &Prepared<'_>,
    (number, person): (usize, &Person),
    row: &[f64],
    eligible: Option<&Eligible>,
    draws: &mut Draws,
) -> Result<Session, Error> {
    let (bank, rules) = (prepared.bank, prepared.rules);
    let mut state = prepared.start(number)?;
    let (mut steps, mut asked, mut minutes) = (Vec::new(), Vec::new(), 0.0);
    let mut open: Vec<bool> =
        (0..bank.items().len()).map(|item| eligible.is_none_or(|e| e.variant(item).is_some())).collect();
    let known =
        |state: &super::state::State<'_>| (0..bank.domains()).map(|d| state.domain(d)).collect::<Vec<_>>();
    let mut domains = known(&state);
    while asked.len() < rules.limits.items && !precise(rules, &domains) {
        let allowed = allowed(prepared, &open, &asked, minutes);
        let Some(item) = prepared.pick(&state, &allowed, &asked, draws) else { break };
        let of = &bank.items()[item];
        let score = score_drawn(&of.item, person.competence(of.competence).get(), row[item]);
        prepared.learn(&mut state, item, score)?;
        open[item] = false;
        asked.push(item);
        minutes += of.minutes;
        domains = known(&state);
        steps.push(Step { item, score, domains: domains.clone() });
    }
    let competences = bank.domain_of().iter().enumerate().map(|(c, d)| state.competence(c, *d)).collect();
    Ok(Session { steps, domains, competences, minutes })
}

fn precise(rules: &Rules, domains: &[Estimate]) -> bool {
    let variance = domains.iter().map(|d| d.standard_error.get() * d.standard_error.get()).sum::<f64>();
    let rms = libm::sqrt(variance / domains.len().max(1) as f64);
    rules.limits.standard_error.is_some_and(|wanted| rms <= wanted.get())
}

fn allowed(prepared: &Prepared<'_>, open: &[bool], asked: &[usize], minutes: f64) -> Vec<bool> {
    let mut allowed = open.to_vec();
    if let Some(most) = prepared.rules.limits.minutes {
        // A hair more, so that times that add up to the limit fit.
        let fits = |item: &super::bank::BankItem| minutes + item.minutes <= most + 1e-9;
        allowed.iter_mut().zip(prepared.bank.items()).for_each(|(allowed, item)| *allowed &= fits(item));
    }
    match &prepared.rules.blueprint {
        Some(blueprint) => blueprint.allowed(asked, &allowed),
        None => allowed,
    }
}

fn check(bank: &Bank, people: &[Person], uniforms: Uniforms<'_>) -> Result<(), Error> {
    for (index, person) in people.iter().enumerate() {
        let sizes = [
            ("the list of domains of person", person.domains().len(), bank.domains()),
            ("the list of competences of person", person.competences().len(), bank.domain_of().len()),
        ];
        if let Some((what, found, expected)) =
            sizes.into_iter().find(|(_, found, expected)| found != expected)
        {
            return Err(Error::SizeOf { what, index, found, expected });
        }
    }
    let Uniforms::Given(rows) = uniforms else { return Ok(()) };
    if rows.len() < people.len() {
        return Err(Error::TooFew { what: "the rows of draws", found: rows.len(), least: people.len() });
    }
    let expected = bank.items().len();
    match rows.iter().map(Vec::len).enumerate().find(|(_, found)| *found != expected) {
        Some((index, found)) => Err(Error::SizeOf { what: "the row of draws", index, found, expected }),
        None => Ok(()),
    }
}
