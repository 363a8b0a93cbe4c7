//! Calibration: real answers give the published parameters, made-up ones the parameters that they were made with.

use psychometrics::calibration::{Calibration, ItemPrior, Kind, Responses, Settings, calibrate};
use psychometrics::simulate::Draws;
use psychometrics::{Ability, Error, Graded, Item, ItemParameters, PartialCredit};

use crate::lsat::{LSAT6, LSAT7, patterns};
use crate::support::drawn;

const TWO: Kind = Kind::Logistic { guessing: 0.0 };
const ALONE: Settings = Settings { nodes: 121, prior: None, rounds_max: 2_000, tolerance: 1e-7 };

fn two(calibration: &Calibration) -> Vec<ItemParameters> {
    let items = calibration.items.iter().map(|item| match item.item {
        Item::Dichotomous(item) => item,
        _ => panic!("another kind"),
    });
    items.collect()
}

#[test]
fn lsat_6_gives_the_published_likelihood_and_parameters() {
    let responses = patterns(&LSAT6);
    assert_eq!((responses.people(), responses.answers()), (1_000, 5_000));
    let found = calibrate(&responses, &[TWO; 5], &ALONE).unwrap();
    println!("{} after {} rounds", found.log_likelihood, found.rounds);
    assert!(found.settled);
    assert!((found.log_likelihood - -2466.653).abs() < 1e-3, "{}", found.log_likelihood);
    let expected =
        [(0.8257, -3.3588), (0.7227, -1.3701), (0.8909, -0.2797), (0.6884, -1.8664), (0.6569, -3.1259)];
    for (item, (a, b)) in two(&found).iter().zip(expected) {
        assert!((item.a() - a).abs() < 2e-3 && (item.b() - b).abs() < 2e-3, "{item:?} {a} {b}");
    }
}

#[test]
fn lsat_7_gives_the_published_likelihood_and_parameters() {
    let found = calibrate(&patterns(&LSAT7), &[TWO; 5], &ALONE).unwrap();
    println!("{} after {} rounds", found.log_likelihood, found.rounds);
    assert!((found.log_likelihood - -2658.805).abs() < 1e-3, "{}", found.log_likelihood);
    let expected = [(0.9875, 1.856), (1.0808, 0.808), (1.7075, 1.805), (0.7650, 0.486), (0.7357, 1.855)];
    for (item, (a, d)) in two(&found).iter().zip(expected) {
        let intercept = -item.a() * item.b();
        assert!((item.a() - a).abs() < 2e-3 && (intercept - d).abs() < 2e-3, "{item:?} {a} {d}");
    }
}

/// Items of all kinds, and the answers of so many people to a share of them.
fn made(seed: u64, people: usize, share: f64) -> (Vec<Item>, Vec<Kind>, Responses) {
    let mut draws = Draws::seeded(seed);
    let (mut items, mut kinds) = (Vec::new(), Vec::new());
    for k in 0..40 {
        let a = (0.2 + 0.3 * draws.normal()).exp().clamp(0.5, 2.5);
        let b = draws.normal().clamp(-2.0, 2.0);
        let (item, kind): (Item, Kind) = match k % 4 {
            0 => (ItemParameters::new(a, b, 0.0).unwrap().into(), TWO),
            1 => (ItemParameters::new(a, b, 0.2).unwrap().into(), Kind::Logistic { guessing: 0.2 }),
            2 => (Graded::new(a, &[b - 0.9, b, b + 0.8]).unwrap().into(), Kind::Graded { score_max: 3 }),
            _ => (
                PartialCredit::new(a, &[b + 0.2, b - 0.2]).unwrap().into(),
                Kind::PartialCredit { score_max: 2 },
            ),
        };
        items.push(item);
        kinds.push(kind);
    }
    let mut all = Vec::new();
    for _ in 0..people {
        let theta = Ability::new(draws.normal()).unwrap();
        let mut own = Vec::new();
        for (place, item) in items.iter().enumerate() {
            if draws.uniform() >= share {
                continue;
            }
            own.push((place, drawn(item, theta, &mut draws)));
        }
        all.push(own);
    }
    let responses = Responses::new(40, all).unwrap();
    (items, kinds, responses)
}

