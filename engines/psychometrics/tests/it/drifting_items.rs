//! Drift: false alarms are as rare as they are said to be, and an item that has become easier is found.

use psychometrics::calibration::{Kind, Responses, Settings, calibrate};
use psychometrics::drift::{Batch, Cusum, Pair, drifted, robust_z};
use psychometrics::linking::{Common, Method, link, moved};
use psychometrics::simulate::Draws;
use psychometrics::{Ability, Error, Estimate, Item, ItemParameters, Probability, StandardError};

use crate::support::{self, drawn};

const ITEMS: usize = 30;

/// Two calibrations of 1,500 people each, linked; the first `shifted` items are easier by .6 the second time.
fn pairs(seed: u64, shifted: usize) -> Vec<Pair> {
    let mut draws = Draws::seeded(seed);
    let truth: Vec<ItemParameters> = (0..ITEMS)
        .map(|_| {
            let item = support::item(support::Kind::TwoParameters, &mut draws);
            ItemParameters::new(item.a().max(0.7), item.b().clamp(-1.5, 1.5), 0.0).unwrap()
        })
        .collect();
    let mut calibrated = |by: f64, mean: f64| {
        let now: Vec<Item> = (0..ITEMS)
            .map(|k| {
                let b = truth[k].b() - if k < shifted { by } else { 0.0 };
                ItemParameters::new(truth[k].a(), b, 0.0).unwrap().into()
            })
            .collect();
        let mut person = || {
            let theta = Ability::new(mean + draws.normal()).unwrap();
            now.iter().map(|item| drawn(item, theta, &mut draws)).enumerate().collect::<Vec<_>>()
        };
        let responses = Responses::new(ITEMS, (0..1_500).map(|_| person())).unwrap();
        let settings = Settings { prior: None, ..Settings::default() };
        calibrate(&responses, &[Kind::Logistic { guessing: 0.0 }; ITEMS], &settings).unwrap().items
    };
    let (old, new) = (calibrated(0.0, 0.0), calibrated(0.6, 0.3));
    let common: Vec<Common> = old[shifted..]
        .iter()
        .zip(&new[shifted..])
        .map(|(old, new)| Common { old: old.item.clone(), new: new.item.clone() })
        .collect();
    let by = link(&common, Method::Haebara).unwrap();
    old.into_iter().zip(new).map(|(old, new)| Pair { old, new: moved(&new, &by).unwrap() }).collect()
}

#[test]
fn parameters_that_moved_are_found_and_others_are_not_accused() {
    let rate = Probability::new(0.05).unwrap();
    let (mut rejected, mut clean, mut accused, mut found, mut robust) = (0, 0, 0, 0, 0);
    for seed in 0..10 {
        let items = drifted(&pairs(seed, 0), rate).unwrap();
        rejected += items.iter().filter(|item| item.p.get() < 0.05).count();
        clean += items.len();
        let moved = pairs(100 + seed, 3);
        let items = drifted(&moved, rate).unwrap();
        found += items[..3].iter().filter(|item| item.flagged).count();
        accused += items[3..].iter().filter(|item| item.flagged).count();
        let difficulty = |item: &Item| item.difficulties()[0];
        let differences = moved.iter().map(|pair| difficulty(&pair.new.item) - difficulty(&pair.old.item));
        let z = robust_z(&differences.collect::<Vec<f64>>()).unwrap();
        robust += z[..3].iter().filter(|z| **z < -1.645).count();
    }
    println!(
        "χ² below .05 of {rejected} of {clean} items without drift; {found} of 30 found ({robust} by robust z), \
         {accused} of {} accused",
        10 * (ITEMS - 3)
    );
    // At 5 % plus four Monte-Carlo errors; linking takes a little off, errors leave a little out.
    let most = 0.05 + 4.0 * (0.05 * 0.95 / clean as f64).sqrt();
    assert!((rejected as f64) < most * clean as f64, "{rejected} of {clean}");
    assert!(found >= 27 && robust >= 24, "{found} {robust}");
    // A share of .05 of the discoveries: of 30 some 1.6; four Poisson errors more.
    assert!(accused <= 7, "{accused}");
}

