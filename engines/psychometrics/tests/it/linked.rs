//! Linking: the change of scale that was made is found again, and chances stay what they are.

use proptest::prelude::*;
use psychometrics::calibration::{Kind, Responses, Settings, calibrate};
use psychometrics::linking::{Common, Method, link, moved};
use psychometrics::scale::Transformation;
use psychometrics::simulate::Draws;
use psychometrics::{Ability, Error, Graded, Item, ItemParameters, PartialCredit};

use crate::support::{self, drawn};

const ALL: [Method; 4] = [Method::MeanMean, Method::MeanSigma, Method::Haebara, Method::StockingLord];

/// Items of all kinds.
fn bank(count: usize, draws: &mut Draws) -> Vec<Item> {
    let one = |k| {
        let item = support::item(support::Kind::TwoParameters, draws);
        let (a, b) = (item.a(), item.b());
        match k % 4 {
            0 => item.into(),
            1 => ItemParameters::new(a, b, 0.2).unwrap().into(),
            2 => Graded::new(a, &[b - 0.8, b, b + 0.9]).unwrap().into(),
            _ => PartialCredit::new(a, &[b + 0.3, b - 0.1]).unwrap().into(),
        }
    };
    (0..count).map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_change_of_scale_is_found_again_by_every_method(
        seed: u64, count in 2usize..20, slope in 0.5f64..2.0, intercept in -2.0f64..2.0,
    ) {
        let made = Transformation::new(slope, intercept).unwrap();
        let common: Vec<Common> = bank(count, &mut Draws::seeded(seed))
            .into_iter()
            .map(|new| Common { old: made.item(&new).unwrap(), new })
            .collect();
        for method in ALL {
            let found = link(&common, method).unwrap();
            prop_assert!((found.slope() - slope).abs() < 1e-6, "{method:?} {found:?}");
            prop_assert!((found.intercept() - intercept).abs() < 1e-6, "{method:?} {found:?}");
        }
    }
}

#[test]
fn two_calibrations_of_unlike_people_come_to_one_scale() {
    // The second population is N(0.7, 1.25²): its calibration has the scale θ = 0.7 + 1.25 θ′.
    let (slope, intercept) = (1.25, 0.7);
    let seeds = 8;
    let mut off = [[0.0_f64; 2]; 4];
    for seed in 0..seeds {
        let mut draws = Draws::seeded(seed);
        let truth: Vec<Item> =
            (0..24).map(|_| support::item(support::Kind::TwoParameters, &mut draws).into()).collect();
        let mut calibrated = |mean: f64, sd: f64| {
            let mut person = || {
                let theta = Ability::new(mean + sd * draws.normal()).unwrap();
                truth.iter().map(|item| drawn(item, theta, &mut draws)).enumerate().collect::<Vec<_>>()
            };
            let responses = Responses::new(24, (0..2_000).map(|_| person())).unwrap();
            calibrate(&responses, &[Kind::Logistic { guessing: 0.0 }; 24], &Settings::default()).unwrap()
        };
        let (old, new) = (calibrated(0.0, 1.0), calibrated(intercept, slope));
        let common = old.items.iter().zip(&new.items);
        let common: Vec<Common> =
            common.map(|(old, new)| Common { old: old.item.clone(), new: new.item.clone() }).collect();
        for (method, off) in ALL.into_iter().zip(&mut off) {
            let found = link(&common, method).unwrap();
            off[0] += (found.slope() - slope).powi(2) / f64::from(seeds as u32);
            off[1] += (found.intercept() - intercept).powi(2) / f64::from(seeds as u32);
        }
        let by = link(&common, Method::StockingLord).unwrap();
        let one = moved(&new.items[0], &by).unwrap();
        assert!((one.errors.a * by.slope() - new.items[0].errors.a).abs() < 1e-12);
        assert!((one.errors.covariance[0].sqrt() - one.errors.a).abs() < 1e-12);
        assert!((one.errors.covariance[3].sqrt() - one.errors.thresholds[0]).abs() < 1e-12);
    }
    println!("mean squares of slope and intercept: {off:?}");
    for [a, b] in off {
        assert!(a.sqrt() < 0.08 && b.sqrt() < 0.08, "{a} {b}");
    }
    // Curves weigh what is known better: they are closer than mean and sigma are.
    assert!(off[3][0] + off[3][1] < off[1][0] + off[1][1], "{off:?}");
}

#[test]
fn items_that_are_not_in_common_are_refused() {
    let two: Item = ItemParameters::new(1.0, 0.5, 0.0).unwrap().into();
    let graded: Item = Graded::new(1.0, &[0.0, 1.0]).unwrap().into();
    for method in ALL {
        assert!(matches!(link(&[], method), Err(Error::TooFew { found: 0, .. })));
        let pairs =
            [Common { old: two.clone(), new: two.clone() }, Common { old: two.clone(), new: graded.clone() }];
        assert_eq!(link(&pairs, method), Err(Error::NotAlike { item: 1 }));
    }
    // One item has no spread of difficulties; its curve has a slope.
    let one = [Common { old: two.clone(), new: ItemParameters::new(1.5, 0.0, 0.0).unwrap().into() }];
    assert!(matches!(link(&one, Method::MeanSigma), Err(Error::OutOfRange { .. })));
    let found = link(&one, Method::Haebara).unwrap();
    assert!((found.slope() - 1.5).abs() < 1e-6 && (found.intercept() - 0.5).abs() < 1e-6, "{found:?}");
}
