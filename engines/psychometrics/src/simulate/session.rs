//! Simulated sessions: people answer, the rules choose, each step is kept.

use super::bank::{Bank, BankItem};
use super::draws::Draws;
use super::person::{Person, score_drawn};
use super::rules::Rules;
use super::state::Prepared;
use crate::error::Error;
use crate::estimate::Response;
use crate::numbers::Weight;
use crate::posterior::Estimate;
use crate::selection::{Eligible, Exposure};
use crate::stopping::{Verdict, certain};

/// One item of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The item, counted from 0.
    pub item: usize,
    /// Its variant, counted from 0.
    pub variant: usize,
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
    /// How many items its blueprint asked for and it does not hold ([`crate::selection::Blueprint::missing`]).
    pub missing: usize,
}

impl Session {
    /// Its answers, in full weight; `bank` is the one it was held on.
    #[must_use]
    pub fn responses(&self, bank: &Bank) -> Vec<Response> {
        let response = |step: &Step| {
            let BankItem { competence, item, .. } = bank.items().get(step.item)?.clone();
            Some(Response { competence, item, score: step.score, weight: Weight::FULL })
        };
        self.steps.iter().filter_map(response).collect()
    }
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
/// [`Error::SizeOf`] for a person of other domains or competences than the bank's, or a row of numbers of another size;
/// [`Error::WrongSize`] for a model or a blueprint of others; [`Error::OutOfRange`] for an exposure of 0, minutes of none, or
/// a certainty of ½ or less; [`Error::Entry`] for a number outside [0, 1); [`Error::TooFew`] for fewer rows than people, an
/// exposure so small that the bank cannot fill a session, or a pick among none; [`Error::NotDichotomous`] where the rules know
/// right and wrong only.
pub fn run(
    bank: &Bank,
    people: &[Person],
    rules: &Rules,
    uniforms: Uniforms<'_>,
    seed: u64,
) -> Result<Vec<Session>, Error> {
    check(bank, people, uniforms)?;
    rules.check(bank)?;
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
    let Some(control) = rules.exposure else {
        return crate::parts::in_parts(people.len(), |part| part.map(|p| one(p, None)).collect::<Vec<_>>())
            .into_iter()
            .flatten()
            .collect();
    };
    let variants: Vec<usize> = bank.items().iter().map(|item| item.variants).collect();
    let mut exposure = Exposure::new(control, &variants)?;
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
    let share_of_gain = |item| eligible.map_or(1.0, |e| e.share_of_gain(item));
    let known =
        |state: &super::state::State<'_>| (0..bank.domains()).map(|d| state.domain(d)).collect::<Vec<_>>();
    let missing = |asked: &[usize]| rules.blueprint.as_ref().map_or(0, |blueprint| blueprint.missing(asked));
    let mut domains = known(&state);
    while asked.len() < rules.limits.items && !(ended(rules, &domains) && missing(&asked) == 0) {
        let mut allowed = allowed(prepared, &open, &asked, minutes);
        if let (true, Some(blueprint)) = (ended(rules, &domains), &rules.blueprint) {
            // Enough is known: only what is owed is still asked.
            allowed.iter_mut().zip(blueprint.owed(&asked)).for_each(|(allowed, owed)| *allowed &= owed);
        }
        let Some(item) = prepared.pick(&state, (&allowed, &asked), share_of_gain, draws) else { break };
        let of = &bank.items()[item];
        let score = score_drawn(&of.item, person.competence(of.competence).get(), row[item]);
        prepared.learn(&mut state, item, score)?;
        // Without control of exposure each variant is as likely as another.
        let variant = eligible.and_then(|e| e.variant(item));
        let variant = variant.unwrap_or_else(|| if of.variants > 1 { draws.below(of.variants) } else { 0 });
        open[item] = false;
        asked.push(item);
        minutes += of.minutes;
        domains = known(&state);
        steps.push(Step { item, variant, score, domains: domains.clone() });
    }
    let competences = bank.domain_of().iter().enumerate().map(|(c, d)| state.competence(c, *d)).collect();
    Ok(Session { steps, domains, competences, minutes, missing: missing(&asked) })
}

/// Whether enough is known.
fn ended(rules: &Rules, domains: &[Estimate]) -> bool {
    let variance = domains.iter().map(|d| d.standard_error.get() * d.standard_error.get()).sum::<f64>();
    let rms = libm::sqrt(variance / domains.len().max(1) as f64);
    let sure = |(cut, at)| domains.iter().all(|d| certain(*d, cut, at) != Verdict::Undecided);
    rules.limits.standard_error.is_some_and(|wanted| rms <= wanted.get())
        || rules.limits.verdict.is_some_and(sure)
}

fn allowed(prepared: &Prepared<'_>, open: &[bool], asked: &[usize], minutes: f64) -> Vec<bool> {
    let (items, rules) = (prepared.bank.items(), prepared.rules);
    let mut allowed = match &rules.blueprint {
        Some(blueprint) => blueprint.allowed(asked, open),
        None => open.to_vec(),
    };
    let Some(most) = rules.limits.minutes else { return allowed };
    let times: Vec<f64> = items.iter().map(|item| item.minutes).collect();
    // A hair more, so that times that add up to the limit fit.
    let fits = |item: usize, kept: f64| minutes + times[item] + kept <= most + 1e-9;
    if let Some(blueprint) = &rules.blueprint {
        let kept = blueprint.minutes_after(asked, &allowed, &times);
        let planned: Vec<bool> =
            (0..items.len()).map(|item| allowed[item] && fits(item, kept[item])).collect();
        if planned.contains(&true) {
            return planned;
        }
        // Where not all that is owed fits any more, what does comes first; the minutes left are used all the same.
        let owed = blueprint.owed(asked);
        let some: Vec<bool> =
            (0..items.len()).map(|item| allowed[item] && owed[item] && fits(item, 0.0)).collect();
        if some.contains(&true) {
            return some;
        }
    }
    allowed.iter_mut().enumerate().for_each(|(item, allowed)| *allowed &= fits(item, 0.0));
    allowed
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
    for (index, row) in rows.iter().enumerate() {
        if row.len() != expected {
            return Err(Error::SizeOf { what: "the row of draws", index, found: row.len(), expected });
        }
        if let Some(value) = row.iter().copied().find(|number| !(0.0..1.0).contains(number)) {
            let what = "a number that decides the answers of a person, in the row";
            return Err(Error::Entry { what, index, value, allowed: "at least 0 and below 1" });
        }
    }
    Ok(())
}
