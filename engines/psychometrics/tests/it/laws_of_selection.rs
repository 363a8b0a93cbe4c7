//! What an item or a block is expected to bring, and the pick among the best.

use proptest::prelude::*;
use psychometrics::selection::{Block, Candidate, choose, expected_information, fall, fall_if_asked, falls};
use psychometrics::simulate::Draws;
use psychometrics::{Graded, Item, ItemParameters, Model, Posterior, Response, Scope, Weight, estimate};

use crate::support::{Kind, bank, item, response};

fn model() -> Model {
    Model::equicorrelated(6, 0.7, 0.3, (0..80).map(|c| c % 6).collect()).unwrap()
}

fn some_posterior(draws: &mut Draws) -> Posterior {
    let answers: Vec<Response> = (0..15)
        .map(|_| response(draws.below(80), item(Kind::ThreeParameters, draws), draws.uniform() < 0.6))
        .collect();
    estimate(&model(), &answers).unwrap()
}

#[test]
fn the_fall_promised_is_the_fall_that_comes_when_information_does_not_depend_on_ability() {
    // Very flat items have the information a² / 4 wherever the ability is, so nothing is lost by not
    // knowing the answers. 400 of a = .1 add 1 logit⁻², and leave less than 1 % to the bend of the curve.
    let flat = ItemParameters::new(0.1, 0.0, 0.0).unwrap();
    let items = vec![(3, flat, Weight::FULL); 400];
    let before = estimate(&model(), &[]).unwrap();
    let answers: Vec<Response> = (0..400).map(|k| response(3, flat, k % 2 == 0)).collect();
    let after = estimate(&model(), &answers).unwrap();
    for scope in [Scope::ALL, Scope::of(&[3]), Scope::of(&[0, 5])] {
        let promised = fall_if_asked(&before, &items, scope);
        let came = before.summed_variance(scope) - after.summed_variance(scope);
        assert!((promised / came - 1.0).abs() < 0.01, "promised {promised}, came {came}");
    }
    let block = Block::expected(&before, &items, Scope::ALL);
    for domain in 0..6 {
        let came = after.domain(domain).standard_error.get();
        assert!((block.domain(domain).unwrap().get() / came - 1.0).abs() < 0.005);
    }
    assert!(
        (block.competence(3).unwrap().get() / after.competence(3).standard_error.get() - 1.0).abs() < 0.005
    );
}

#[test]
fn a_bank_at_once_brings_what_its_items_bring_one_by_one() {
    let mut draws = Draws::seeded(54);
    let far = ItemParameters::new(10.0, 10.0, 0.2).unwrap();
    for size in [0, 1, 15, 16, 17, 100] {
        let posterior = some_posterior(&mut draws);
        let any = |k: usize| -> (usize, Item) {
            let (competence, kind) = (draws.below(80), [Kind::TwoParameters, Kind::ThreeParameters][k % 2]);
            let graded = || Graded::new(1.2, &[-0.4, 0.1, 1.5]).unwrap().into();
            let item = match k % 7 {
                0 => graded(),
                1 => far.into(),
                _ => item(kind, &mut draws).into(),
            };
            (competence, item)
        };
        let items: Vec<(usize, Item)> = (0..size).map(any).collect();
        let scope = Scope::of(&[0, 1, 4]);
        let together = falls(&posterior, items.iter().map(|(competence, item)| (*competence, item)), scope);
        let one_by_one: Vec<f64> =
            items.iter().map(|(competence, item)| fall(&posterior, *competence, item, scope)).collect();
        assert_eq!(together, one_by_one);
    }
}

#[test]
fn a_block_of_one_brings_what_its_item_brings() {
    let mut draws = Draws::seeded(50);
    for _ in 0..100 {
        let posterior = some_posterior(&mut draws);
        let (competence, item) = (draws.below(80), item(Kind::ThreeParameters, &mut draws));
        let scope = Scope::of(&[draws.below(6), draws.below(6)]);
        let one = fall(&posterior, competence, &item, scope);
        let block = fall_if_asked(&posterior, &[(competence, item, Weight::FULL)], scope);
        assert!((one - block).abs() < 1e-14 && one > 0.0);
    }
}

#[test]
fn a_block_brings_more_than_any_of_its_items_and_less_than_their_sum() {
    let mut draws = Draws::seeded(51);
    for _ in 0..100 {
        let posterior = some_posterior(&mut draws);
        let items: Vec<_> = bank(Kind::TwoParameters, 8, 3, &mut draws)
            .into_iter()
            .map(|(competence, item)| (competence, item, Weight::FULL))
            .collect();
        let falls: Vec<f64> =
            items.iter().map(|(c, item, _)| fall(&posterior, *c, item, Scope::ALL)).collect();
        let block = Block::expected(&posterior, &items, Scope::ALL);
        assert!(block.fall() > falls.iter().copied().fold(0.0, f64::max));
        assert!(block.fall() < falls.iter().sum());
        let mut turned = items;
        turned.reverse();
        let other = Block::expected(&posterior, &turned, Scope::ALL);
        assert!((block.fall() - other.fall()).abs() < 1e-13);
        assert!((0..6).all(|d| block.domain(d).unwrap() < posterior.domain(d).standard_error));
        assert!(block.rms_standard_error(Scope::ALL) < posterior.rms_standard_error(Scope::ALL));
    }
}