fn parameters(item: &Item) -> (f64, Vec<f64>) {
    match item {
        Item::Dichotomous(item) => (item.a(), vec![item.b()]),
        Item::Graded(item) => (item.a(), item.thresholds().to_vec()),
        Item::PartialCredit(item) => (item.a(), item.thresholds().to_vec()),
    }
}

#[test]
fn mixed_kinds_are_recovered_within_their_errors_from_half_of_the_answers() {
    let (mut inside, mut all, mut squares) = (0, 0, 0.0);
    for seed in 0..3 {
        let (items, kinds, responses) = made(seed, 3_000, 0.5);
        let found = calibrate(&responses, &kinds, &Settings::default()).unwrap();
        assert!(found.settled, "{} rounds", found.rounds);
        for (truth, found) in items.iter().zip(&found.items) {
            let ((a, thresholds), (own_a, own)) = (parameters(truth), parameters(&found.item));
            let mut pairs = vec![(a, own_a, found.errors.a)];
            pairs.extend(
                thresholds
                    .iter()
                    .zip(&own)
                    .zip(&found.errors.thresholds)
                    .map(|((b, own), se)| (*b, *own, *se)),
            );
            for (truth, found, error) in pairs {
                assert!(error > 0.0 && error < 1.0, "{truth} {found} {error}");
                let z = (found - truth) / error;
                inside += usize::from(z.abs() < 1.96);
                squares += z * z;
                all += 1;
            }
        }
    }
    let (coverage, spread) = (inside as f64 / all as f64, (squares / all as f64).sqrt());
    println!("{all} parameters, {coverage:.3} within 1.96 errors, errors off by {spread:.3}");
    // Four Monte-Carlo errors of 360 parameters; errors leave out what two items have in common.
    assert!(coverage > 0.95 - 4.0 * (0.05 * 0.95 / all as f64).sqrt(), "{coverage}");
    assert!((0.85..1.2).contains(&spread), "{spread}");
}

#[test]
fn the_same_answers_give_the_same_bits_and_another_order_of_people_the_same_items() {
    let person =
        |k: usize| (0..5).map(move |item| (item, usize::from((k * 7 + item * k * k) % 11 < 4 + item)));
    // Answers that say little of some items: a calibration creeps there, and is let come to rest.
    let settings = Settings { tolerance: 1e-8, rounds_max: 5_000, ..Settings::default() };
    let one = calibrate(&Responses::new(5, (0..500).map(person)).unwrap(), &[TWO; 5], &settings);
    let again = calibrate(&Responses::new(5, (0..500).map(person)).unwrap(), &[TWO; 5], &settings);
    assert_eq!(one, again, "to the bit, however threads take turns");
    let turned = Responses::new(5, (0..500).rev().map(|k| person(k).rev())).unwrap();
    let (one, turned) = (one.unwrap(), calibrate(&turned, &[TWO; 5], &settings).unwrap());
    assert!((one.log_likelihood - turned.log_likelihood).abs() < 1e-6);
    for (one, other) in two(&one).iter().zip(two(&turned)) {
        assert!((one.a() - other.a()).abs() < 1e-4 && (one.b() - other.b()).abs() < 1e-4);
    }
}

