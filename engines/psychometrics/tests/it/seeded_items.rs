//! Online calibration: items seeded among others join the scale after some 300 answers.

use psychometrics::calibration::{Cycles, JoinRule, Kind, Responses, Seeded, Settings, calibrate_online};
use psychometrics::simulate::Draws;
use psychometrics::unidimensional::{Grid, Observation, Prior};
use psychometrics::{Ability, Error, Estimate, Item, ItemParameters, StandardError};

use crate::support::{self, drawn};

const TWO: Kind = Kind::Logistic { guessing: 0.0 };

/// New items of ordinary slope, each answered by 320 people whose expected ability is within 1.2 of its difficulty, after 40
/// operational items drawn at random.
fn made(seed: u64, items: usize) -> (Vec<ItemParameters>, Responses, Vec<Estimate>) {
    let mut draws = Draws::seeded(seed);
    let truth: Vec<ItemParameters> = (0..items)
        .map(|_| {
            let a = (0.2 + 0.25 * draws.normal()).exp().clamp(0.9, 2.5);
            ItemParameters::new(a, draws.normal().clamp(-1.3, 1.3), 0.0).unwrap()
        })
        .collect();
    let bank: Vec<ItemParameters> =
        (0..300).map(|_| support::item(support::Kind::TwoParameters, &mut draws)).collect();
    let (mut answers, mut abilities) = (Vec::new(), Vec::new());
    let mut counts = vec![0; items];
    while counts.iter().any(|count| *count < 320) {
        let theta = draws.normal();
        let able = Ability::new(theta).unwrap();
        let mut asked = Vec::new();
        while asked.len() < 40 {
            let item: Item = bank[draws.below(bank.len())].into();
            let score = drawn(&item, able, &mut draws);
            asked.push(Observation::new(item, score).unwrap());
        }
        // Fitting by what is known of her: who chose by true abilities would know more than the posterior says.
        let known = Grid::posterior(&asked, Prior::STANDARD).expected();
        let fitting = |b: f64| (b - known.mean.get()).abs() < 1.2;
        let own: Vec<(usize, usize)> = (0..items)
            .filter(|item| counts[*item] < 320 && fitting(truth[*item].b()))
            .map(|item| (item, drawn(&truth[item].into(), able, &mut draws)))
            .collect();
        if own.is_empty() {
            continue;
        }
        own.iter().for_each(|(item, _)| counts[*item] += 1);
        abilities.push(known);
        answers.push(own);
    }
    (truth, Responses::new(items, answers).unwrap(), abilities)
}

fn two(seeded: &Seeded) -> ItemParameters {
    match seeded.calibrated.item {
        Item::Dichotomous(item) => item,
        _ => panic!("another kind"),
    }
}

#[test]
fn after_300_answers_by_people_of_fitting_ability_an_item_joins_and_errors_are_what_they_say() {
    let settings = Settings::default();
    let samples: Vec<_> = (0..5).map(|seed| made(seed, 20)).collect();
    for cycles in [Cycles::Many, Cycles::One] {
        let (mut all, mut joined, mut steep, mut steep_joined) = (0, 0, 0, 0);
        let (mut squares, mut mean, mut errors, mut slopes) = ([0.0; 2], [0.0; 2], 0.0, 0.0);
        for (truth, responses, abilities) in &samples {
            let found = calibrate_online(responses, &[TWO; 20], abilities, cycles, &settings).unwrap();
            for (truth, seeded) in truth.iter().zip(&found) {
                let (item, own) = (two(seeded), &seeded.calibrated.errors);
                assert_eq!(seeded.answers, 320);
                let z = [(item.a() - truth.a()) / own.a, (item.b() - truth.b()) / own.thresholds[0]];
                z.iter().zip(squares.iter_mut().zip(&mut mean)).for_each(|(z, (square, mean))| {
                    *square += z * z;
                    *mean += z;
                });
                errors += own.thresholds[0];
                slopes += item.a() / truth.a();
                let joins = JoinRule::USUAL.joins(seeded);
                joined += usize::from(joins);
                if truth.a() >= 1.1 {
                    steep += 1;
                    steep_joined += usize::from(joins);
                }
                all += 1;
            }
        }
        let count = f64::from(all);
        let [a, b] = squares.map(|sum| (sum / count).sqrt());
        println!(
            "{cycles:?}: {joined} of {all} joined, of a ≥ 1.1 {steep_joined} of {steep}; mean SE(b) {:.3}, a off by {a:.3} errors (bias {:.3}), \
             b by {b:.3} (bias {:.3}), mean a / true a {:.3}",
            errors / count,
            mean[0] / count,
            mean[1] / count,
            slopes / count,
        );
        if cycles == Cycles::One {
            // What abilities are uncertain makes slopes too low: that is the price of harming nothing.
            assert!((0.7..0.9).contains(&(slopes / count)), "{slopes}");
            continue;
        }
        assert!(errors / count < 0.13 && joined * 10 >= all as usize * 8, "{joined} of {all}");
        assert!(steep_joined * 20 >= steep * 19, "{steep_joined} of {steep}");
        // Four Monte-Carlo errors of 100 squares, 1 / √200 each.
        assert!((0.72..1.28).contains(&b) && (0.72..1.28).contains(&a), "{a} {b}");
    }
}

#[test]
fn an_item_with_few_answers_waits() {
    let (_, responses, abilities) = made(9, 2);
    let found =
        calibrate_online(&responses, &[TWO; 2], &abilities, Cycles::Many, &Settings::default()).unwrap();
    let few = Seeded { answers: 299, ..found[0].clone() };
    assert!(!JoinRule::USUAL.joins(&few));
    assert!(JoinRule { answers_min: 10, error_max: 1.0 }.joins(&few));
}

#[test]
fn abilities_that_no_scale_has_are_refused_by_person() {
    let responses = Responses::new(1, [[(0, 1)], [(0, 0)]]).unwrap();
    let ability = |mean, se| Estimate {
        mean: Ability::new(mean).unwrap(),
        standard_error: StandardError::new(se).unwrap(),
    };
    let with = |abilities: &[Estimate]| {
        calibrate_online(&responses, &[TWO], abilities, Cycles::Many, &Settings::default())
    };
    assert!(matches!(with(&[ability(0.0, 0.3)]), Err(Error::WrongSize { found: 1, expected: 2, .. })));
    let far = with(&[ability(0.0, 0.3), ability(7.0, 0.3)]);
    assert!(matches!(far, Err(Error::AbilityTooFar { person: 1, .. })), "{far:?}");
    // An ability that is known for certain is one.
    let found = with(&[ability(-6.0, 0.0), ability(6.0, 0.0)]).unwrap();
    assert!(found[0].calibrated.errors.thresholds[0].is_finite());
}
