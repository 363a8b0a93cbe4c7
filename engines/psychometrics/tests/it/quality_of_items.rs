//! Item fit: it rejects what fits as often as it says, and finds what does not fit.

use proptest::prelude::*;
use psychometrics::calibration::{Kind, Responses, Settings, calibrate};
use psychometrics::quality::{ItemFits, Parameters, item_fit};
use psychometrics::simulate::Draws;
use psychometrics::{Ability, Error, Graded, Item, ItemParameters};

use crate::lsat::LSAT7;
use crate::support::{complete, dichotomous, drawn, polytomous};

fn rejected(fits: &ItemFits) -> (usize, usize) {
    let found = || fits.items.iter().flatten();
    (found().filter(|fit| fit.p.get() < 0.05).count(), found().count())
}

/// The share rejected at .05, and how many tests, over several seeds.
fn share(seeds: u64, run: impl Fn(&mut Draws) -> ItemFits) -> (f64, usize) {
    let (mut rejections, mut tests) = (0, 0);
    for seed in 0..seeds {
        let (own, all) = rejected(&run(&mut Draws::seeded(seed)));
        (rejections, tests) = (rejections + own, tests + all);
    }
    (rejections as f64 / tests as f64, tests)
}

/// Four Monte-Carlo errors of a share of .05 of so many tests. Joined groups are not quite alike, which makes the
/// statistic a hair small: no further allowance is made for that.
fn bound(tests: usize) -> f64 {
    4.0 * (0.05 * 0.95 / tests as f64).sqrt()
}

#[test]
fn under_the_true_model_five_per_cent_are_rejected() {
    let (two, tests) = share(30, |draws| {
        let items = dichotomous(20, draws);
        item_fit(&complete(&items, 800, draws), &items, Parameters::Given).unwrap()
    });
    println!("dichotomous, parameters known: {two:.3} of {tests} rejected at .05");
    assert!(tests == 600 && (two - 0.05).abs() < bound(tests), "{two}");
    let (many, tests) = share(30, |draws| {
        let items = polytomous(12, draws);
        item_fit(&complete(&items, 800, draws), &items, Parameters::Given).unwrap()
    });
    println!("polytomous, parameters known: {many:.3} of {tests} rejected at .05");
    assert!(tests == 360 && (many - 0.05).abs() < bound(tests), "{many}");
}

#[test]
fn lsat_7_gives_the_statistics_of_another_program() {
    // S-X² of the R package mirt for the two-parameter model; two degrees of freedom each.
    let expected = [4.749, 14.451, 1.270, 5.237, 0.941];
    let person = |pattern: &str| -> Vec<(usize, usize)> {
        pattern.bytes().enumerate().map(|(item, byte)| (item, usize::from(byte - b'0'))).collect()
    };
    let people = LSAT7.iter().flat_map(|(pattern, count)| std::iter::repeat_n(person(pattern), *count));
    let responses = Responses::new(5, people).unwrap();
    let alone = Settings { nodes: 121, prior: None, tolerance: 1e-7, ..Settings::default() };
    let found = calibrate(&responses, &[Kind::Logistic { guessing: 0.0 }; 5], &alone).unwrap();
    let items: Vec<Item> = found.items.into_iter().map(|found| found.item).collect();
    let fits = item_fit(&responses, &items, Parameters::Fitted).unwrap();
    println!("{fits:?}");
    for (fit, expected) in fits.items.iter().zip(expected) {
        let fit = fit.unwrap();
        assert!(fit.degrees == 2 && (fit.statistic - expected).abs() < 0.01, "{fit:?} {expected}");
    }
}

#[test]
fn fitted_parameters_cost_degrees_of_freedom_and_keep_the_level() {
    let kinds = [Kind::Logistic { guessing: 0.0 }; 15];
    let alone = Settings { prior: None, ..Settings::default() };
    let run = |parameters| {
        share(20, |draws| {
            let items = dichotomous(15, draws);
            let responses = complete(&items, 1_000, draws);
            let found = calibrate(&responses, &kinds, &alone).unwrap();
            let items: Vec<Item> = found.items.into_iter().map(|found| found.item).collect();
            item_fit(&responses, &items, parameters).unwrap()
        })
    };
    let (fitted, tests) = run(Parameters::Fitted);
    let (forgotten, _) = run(Parameters::Given);
    println!("fitted: {fitted:.3} of {tests} rejected at .05; degrees not taken off: {forgotten:.3}");
    assert!((fitted - 0.05).abs() < bound(tests), "{fitted}");
    assert!(forgotten < fitted);
}

