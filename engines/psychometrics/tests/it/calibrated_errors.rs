//! Standard errors of calibrated items are those of the curvature of the likelihood, worked out here by brute force.

use psychometrics::calibration::{Calibration, Kind, Responses, Settings, calibrate};
use psychometrics::{Ability, Item, ItemParameters};

use crate::lsat::{LSAT6, LSAT7, patterns};

const ALONE: Settings = Settings { nodes: 121, prior: None, rounds_max: 2_000, tolerance: 1e-7 };

fn two(calibration: &Calibration) -> Vec<ItemParameters> {
    let item = |item: &Item| match item {
        Item::Dichotomous(item) => *item,
        _ => panic!("another kind"),
    };
    calibration.items.iter().map(|found| item(&found.item)).collect()
}

/// ln of the marginal likelihood of patterns of right and wrong answers, on 161 nodes between −8 and 8.
fn log_likelihood(counted: &[(&str, usize)], items: &[(f64, f64)]) -> f64 {
    let nodes: Vec<(f64, f64)> = (0..161)
        .map(|node| {
            let theta = -8.0 + 0.1 * f64::from(node);
            (theta, 0.1 * (-0.5 * theta * theta).exp() / (2.0 * std::f64::consts::PI).sqrt())
        })
        .collect();
    let pattern = |(pattern, count): &(&str, usize)| {
        let at = |(theta, share): &(f64, f64)| {
            let chance = |((a, b), byte): (&(f64, f64), u8)| {
                let z = if byte == b'1' { a * (theta - b) } else { -a * (theta - b) };
                1.0 / (1.0 + (-z).exp())
            };
            share * items.iter().zip(pattern.bytes()).map(chance).product::<f64>()
        };
        *count as f64 * nodes.iter().map(at).sum::<f64>().ln()
    };
    counted.iter().map(pattern).sum()
}

/// Standard errors from second differences of −ln of the likelihood at its maximum.
fn observed(at: &[f64], log: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    const H: f64 = 1e-3;
    let size = at.len();
    let moved = |moves: [(usize, f64); 2]| {
        let mut values = at.to_vec();
        moves.iter().for_each(|(place, by)| values[*place] += by);
        log(&values)
    };
    let mut rows: Vec<Vec<f64>> = (0..size)
        .map(|i| {
            let entry = |j: usize| {
                let four = [(1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0)];
                let [pp, mm, pm, mp] = four.map(|(s, t)| moved([(i, s * H), (j, t * H)]));
                (pm + mp - pp - mm) / (4.0 * H * H)
            };
            let unit = (0..size).map(|j| f64::from(u8::from(i == j)));
            (0..size).map(entry).chain(unit).collect()
        })
        .collect();
    // Gauss–Jordan: the information is positive definite, so that no pivot need be sought.
    for i in 0..size {
        let pivot = rows[i][i];
        rows[i].iter_mut().for_each(|value| *value /= pivot);
        let row = rows[i].clone();
        for (_, other) in rows.iter_mut().enumerate().filter(|(j, _)| *j != i) {
            let by = other[i];
            other.iter_mut().zip(&row).for_each(|(value, own)| *value -= by * own);
        }
    }
    (0..size).map(|i| rows[i][size + i].sqrt()).collect()
}

/// All within 2 per mille of the curvature: what polynomials leave out, and rounding of second differences.
fn agree(found: &[f64], exact: &[f64]) {
    println!("{found:.4?}\n{exact:.4?}");
    for (found, exact) in found.iter().zip(exact) {
        assert!((found / exact - 1.0).abs() < 2e-3, "{found} {exact}");
    }
}

#[test]
fn errors_of_a_short_test_are_those_of_the_observed_information() {
    for counted in [&LSAT6[..], &LSAT7[..]] {
        let found = calibrate(&patterns(counted), &[Kind::Logistic { guessing: 0.0 }; 5], &ALONE).unwrap();
        let at: Vec<f64> = two(&found).iter().flat_map(|item| [item.a(), item.b()]).collect();
        let log = |values: &[f64]| {
            let items: Vec<(f64, f64)> = values.chunks(2).map(|pair| (pair[0], pair[1])).collect();
            log_likelihood(counted, &items)
        };
        let own: Vec<f64> =
            found.items.iter().flat_map(|item| [item.errors.a, item.errors.thresholds[0]]).collect();
        agree(&own, &observed(&at, log));
        if counted.len() == LSAT6.len() {
            // Item by item it would be .208.
            assert!((own[4] - 0.233).abs() < 1e-3, "{}", own[4]);
        }
    }
}

