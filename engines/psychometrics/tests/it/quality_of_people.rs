//! Person fit: standard normal for people who answer by the model, low for those who do not.

use proptest::prelude::*;
use psychometrics::quality::{PersonFit, person_fit};
use psychometrics::simulate::Draws;
use psychometrics::unidimensional::{Grid, Observation, Prior, ml, wle};
use psychometrics::{Ability, Item, ItemParameters, Weight};

use crate::support::{dichotomous, drawn, mode, polytomous};

fn answered(items: &[Item], theta: f64, draws: &mut Draws) -> Vec<Observation> {
    let theta = Ability::new(theta).unwrap();
    items.iter().map(|item| Observation::new(item.clone(), drawn(item, theta, draws)).unwrap()).collect()
}

/// An estimate of ability, where the answers have one.
type Estimator = fn(&[Observation]) -> Option<Ability>;

fn pairs(answers: &[Observation]) -> Vec<(&Item, usize)> {
    answers.iter().map(|answer| (answer.item(), answer.score())).collect()
}

/// Likelihood all but alone: a prior so wide moves an estimate by a hundredth of its error.
fn likeliest(answers: &[Observation]) -> Option<Ability> {
    Some(mode(&pairs(answers), 30.0)).filter(|theta| theta.get().abs() < 5.0)
}

fn likeliest_a_posteriori(answers: &[Observation]) -> Option<Ability> {
    Some(mode(&pairs(answers), 1.0))
}

fn warm(answers: &[Observation]) -> Option<Ability> {
    wle(answers).ok().map(|found| found.mean)
}

fn expected(answers: &[Observation]) -> Option<Ability> {
    Some(Grid::posterior(answers, Prior::STANDARD).expected().mean)
}

/// Figures of people who answer by the model.
fn honest(bank: impl Fn(&mut Draws) -> Vec<Item>, people: usize, estimator: Estimator) -> Vec<PersonFit> {
    let mut all = Vec::new();
    for seed in 0..4 {
        let draws = &mut Draws::seeded(seed);
        let items = bank(draws);
        for _ in 0..people / 4 {
            let theta = draws.normal();
            let answers = answered(&items, theta, draws);
            all.extend(estimator(&answers).and_then(|theta| person_fit(&answers, theta)));
        }
    }
    all
}

fn moments(values: impl Iterator<Item = f64> + Clone) -> (f64, f64, f64) {
    let count = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / count;
    let variance = values.clone().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
    let low = values.filter(|value| *value < -1.644_853_626_951_472_2).count() as f64 / count;
    (mean, variance, low)
}

/// The law of l_z* over so many people, and that plain l_z is too cautious.
fn check_law(name: &str, bank: impl Fn(&mut Draws) -> Vec<Item>) {
    let estimators: [(&str, Estimator, usize); 4] = [
        ("ML", likeliest, 4_000),
        ("MAP", likeliest_a_posteriori, 4_000),
        ("WLE", warm, 80),
        ("EAP", expected, 400),
    ];
    for (estimator, of, people) in estimators {
        let found = honest(&bank, people, of);
        let (mean, variance, low) = moments(found.iter().map(|fit| fit.corrected));
        let (_, plain_variance, plain_low) = moments(found.iter().map(|fit| fit.uncorrected));
        println!(
            "{name}, {estimator}: {} people, l_z* mean {mean:.3}, variance {variance:.3}, {low:.3} below -1.645; \
             l_z variance {plain_variance:.3}, {plain_low:.3} below",
            found.len()
        );
        // Four Monte-Carlo errors, √(1/n), √(2/n), √(.05 × .95 / n), beside what a statistic skewed to the left keeps
        // of order 1 / √items: a mean of about +.08 here.
        let count = found.len() as f64;
        assert!(mean.abs() < 4.0 / count.sqrt() + 0.08, "{mean}");
        assert!((variance - 1.0).abs() < 4.0 * (2.0 / count).sqrt() + 0.06, "{variance}");
        assert!((low - 0.05).abs() < 4.0 * (0.05 * 0.95 / count).sqrt() + 0.01, "{low}");
        assert!(plain_variance < variance && plain_low < low);
        let far = found.iter().filter(|fit| fit.p.get() < 0.01).count() as f64 / count;
        println!("{name}, {estimator}: p < .01 of {far:.4}");
        assert!(far < 0.02 + 4.0 * (0.01 * 0.99 / count).sqrt(), "{far}");
        let tail = found.iter().filter(|fit| fit.p.get() < 0.05).count() as f64 / count;
        assert!((tail - low).abs() < 1e-9);
    }
}

#[test]
fn of_honest_people_it_is_standard_normal_whatever_the_estimate() {
    check_law("50 dichotomous", |draws| dichotomous(50, draws));
}