/// Batches of 50 answers by people whose abilities are known to .35, of an item that is easier by `shift`.
fn batches(shift: f64, draws: &mut Draws, mut stop: impl FnMut(&Batch) -> bool, most: usize) -> usize {
    let old: Item = ItemParameters::new(1.2, 0.2, 0.0).unwrap().into();
    let now: Item = ItemParameters::new(1.2, 0.2 - shift, 0.0).unwrap().into();
    for count in 1..=most {
        let mut batch = Batch::new(old.clone());
        for _ in 0..50 {
            // Her posterior is N(mean, .35²), and so is her ability.
            let mean = 0.9 * draws.normal();
            let theta = Ability::new(mean + 0.35 * draws.normal()).unwrap();
            let known = Estimate {
                mean: Ability::new(mean).unwrap(),
                standard_error: StandardError::new(0.35).unwrap(),
            };
            batch.add(drawn(&now, theta, draws), known).unwrap();
        }
        assert_eq!(batch.answers(), 50);
        if stop(&batch) {
            return count;
        }
    }
    most
}

#[test]
fn sums_of_batches_alarm_as_late_and_as_soon_as_theory_says() {
    let mut draws = Draws::seeded(3);
    let (mut sum, mut squares, mut low) = (0.0, 0.0, 0);
    let _ = batches(
        0.0,
        &mut draws,
        |batch| {
            sum += batch.z();
            squares += batch.z() * batch.z();
            low += usize::from(batch.p().get() < 0.05);
            false
        },
        2_000,
    );
    println!("z of 2,000 batches: mean {:.3}, mean square {:.3}, {low} below .05", sum / 2e3, squares / 2e3);
    // Four Monte-Carlo errors: 4 / √2000, 4 √(2 / 2000), 4 √(.05 × .95 / 2000).
    assert!((sum / 2e3).abs() < 0.09 && (squares / 2e3 - 1.0).abs() < 0.13, "{sum} {squares}");
    assert!((low as f64 / 2e3 - 0.05).abs() < 0.02, "{low}");
    let run = |shift: f64, most: usize, draws: &mut Draws| {
        let mut sums = Cusum::USUAL;
        batches(shift, draws, |batch| sums.add(batch), most)
    };
    let false_alarms = (0..60).map(|_| run(0.0, 400, &mut draws) as f64).sum::<f64>();
    let alarms = (0..60).filter(|_| run(0.0, 100, &mut draws) < 100).count();
    let found = (0..60).map(|_| run(0.35, 400, &mut draws) as f64).sum::<f64>() / 60.0;
    println!(
        "{alarms} of 60 alarm within 100 batches without drift, {found:.1} batches until a drift of .35 is found"
    );
    // One in 465 batches: within 100 some 19 %, plus four Monte-Carlo errors of 60.
    assert!(alarms <= 24, "{alarms}");
    assert!(false_alarms / 60.0 > 200.0, "{false_alarms}");
    // .35 logit is 1.1 standard errors of 50 answers: fewer than 14 batches.
    assert!(found < 14.0, "{found}");
}

#[test]
fn what_leaves_nothing_to_compare_is_refused() {
    let pairs = pairs(1, 0);
    let rate = Probability::new(0.05).unwrap();
    let mut known = pairs[0].clone();
    for side in [&mut known.old, &mut known.new] {
        side.errors.covariance = vec![0.0; 4];
    }
    assert_eq!(drifted(&[pairs[0].clone(), known], rate), Err(Error::NotAlike { item: 1 }));
    for wrong in [vec![f64::NAN; 4], vec![f64::INFINITY; 4], vec![1e300, 1e300, 1e300, 2e300]] {
        let mut unknown = pairs[0].clone();
        unknown.new.errors.covariance = wrong;
        match drifted(&[unknown], rate) {
            Ok(found) => assert!(found[0].chi_square.is_finite()),
            Err(refusal) => assert_eq!(refusal, Error::NotAlike { item: 0 }),
        }
    }
    assert!(matches!(drifted(&pairs, Probability::new(0.0).unwrap()), Err(Error::OutOfRange { .. })));
    assert_eq!(drifted(&[], rate), Ok(vec![]));
    assert!(robust_z(&[1.0, 1.0, 1.0, 1.0, 5.0]).is_err() && robust_z(&[1.0, f64::NAN, 2.0, 3.0]).is_err());
    assert!(robust_z(&[1.0, 2.0, 3.0]).is_err());
    assert!(Cusum::new(0.0, 5.0).is_err() && Cusum::new(0.5, f64::NAN).is_err());
    let mut batch = Batch::new(ItemParameters::new(1.0, 0.0, 0.0).unwrap().into());
    let certain =
        Estimate { mean: Ability::new(700.0).unwrap(), standard_error: StandardError::new(0.0).unwrap() };
    assert_eq!((batch.z().to_bits(), batch.p().get().to_bits()), (0, 1.0_f64.to_bits()));
    assert!(batch.add(2, certain).is_err() && batch.add(1, certain).is_ok());
    assert_eq!(batch.z().to_bits(), 0);
}