#[test]
fn what_an_old_answer_still_weighs_is_not_gained_again() {
    let mut draws = Draws::seeded(53);
    let posterior = some_posterior(&mut draws);
    let (competence, item) = (draws.below(80), item(Kind::ThreeParameters, &mut draws));
    let with = |weight: f64| {
        fall_if_asked(&posterior, &[(competence, item, Weight::new(weight).unwrap())], Scope::ALL)
    };
    assert_eq!(with(0.0), 0.0);
    assert!(with(0.1) > 0.0 && with(0.1) < with(0.5) && with(0.5) < with(1.0));
    // The fall is concave in the information: a tenth of it brings more than a tenth of the fall.
    assert!(with(0.1) > 0.1 * with(1.0));
}

#[test]
fn an_empty_block_brings_nothing() {
    let posterior = some_posterior(&mut Draws::seeded(52));
    assert_eq!(fall_if_asked::<Item>(&posterior, &[], Scope::ALL), 0.0);
    let block = Block::expected::<Item>(&posterior, &[], Scope::ALL);
    assert_eq!(block.domain(4).unwrap(), posterior.domain(4).standard_error);
}

#[test]
fn more_items_in_one_competence_saturate_at_its_own_deviation() {
    // However much is known of θ_c, its domain is no better known than τ allows.
    let posterior = estimate(&model(), &[]).unwrap();
    let item = ItemParameters::new(2.0, 0.0, 0.0).unwrap();
    let block = Block::expected(&posterior, &[(0, item, Weight::FULL); 10_000], Scope::ALL);
    let floor = (0.09_f64 / 1.09).sqrt();
    assert!(
        (block.domain(0).unwrap().get() - floor).abs() < 1e-3 && block.competence(0).unwrap().get() < 0.02
    );
}

#[test]
fn information_is_expected_where_the_ability_may_be() {
    let posterior = estimate(&model(), &[]).unwrap();
    let near = ItemParameters::new(1.5, 0.0, 0.0).unwrap();
    let far = ItemParameters::new(1.5, 4.0, 0.0).unwrap();
    let expected = |item| expected_information(&posterior, 0, item).get();
    assert!(expected(&near) > 4.0 * expected(&far) && expected(&far) > 0.0);
}

fn candidates(gains: &[f64]) -> Vec<Candidate> {
    gains
        .iter()
        .enumerate()
        .map(|(k, gain)| Candidate::new(k, *gain, 0.5 + (k % 3) as f64).unwrap())
        .collect()
}

proptest! {
    #[test]
    fn the_pick_is_never_beyond_the_five_best(
        gains in prop::collection::vec(prop_oneof![Just(0.1), 0.0..1.0], 1..60), draw in 0.0..1.0,
    ) {
        let candidates = candidates(&gains);
        let picked = choose(&candidates, 5, draw).unwrap();
        let ahead = |other: &&Candidate| {
            let (rate, own) = (other.rate(), candidates[picked].rate());
            rate > own || (rate == own && other.index() < picked)
        };
        prop_assert!(candidates.iter().filter(ahead).count() < 5);
    }

    #[test]
    fn the_pick_does_not_depend_on_the_order_of_candidates(
        (list, shuffled) in prop::collection::vec(prop_oneof![Just(0.1), 0.0..1.0], 1..60)
            .prop_map(|gains| candidates(&gains))
            .prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
        draw in 0.0..1.0,
    ) {
        prop_assert_eq!(choose(&list, 5, draw), choose(&shuffled, 5, draw));
    }
}

#[test]
fn each_of_the_five_best_is_as_likely_as_the_others() {
    let list: Vec<Candidate> = (0..20).map(|k| Candidate::new(k, k as f64, 1.0).unwrap()).collect();
    let picks = [0.0, 0.21, 0.41, 0.61, 0.999].map(|draw| choose(&list, 5, draw));
    assert_eq!(picks, [19, 18, 17, 16, 15].map(Some));
    let outside = [-1.0, 1.0, 7.0, f64::NAN].map(|draw| choose(&list, 5, draw));
    assert_eq!(outside, [Some(19), Some(15), Some(15), Some(19)]);
    assert_eq!((choose(&[], 5, 0.5), choose(&list, 0, 0.5)), (None, None));
    assert_eq!(choose(&list[..2], 5, 0.99), Some(0));
}

#[test]
fn a_quick_item_goes_before_a_slow_one_that_brings_as_much() {
    let list = [Candidate::new(0, 0.02, 3.0).unwrap(), Candidate::new(1, 0.02, 1.0).unwrap()];
    assert_eq!(choose(&list, 1, 0.0), Some(1));
}
