//! Pairs of items: independent ones look it, a doubled one stands out.

use proptest::prelude::*;
use psychometrics::calibration::{Kind, Responses, Settings, calibrate};
use psychometrics::quality::{Parameters, local_dependence, pair_tables};
use psychometrics::simulate::Draws;
use psychometrics::{Ability, Error, Item, ItemParameters};

use crate::support::{dichotomous, drawn, mode, polytomous};

type Answers = Vec<Vec<(usize, usize)>>;

/// Answers to a share of the items; the last item repeats the first with the chance `doubled`.
fn answers(items: &[Item], people: usize, (share, doubled): (f64, f64), draws: &mut Draws) -> Answers {
    let last = items.len() - 1;
    let person = |_| {
        let theta = Ability::new(draws.normal()).unwrap();
        let mut scores: Vec<usize> = items.iter().map(|item| drawn(item, theta, draws)).collect();
        if draws.uniform() < doubled {
            scores[last] = scores[0];
        }
        scores.into_iter().enumerate().filter(|_| draws.uniform() < share).collect()
    };
    (0..people).map(person).collect()
}

fn abilities(items: &[Item], people: &Answers) -> Vec<Ability> {
    let of = |own: &Vec<(usize, usize)>| {
        mode(&own.iter().map(|(item, score)| (&items[*item], *score)).collect::<Vec<_>>(), 2.0)
    };
    people.iter().map(of).collect()
}

#[test]
fn independent_items_share_minus_one_over_n_less_one() {
    for (name, share) in [("complete", 1.0), ("sparse", 0.5)] {
        let (mut mean, mut largest) = (0.0, 0.0_f64);
        for seed in 0..4 {
            let draws = &mut Draws::seeded(seed);
            let items = if seed % 2 == 0 { dichotomous(20, draws) } else { polytomous(20, draws) };
            let people = answers(&items, 1_200, (share, 0.0), draws);
            let thetas = abilities(&items, &people);
            let responses = Responses::new(20, people).unwrap();
            let found = local_dependence(&responses, &items, &thetas).unwrap();
            assert_eq!(found.pairs.len(), 190);
            mean += found.mean / 4.0;
            largest = largest.max(found.largest().unwrap().adjusted);
        }
        let expected = -1.0 / (20.0 * share - 1.0);
        println!("{name}: mean Q3 {mean:.4} (-1/(n-1) is {expected:.4}), largest Q3* {largest:.3}");
        // The rule of thumb holds for items that weigh alike; these do not quite.
        assert!((mean - expected).abs() < 0.25 * expected.abs(), "{mean}");
        assert!(largest < 0.2, "{largest}");
    }
}

#[test]
fn tables_of_independent_items_are_rejected_as_often_as_they_say() {
    let kinds = [Kind::Logistic { guessing: 0.0 }; 8];
    let alone = Settings { prior: None, ..Settings::default() };
    let (mut given, mut fitted, mut all) = (0, 0, 0);
    let rejected = |responses: &Responses, items: &[Item], parameters| {
        let pairs = pair_tables(responses, items, parameters).unwrap();
        pairs.iter().filter(|pair| pair.p.get() < 0.05).count()
    };
    for seed in 0..60 {
        let draws = &mut Draws::seeded(seed);
        let items = dichotomous(8, draws);
        let responses = Responses::new(8, answers(&items, 600, (1.0, 0.0), draws)).unwrap();
        given += rejected(&responses, &items, Parameters::Given);
        let found = calibrate(&responses, &kinds, &alone).unwrap();
        let items: Vec<Item> = found.items.into_iter().map(|found| found.item).collect();
        fitted += rejected(&responses, &items, Parameters::Fitted);
        all += 28;
    }
    let (given, fitted) = (given as f64 / f64::from(all), fitted as f64 / f64::from(all));
    println!("X² of pairs at .05: parameters known {given:.3}, fitted {fitted:.3}");
    // Pairs that share an item share its margin: of 28 pairs about eight are free. Four errors of 60 × 8.
    assert!((given - 0.05).abs() < 4.0 * (0.05 * 0.95 / 480.0_f64).sqrt(), "{given}");
    // Fitted items follow these answers a little beyond their margins: fewer are rejected.
    assert!(fitted < 0.05 + 0.02, "{fitted}");
}