#[test]
fn of_items_of_several_scores_it_is_standard_normal_too() {
    check_law("25 of several scores", |draws| polytomous(25, draws));
}

#[test]
fn ten_answers_are_enough_for_its_tail() {
    for (name, of) in [("ML", likeliest as Estimator), ("MAP", likeliest_a_posteriori)] {
        let found = honest(|draws| dichotomous(10, draws), 4_000, of);
        let (mean, variance, low) = moments(found.iter().map(|fit| fit.corrected));
        println!(
            "10 dichotomous, {name}: l_z* mean {mean:.3}, variance {variance:.3}, {low:.3} below -1.645"
        );
        let error = 4.0 * (0.05 * 0.95 / found.len() as f64).sqrt();
        assert!((low - 0.05).abs() < error + 0.005, "{low}");
    }
}

#[test]
fn people_who_guess_or_fall_asleep_are_found() {
    let draws = &mut Draws::seeded(77);
    let items = dichotomous(50, draws);
    let (mut careless, mut sleepy) = (0, 0);
    for _ in 0..400 {
        // A fair coin for every item, whatever its difficulty.
        let tossed: Vec<Observation> =
            items.iter().map(|item| Observation::new(item.clone(), draws.below(2)).unwrap()).collect();
        // Able, and nothing right in the last third.
        let mut asleep = answered(&items, 1.0 + 0.5 * draws.normal(), draws);
        for (answer, item) in asleep.iter_mut().zip(&items).skip(33) {
            *answer = Observation::new(item.clone(), 0).unwrap();
        }
        for (answers, count) in [(tossed, &mut careless), (asleep, &mut sleepy)] {
            let theta = likeliest_a_posteriori(&answers).unwrap();
            *count += usize::from(person_fit(&answers, theta).is_some_and(|fit| fit.p.get() < 0.05));
        }
    }
    println!("found at .05: tossing a coin {careless} of 400, asleep {sleepy} of 400");
    assert!(careless > 360 && sleepy > 300, "{careless} {sleepy}");
}

#[test]
fn turned_upside_down_answers_are_odder() {
    let items: Vec<Item> =
        (0..21).map(|k| ItemParameters::new(1.2, -2.0 + 0.2 * f64::from(k), 0.0).unwrap().into()).collect();
    let of = |right: &dyn Fn(usize) -> bool| {
        let answers: Vec<Observation> = items
            .iter()
            .enumerate()
            .map(|(k, item)| Observation::new(item.clone(), usize::from(right(k))).unwrap())
            .collect();
        person_fit(&answers, ml(&answers).unwrap().mean).unwrap()
    };
    let (regular, odd) = (of(&|k| k < 10), of(&|k| k > 10));
    assert!(regular.corrected > 1.0 && odd.corrected < -4.0, "{regular:?} {odd:?}");
    assert!(odd.p.get() < 1e-4 && regular.p.get() > 0.8);
}

#[test]
fn nothing_is_said_where_nothing_is_left_to_judge_by() {
    let zero = Ability::new(0.0).unwrap();
    assert_eq!(person_fit(&[], zero), None);
    let item = ItemParameters::new(1.3, 0.4, 0.0).unwrap();
    let answer = |score| Observation::new(item, score).unwrap();
    assert_eq!(person_fit(&[answer(1)], zero), None, "one answer is what its estimate makes it");
    let alike: Vec<Observation> = (0..20).map(|k| answer(k % 2)).collect();
    assert_eq!(person_fit(&alike, zero), None, "of like items each pattern of ten right is as likely");
    let without = Observation::weighted(item, 1, Weight::NONE).unwrap();
    let draws = &mut Draws::seeded(3);
    let answers = answered(&dichotomous(20, draws), 0.0, draws);
    let mut more = answers.clone();
    more.push(without);
    assert_eq!(person_fit(&answers, zero), person_fit(&more, zero));
}

proptest! {
    #[test]
    fn person_fit_is_finite_or_none_whatever_the_answers(
        answers in prop::collection::vec(
            (0.01..10.0_f64, -10.0..10.0_f64, 0.0..0.99_f64, 0..2_usize, 0.0..1.0_f64), 0..12,
        ),
        theta in prop_oneof![-12.0..12.0_f64, Just(1e3), Just(-1e3)],
    ) {
        let answers: Vec<Observation> = answers
            .into_iter()
            .map(|(a, b, c, score, weight)| {
                let item = ItemParameters::new(a, b, c).unwrap();
                Observation::weighted(item, score, Weight::new(weight).unwrap()).unwrap()
            })
            .collect();
        if let Some(fit) = person_fit(&answers, Ability::new(theta).unwrap()) {
            prop_assert!(fit.corrected.is_finite() && fit.uncorrected.is_finite());
        }
    }
}