#[test]
fn lsat_6_with_one_slope_gives_the_published_likelihood_parameters_and_errors() {
    let found = calibrate(&patterns(&LSAT6), &[Kind::OneParameter; 5], &ALONE).unwrap();
    println!("{} after {} rounds", found.log_likelihood, found.rounds);
    assert!(found.settled && (found.log_likelihood - -2466.938).abs() < 1e-3, "{}", found.log_likelihood);
    let items = two(&found);
    // Rizopoulos 2006 (the R package ltm, `rasch(LSAT)`).
    for (item, b) in items.iter().zip([-3.6153, -1.3224, -0.3176, -1.7301, -2.7802]) {
        assert!((item.a() - 0.7551).abs() < 1e-3 && (item.b() - b).abs() < 2e-3, "{item:?} {b}");
        assert_eq!(item.a().to_bits(), items[0].a().to_bits(), "one slope");
    }
    let at: Vec<f64> = std::iter::once(items[0].a()).chain(items.iter().map(ItemParameters::b)).collect();
    let log = |values: &[f64]| {
        let items: Vec<(f64, f64)> = values[1..].iter().map(|b| (values[0], *b)).collect();
        log_likelihood(&LSAT6, &items)
    };
    let first = found.items[0].errors.a;
    assert!(found.items.iter().all(|item| item.errors.a.to_bits() == first.to_bits()));
    let own = std::iter::once(first).chain(found.items.iter().map(|item| item.errors.thresholds[0]));
    agree(&own.collect::<Vec<_>>(), &observed(&at, log));
}

/// Two domains' worth of one-parameter items would have two slopes; one calibration has one, beside items of other kinds.
#[test]
fn a_common_slope_is_found_beside_other_kinds_and_anchors_keep_theirs() {
    use psychometrics::calibration::{Design, Role, calibrate_design};
    use psychometrics::simulate::Draws;

    let mut draws = Draws::seeded(12);
    let logistic = |a, b, c| Item::from(ItemParameters::new(a, b, c).unwrap());
    let mut items: Vec<Item> = (0..10).map(|k| logistic(1.3, -1.8 + 0.4 * f64::from(k), 0.0)).collect();
    items.extend([logistic(0.7, 0.5, 0.0), logistic(1.8, -0.5, 0.2), logistic(0.6, 0.0, 0.0)]);
    let kinds = [Kind::Logistic { guessing: 0.0 }, Kind::Logistic { guessing: 0.2 }];
    let mut roles = vec![Role::Free(Kind::OneParameter); 10];
    roles.extend(kinds.map(Role::Free));
    roles.push(Role::Fixed(items[12].clone()));
    let mut person = || {
        let theta = Ability::new(draws.normal()).unwrap();
        let score = |item: &Item| crate::support::drawn(item, theta, &mut draws);
        items.iter().map(score).enumerate().collect::<Vec<_>>()
    };
    let people: Vec<_> = (0..4_000).map(|_| person()).collect();
    let responses = Responses::new(13, people).unwrap();
    for settings in [Settings::default(), ALONE] {
        let found = calibrate_design(&responses, &Design::new(roles.clone()), &settings).unwrap();
        assert!(found.settled);
        let own = two(&found);
        for (item, (found, truth)) in own.iter().zip(found.items.iter().zip(&items)).take(10) {
            assert_eq!(item.a().to_bits(), own[0].a().to_bits());
            assert!((item.a() - 1.3).abs() < 4.0 * found.errors.a && found.errors.a < 0.1, "{found:?}");
            assert!(
                (item.b() - truth.difficulties()[0]).abs() < 4.0 * found.errors.thresholds[0],
                "{found:?}"
            );
        }
        let (flat, steep) = (&found.items[10], &found.items[11]);
        assert!((own[10].a() - 0.7).abs() < 4.0 * flat.errors.a, "{flat:?}");
        assert!((own[11].a() - 1.8).abs() < 4.0 * steep.errors.a, "{steep:?}");
        assert_eq!(found.items[12].item, items[12]);
    }
}