#[test]
fn what_answers_cannot_place_is_refused_by_item_and_a_prior_keeps_it_finite() {
    let all_right = Responses::new(2, (0..50).map(|k| vec![(0, 1), (1, k % 2)])).unwrap();
    assert_eq!(calibrate(&all_right, &[TWO; 2], &ALONE), Err(Error::NotInformed { item: 0 }));
    let kept = calibrate(&all_right, &[TWO; 2], &Settings::default()).unwrap();
    assert!(two(&kept).iter().all(|item| item.a().is_finite() && item.b().is_finite()));
    let nobody = Responses::new(2, (0..50).map(|k| vec![(1, k % 2)])).unwrap();
    assert_eq!(calibrate(&nobody, &[TWO; 2], &Settings::default()), Err(Error::NotInformed { item: 0 }));
    let empty = Responses::new(0, Vec::<Vec<(usize, usize)>>::new()).unwrap();
    assert_eq!(calibrate(&empty, &[], &ALONE).unwrap().items, []);
    // Everybody who has the first right has the second right, and nobody else.
    let separable = Responses::new(2, (0..60).map(|k| vec![(0, k % 2), (1, k % 2)])).unwrap();
    let found = calibrate(&separable, &[TWO; 2], &ALONE);
    assert!(found.is_ok_and(|found| two(&found).iter().all(|item| item.a() <= 10.0)));
    assert_eq!(Responses::new(2, [vec![(0, 1), (0, 0)]]), Err(Error::AnsweredTwice { person: 0, item: 0 }));
    assert!(Responses::new(2, [vec![(2, 1)]]).is_err() && Responses::new(2, [vec![(0, 11)]]).is_err());
    let two_scores = Responses::new(1, [vec![(0, 2)], vec![(0, 0)]]).unwrap();
    assert!(matches!(
        calibrate(&two_scores, &[TWO], &ALONE),
        Err(Error::NoScore { person: 0, item: 0, score: 2, greatest: 1 })
    ));
    for guessing in [1.0, -0.1, f64::NAN] {
        let refused = calibrate(&all_right, &[TWO, Kind::Logistic { guessing }], &Settings::default());
        assert!(matches!(refused, Err(Error::ItemOutOfRange { item: 1, .. })), "{refused:?}");
    }
}

#[test]
fn settings_that_would_never_end_or_settle_on_nothing_are_refused_by_name() {
    let responses = patterns(&LSAT6);
    let usual = Settings::default();
    let told = |settings: Settings| match calibrate(&responses, &[TWO; 5], &settings) {
        Err(Error::OutOfRange { what, .. }) => what,
        other => panic!("{settings:?}: {other:?}"),
    };
    for tolerance in [f64::NAN, -1.0, 0.0, f64::INFINITY] {
        assert_eq!(
            told(Settings { tolerance, rounds_max: usize::MAX, ..usual }),
            "the greatest number of rounds"
        );
        assert_eq!(told(Settings { tolerance, ..usual }), "the tolerance");
    }
    assert_eq!(told(Settings { rounds_max: 0, ..usual }), "the greatest number of rounds");
    for nodes in [0, 11, 40, 502] {
        assert_eq!(told(Settings { nodes, ..usual }), "the number of nodes");
    }
    let with = |prior| told(Settings { prior: Some(prior), ..usual });
    for sd in [0.0, 1e-200, 1e200, -1.0, f64::NAN, f64::INFINITY] {
        let of = "the prior's standard deviation of ln a";
        assert_eq!(with(ItemPrior { log_slope_sd: sd, ..ItemPrior::WEAK }), of);
        let of = "the prior's standard deviation of intercepts";
        assert_eq!(with(ItemPrior { intercept_sd: sd, ..ItemPrior::WEAK }), of);
    }
    for mean in [-1e3, 1e3, f64::NAN] {
        assert_eq!(with(ItemPrior { log_slope_mean: mean, ..ItemPrior::WEAK }), "the prior's mean of ln a");
    }
    // The tightest prior that may be said is followed, and said to be.
    let tight = ItemPrior { log_slope_mean: 0.5, log_slope_sd: 1e-3, intercept_sd: 1e-3 };
    let found = calibrate(&responses, &[TWO; 5], &Settings { prior: Some(tight), ..usual }).unwrap();
    assert!(found.settled && found.items.iter().all(|item| item.errors.a > 0.0), "{found:?}");
    assert!(two(&found).iter().all(|item| (item.a() - 0.5_f64.exp()).abs() < 0.01), "{found:?}");
}
