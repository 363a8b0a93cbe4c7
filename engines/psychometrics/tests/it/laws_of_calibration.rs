//! Whatever the answers, a calibration refuses by name or gives finite numbers, and it comes to an end.

use proptest::prelude::*;
use psychometrics::calibration::{
    Calibration, Design, ItemPrior, Kind, Responses, Role, Settings, calibrate_design,
};
use psychometrics::{Graded, Item, ItemParameters, PartialCredit};

/// Items of each kind, free or fixed, with at most two scores above 0.
fn role(number: usize) -> Role {
    let dichotomous = |c| Item::from(ItemParameters::new(1.2, 0.3, c).unwrap());
    match number % 9 {
        0 | 1 => Role::Free(Kind::Logistic { guessing: 0.0 }),
        2 => Role::Free(Kind::Logistic { guessing: 0.25 }),
        3 => Role::Free(Kind::Graded { score_max: 2 }),
        4 => Role::Free(Kind::PartialCredit { score_max: 2 }),
        5 => Role::Fixed(dichotomous(0.0)),
        6 => Role::Fixed(Graded::new(0.8, &[-0.5, 0.5]).unwrap().into()),
        7 => Role::Fixed(PartialCredit::new(1.1, &[0.5, -0.5]).unwrap().into()),
        _ => Role::Free(Kind::OneParameter),
    }
}

fn is_finite(found: &Calibration) -> bool {
    let of_groups =
        found.groups.iter().flat_map(|g| [g.mean.get(), g.sd, g.mean_error.get(), g.sd_error.get()]);
    let of_items = found.items.iter().flat_map(|item| {
        std::iter::once(item.errors.a).chain(item.errors.thresholds.clone()).collect::<Vec<f64>>()
    });
    of_groups.chain(of_items).chain([found.log_likelihood]).all(f64::is_finite)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_answers_to_any_items_are_refused_by_name_or_give_finite_numbers(
        roles in prop::collection::vec(0usize..9, 1..6),
        scores in prop::collection::vec(prop::collection::vec(0usize..6, 6), 0..30),
        groups in 1usize..4,
        prior: bool,
    ) {
        let roles: Vec<Role> = roles.into_iter().map(role).collect();
        // 3 and more: not answered.
        let answer = |role: &Role, score: &usize| (*score < 3).then(|| (*score).min(role.score_max()));
        let person = |scores: &Vec<usize>| {
            let all = roles.iter().zip(scores).enumerate();
            all.filter_map(|(item, (role, score))| Some((item, answer(role, score)?))).collect::<Vec<_>>()
        };
        let responses = Responses::new(roles.len(), scores.iter().map(person)).unwrap();
        let of = (0..scores.len()).map(|person| person % groups).collect();
        let settings = Settings {
            rounds_max: 60,
            prior: prior.then_some(ItemPrior::WEAK),
            ..Settings::default()
        };
        let design = Design::new(roles.clone());
        for design in [design.clone(), design.with_groups(groups, of)] {
            match calibrate_design(&responses, &design, &settings) {
                Ok(found) => {
                    prop_assert!(is_finite(&found), "{found:?}");
                    prop_assert!(found.rounds <= 60);
                    prop_assert_eq!(Ok(found), calibrate_design(&responses, &design, &settings));
                }
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    #[test]
    fn answers_that_separate_people_wholly_stay_finite(people in 1usize..40, items in 1usize..5, cut in 0usize..40) {
        let scores = (0..people).map(|k| (0..items).map(move |item| (item, usize::from(k >= cut))));
        let responses = Responses::new(items, scores).unwrap();
        let settings = Settings { rounds_max: 60, ..Settings::default() };
        for kind in [0, 8] {
            let design = Design::new(vec![role(kind); items]);
            prop_assert!(is_finite(&calibrate_design(&responses, &design, &settings).unwrap()));
            let alone = Settings { prior: None, ..settings };
            if let Ok(found) = calibrate_design(&responses, &design, &alone) {
                prop_assert!(is_finite(&found), "{found:?}");
            }
        }
    }
}