#[test]
fn an_item_that_repeats_another_stands_out() {
    for (name, share) in [("complete", 1.0), ("sparse", 0.5)] {
        for seed in 10..14 {
            let draws = &mut Draws::seeded(seed);
            let mut items = dichotomous(20, draws);
            items[19] = items[0].clone();
            let people = answers(&items, 1_000, (share, 0.5), draws);
            let thetas = abilities(&items, &people);
            let responses = Responses::new(20, people).unwrap();
            let found = local_dependence(&responses, &items, &thetas).unwrap();
            let worst = found.largest().unwrap();
            let tables = pair_tables(&responses, &items, Parameters::Given).unwrap();
            let table =
                tables.iter().max_by(|a, b| a.likelihood_ratio.total_cmp(&b.likelihood_ratio)).unwrap();
            println!("{name}: Q3 {:.3}, Q3* {:.3}, X² {:.1}", worst.q3, worst.adjusted, table.chi_square);
            assert!(worst.items == (0, 19) && worst.adjusted > 0.2, "{worst:?}");
            assert!(table.items == (0, 19) && table.positive && table.p.get() < 1e-4, "{table:?}");
        }
    }
}

#[test]
fn q3_is_the_correlation_of_residuals() {
    let item: Item = ItemParameters::new(1.0, 0.0, 0.0).unwrap().into();
    let zero = Ability::new(0.0).unwrap();
    // At θ = b residuals are ±½: fourfold tables have the correlation φ, here (4 × 3 − 1 × 2) / √(5 × 5 × 6 × 4).
    let cells = [((1, 1), 4), ((1, 0), 1), ((0, 1), 2), ((0, 0), 3)];
    let people = cells.iter().flat_map(|((x, y), count)| vec![vec![(0, *x), (1, *y)]; *count]);
    let responses = Responses::new(2, people).unwrap();
    let found = local_dependence(&responses, &[item.clone(), item], &[zero; 10]).unwrap();
    assert!((found.pairs[0].q3 - 10.0 / 600.0_f64.sqrt()).abs() < 1e-12 && found.pairs[0].people == 10);
    assert_eq!((found.mean, found.pairs[0].adjusted), (found.pairs[0].q3, 0.0));
}

#[test]
fn pairs_that_cannot_be_told_are_left_out_and_lists_of_other_sizes_refused() {
    let item: Item = ItemParameters::new(1.0, 0.0, 0.0).unwrap().into();
    let (items, zero) = (vec![item; 3], Ability::new(0.0).unwrap());
    let people: Answers = (0..9).map(|k| vec![(0, 1), (1, k % 2)]).collect();
    let responses = Responses::new(3, people).unwrap();
    let found = local_dependence(&responses, &items, &[zero; 9]).unwrap();
    assert!(
        found.pairs.is_empty() && found.mean == 0.0 && found.largest().is_none(),
        "constant, or never answered"
    );
    assert_eq!(pair_tables(&responses, &items, Parameters::Given).unwrap().len(), 1);
    let short = local_dependence(&responses, &items, &[zero; 8]);
    assert!(matches!(short, Err(Error::WrongSize { found: 8, expected: 9, .. })));
    assert!(matches!(pair_tables(&responses, &items[1..], Parameters::Given), Err(Error::WrongSize { .. })));
    let nobody = Responses::new(3, Vec::<Vec<(usize, usize)>>::new()).unwrap();
    assert!(local_dependence(&nobody, &items, &[]).unwrap().pairs.is_empty());
    assert!(pair_tables(&nobody, &items, Parameters::Given).unwrap().is_empty());
}

proptest! {
    #[test]
    fn pairs_are_finite_whatever_the_items_and_answers(
        parameters in prop::collection::vec((0.01..10.0_f64, -10.0..10.0_f64, 0.0..0.99_f64), 2..6),
        scores in prop::collection::vec((0..64_usize, 0..64_usize, -1e3..1e3_f64), 0..30),
    ) {
        let items: Vec<Item> =
            parameters.iter().map(|(a, b, c)| ItemParameters::new(*a, *b, *c).unwrap().into()).collect();
        let count = items.len();
        let people = scores.iter().map(|(bits, kept, _)| {
            (0..count).filter(move |item| kept >> item & 1 == 1).map(move |item| (item, bits >> item & 1))
        });
        let thetas: Vec<Ability> = scores.iter().map(|(_, _, theta)| Ability::new(*theta).unwrap()).collect();
        let responses = Responses::new(count, people).unwrap();
        let found = local_dependence(&responses, &items, &thetas).unwrap();
        prop_assert!(found.mean.is_finite());
        for pair in &found.pairs {
            prop_assert!(pair.q3.abs() <= 1.0 && pair.adjusted.abs() <= 2.0);
        }
        for pair in pair_tables(&responses, &items, Parameters::Given).unwrap() {
            prop_assert!(pair.chi_square.is_finite() && pair.likelihood_ratio.is_finite());
        }
    }
}
