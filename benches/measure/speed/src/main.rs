//! What a step of a session costs: the estimate and the choice of the next item among 540.
//!
//! `make bench-measure` runs it and puts its medians into the table, beside those of peers.

use std::hint::black_box;

use divan::Bencher;
use measure_speed::{difficulty, slope};
use psychometrics::selection::{Candidate, choose, falls};
use psychometrics::simulate::{Draws, Person};
use psychometrics::unidimensional::{Prior, Running, Tabulated};
use psychometrics::{Item, ItemParameters, Model, Response, Scope, Weight, estimate};

const ITEMS: usize = 540;
const ANSWERS: usize = 60;
const ANSWERS_ONE: usize = 20;
const PEOPLE: usize = 32;
const SEED: u64 = 20;

fn main() {
    divan::main();
}

/// A bank as in the table: ln a ~ N(.2, .35), b ~ N(0, 1.1), three items of ten with guessing.
fn bank(draws: &mut Draws) -> Vec<ItemParameters> {
    let item = |place: usize| {
        let (a, b) = (slope(draws), difficulty(3.2, draws));
        let guess = 0.1 + 0.2 * draws.uniform();
        ItemParameters::new(a, b, if place % 10 < 3 { guess } else { 0.0 }).expect("in range")
    };
    (0..ITEMS).map(item).collect()
}

fn model() -> Model {
    Model::equicorrelated(6, 0.7, 0.3, (0..80).map(|competence| competence % 6).collect()).expect("valid")
}

/// Answers of a person to items drawn by chance, each to an item of its own competence.
fn responses(model: &Model, bank: &[ItemParameters], draws: &mut Draws) -> Vec<Response> {
    let person = Person::drawn(model, draws);
    let answer = |_| {
        let place = draws.below(bank.len());
        let (item, competence) = (Item::from(bank[place]), place % 80);
        let score = person.scores(competence, &item, draws);
        Response { competence, item, score, weight: Weight::FULL }
    };
    (0..ANSWERS).map(answer).collect()
}

/// One ability: the bank tabulated, what is known after 19 answers, and the 20th.
fn one_ability(draws: &mut Draws) -> (Tabulated, Running, (usize, usize)) {
    let items: Vec<Item> = bank(draws).into_iter().map(Item::from).collect();
    let theta = psychometrics::Ability::new(draws.normal()).expect("finite");
    let table = Tabulated::new(items, Prior::STANDARD).expect("a bank with items");
    let mut running = table.start();
    let answer = |draws: &mut Draws| {
        let place = draws.below(ITEMS);
        let right = table.items()[place].probability(theta, 1).expect("a score of the item").get();
        (place, usize::from(draws.uniform() < right))
    };
    for _ in 1..ANSWERS_ONE {
        let (place, score) = answer(draws);
        table.learn(&mut running, place, score).expect("an item of the bank");
    }
    let last = answer(draws);
    (table, running, last)
}

/// Takes in an answer and finds the best item, by a gain.
fn step_of_one(
    table: &Tabulated,
    before: &Running,
    (place, score): (usize, usize),
    gain: impl Fn(&Running, usize) -> f64,
) -> Option<usize> {
    let mut running = before.clone();
    table.learn(&mut running, place, score).expect("an item of the bank");
    let gains = (0..ITEMS).map(|item| (item, gain(&running, item)));
    gains.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(item, _)| item)
}

fn step_of_many(model: &Model, bank: &[ItemParameters], answers: &[Response]) -> Option<usize> {
    let posterior = estimate(model, answers).expect("known competences");
    let items = bank.iter().enumerate().map(|(place, item)| (place % 80, item));
    let falls = falls(&posterior, items, Scope::ALL).into_iter().enumerate();
    let candidate = |(place, fall)| Candidate::new(place, fall, 0.8).expect("finite");
    let candidates: Vec<Candidate> = falls.map(candidate).collect();
    choose(&candidates, 5, 0.4)
}

/// Six domains and 80 competences, 60 answers: estimate all, gain of 540 items, pick among the five best.
#[divan::bench]
fn many_step(bencher: Bencher) {
    let (model, mut draws) = (model(), Draws::seeded(SEED));
    let bank = bank(&mut draws);
    let answers = responses(&model, &bank, &mut draws);
    bencher.bench_local(|| step_of_many(black_box(&model), black_box(&bank), black_box(&answers)));
}

/// The estimate of it alone.
#[divan::bench]
fn many_estimate(bencher: Bencher) {
    let (model, mut draws) = (model(), Draws::seeded(SEED));
    let bank = bank(&mut draws);
    let answers = responses(&model, &bank, &mut draws);
    bencher.bench_local(|| estimate(black_box(&model), black_box(&answers)));
}

/// One ability, the 20th answer: the posterior, the information of 540 items there, the best.
#[divan::bench]
fn one_mfi(bencher: Bencher) {
    let (table, running, last) = one_ability(&mut Draws::seeded(SEED));
    let gain = |now: &Running, item: usize| table.items()[item].information(now.expected().mean).get();
    bencher.bench_local(|| step_of_one(black_box(&table), black_box(&running), black_box(last), gain));
}

/// The same by the expected posterior variance of 540 items.
#[divan::bench]
fn one_mepv(bencher: Bencher) {
    let (table, running, last) = one_ability(&mut Draws::seeded(SEED));
    let gain = |now: &Running, item: usize| -table.expected_variance(now, item);
    bencher.bench_local(|| step_of_one(black_box(&table), black_box(&running), black_box(last), gain));
}

/// A step of 32 people one after the other, six domains and 80 competences: divide by 32.
#[divan::bench]
fn many_batch(bencher: Bencher) {
    let (model, mut draws) = (model(), Draws::seeded(SEED));
    let bank = bank(&mut draws);
    let people: Vec<_> = (0..PEOPLE).map(|_| responses(&model, &bank, &mut draws)).collect();
    bencher.bench_local(|| {
        for answers in black_box(&people) {
            black_box(step_of_many(&model, &bank, answers));
        }
    });
}