#[test]
fn an_item_that_does_not_follow_its_model_is_found_and_the_others_are_not_blamed() {
    let (mut found, mut blamed, mut tests) = ([0; 2], 0, 0);
    for seed in 100..120 {
        let draws = &mut Draws::seeded(seed);
        let mut items = dichotomous(20, draws);
        // The first is guessed by a quarter and is taken for a 2PL, the second is half as steep as it is taken for.
        items[0] = ItemParameters::new(1.6, 0.8, 0.25).unwrap().into();
        items[1] = ItemParameters::new(0.6, 0.0, 0.0).unwrap().into();
        let responses = complete(&items, 1_000, draws);
        items[0] = ItemParameters::new(1.6, 0.8, 0.0).unwrap().into();
        items[1] = ItemParameters::new(1.2, 0.0, 0.0).unwrap().into();
        let fits = item_fit(&responses, &items, Parameters::Given).unwrap();
        for (count, fit) in found.iter_mut().zip(&fits.items) {
            *count += usize::from(fit.is_some_and(|fit| fit.p.get() < 0.05));
        }
        let others = &fits.items[2..];
        blamed += others.iter().flatten().filter(|fit| fit.p.get() < 0.05).count();
        tests += others.len();
    }
    let blamed = blamed as f64 / tests as f64;
    println!("of 20: guessed {}, too flat {}; others {blamed:.3}", found[0], found[1]);
    assert!(found[0] >= 19 && found[1] >= 19, "{found:?}");
    // Two bad items of twenty bend the summed scores of all a little.
    assert!(blamed < 0.15, "{blamed}");
}

#[test]
fn a_non_monotone_graded_item_is_found() {
    let mut found = 0;
    for seed in 0..20 {
        let draws = &mut Draws::seeded(seed);
        let mut items = polytomous(12, draws);
        // The two middle scores of the first item are given the wrong way round; were it flat, they would go to
        // people of like abilities either way.
        items[0] = Graded::new(1.3, &[-0.9, 0.1, 1.0]).unwrap().into();
        let turned: Vec<Vec<(usize, usize)>> = (0..1_000)
            .map(|_| {
                let theta = Ability::new(draws.normal()).unwrap();
                let mut own: Vec<(usize, usize)> = items
                    .iter()
                    .enumerate()
                    .map(|(place, item)| (place, drawn(item, theta, draws)))
                    .collect();
                own[0].1 = [0, 2, 1, 3][own[0].1];
                own
            })
            .collect();
        let fits = item_fit(&Responses::new(12, turned).unwrap(), &items, Parameters::Given).unwrap();
        found += usize::from(fits.items[0].unwrap().p.get() < 0.05);
    }
    println!("turned middle scores: {found} of 20");
    assert!(found >= 19, "{found}");
}

#[test]
fn incomplete_people_are_left_out_and_too_few_say_nothing() {
    let draws = &mut Draws::seeded(5);
    let items = dichotomous(6, draws);
    let full: Vec<Vec<(usize, usize)>> =
        (0..300).map(|k: usize| (0..6).map(|item| (item, (k * (item + 3) / 7) % 2)).collect()).collect();
    let mut more = full.clone();
    more.extend((0..200).map(|k| vec![(k % 6, 1)]));
    more.push(Vec::new());
    let of = |people: Vec<Vec<(usize, usize)>>| {
        item_fit(&Responses::new(6, people).unwrap(), &items, Parameters::Given).unwrap()
    };
    assert_eq!(of(full.clone()), of(more));
    assert_eq!(of(full).people, 300);
    for few in [vec![], vec![(0..6).map(|item| (item, 1)).collect()], vec![vec![(0, 1)]; 50]] {
        assert!(of(few).items.iter().all(Option::is_none));
    }
    let same = vec![(0..6).map(|item| (item, 1)).collect::<Vec<_>>(); 90];
    assert!(of(same).items.iter().all(Option::is_none), "all right: no summed score in between");
    let empty = Responses::new(0, Vec::<Vec<(usize, usize)>>::new()).unwrap();
    assert_eq!(item_fit(&empty, &[], Parameters::Fitted).unwrap(), ItemFits { people: 0, items: vec![] });
    let wrong = Responses::new(6, [vec![(2, 2)]]).unwrap();
    assert!(matches!(
        item_fit(&wrong, &items, Parameters::Given),
        Err(Error::NoScore { score: 2, greatest: 1, .. })
    ));
    assert!(matches!(item_fit(&wrong, &items[1..], Parameters::Given), Err(Error::WrongSize { .. })));
}

proptest! {
    #[test]
    fn fit_is_finite_whatever_the_items_and_answers(
        parameters in prop::collection::vec((0.01..10.0_f64, -10.0..10.0_f64, 0.0..0.99_f64), 1..7),
        scores in prop::collection::vec(0..64_usize, 0..60),
    ) {
        let items: Vec<Item> =
            parameters.iter().map(|(a, b, c)| ItemParameters::new(*a, *b, *c).unwrap().into()).collect();
        let count = items.len();
        let people = scores.iter().map(|bits| (0..count).map(move |item| (item, (bits >> item) & 1)));
        let fits = item_fit(&Responses::new(count, people).unwrap(), &items, Parameters::Given).unwrap();
        prop_assert_eq!(fits.people, scores.len());
        for fit in fits.items.iter().flatten() {
            prop_assert!(fit.statistic.is_finite() && fit.statistic >= 0.0 && fit.degrees > 0);
        }
    }
}
