//! True scores and changes of scale: there and back again, and no chance moves.

use proptest::prelude::*;
use psychometrics::scale::{Transformation, ability_of_true_score, true_score};
use psychometrics::unidimensional::{Grid, Observation, Prior};
use psychometrics::{Ability, Error, Graded, Item, ItemParameters, PartialCredit, StandardError};

fn at(theta: f64) -> Ability {
    Ability::new(theta).unwrap()
}

fn items() -> Vec<Item> {
    vec![
        ItemParameters::new(1.2, -0.5, 0.0).unwrap().into(),
        ItemParameters::new(0.8, 0.6, 0.2).unwrap().into(),
        Graded::new(1.5, &[-1.0, 0.2, 1.3]).unwrap().into(),
        PartialCredit::new(0.9, &[0.5, -0.2]).unwrap().into(),
    ]
}

proptest! {
    #[test]
    fn a_true_score_leads_back_to_its_ability(theta in -6.0..6.0) {
        let score = true_score(&items(), at(theta));
        let back = ability_of_true_score(&items(), score).unwrap();
        prop_assert!((back.get() - theta).abs() < 1e-9, "{theta} {}", back.get());
    }

    #[test]
    fn another_scale_moves_no_chance(slope in 0.2..5.0, intercept in -2.0..2.0, theta in -1.5..1.5) {
        let change = Transformation::new(slope, intercept).unwrap();
        for item in items() {
            let moved = change.item(&item).unwrap();
            for score in 0..=item.score_max() {
                let before = item.probability(at(theta), score).unwrap().get();
                let after = moved.probability(change.ability(at(theta)), score).unwrap().get();
                prop_assert!((before - after).abs() < 1e-12);
            }
        }
    }
}

#[test]
fn estimates_move_with_the_scale() {
    let change = Transformation::new(2.0, 1.0).unwrap();
    let own: Vec<_> = items().into_iter().map(|item| Observation::new(item, 1).unwrap()).collect();
    let moved: Vec<_> =
        own.iter().map(|o| Observation::new(change.item(o.item()).unwrap(), o.score()).unwrap()).collect();
    let prior = Prior::new(at(1.0), StandardError::new(2.0).unwrap()).unwrap();
    let expected = change.estimate(Grid::posterior(&own, Prior::STANDARD).expected());
    let found = Grid::posterior(&moved, prior).expected();
    assert!((found.mean.get() - expected.mean.get()).abs() < 1e-9);
    assert!((found.standard_error.get() - expected.standard_error.get()).abs() < 1e-9);
}

#[test]
fn scores_that_nobody_has_and_scales_that_are_none_are_refused() {
    for score in [0.1, 7.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(ability_of_true_score(&items(), score), Err(Error::NoTrueScore { .. })), "{score}");
    }
    for (slope, intercept) in [(0.0, 0.0), (-1.0, 0.0), (f64::NAN, 0.0), (1.0, f64::INFINITY)] {
        assert!(Transformation::new(slope, intercept).is_err());
    }
    let far = Transformation::new(1.0, 50.0).unwrap();
    assert!(matches!(far.item(&items()[0]), Err(Error::OutOfRange { .. })));
}
