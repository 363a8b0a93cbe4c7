//! Options of multiple-choice items: shares by hand, a wrong key, and lists that cannot be.

use proptest::prelude::*;
use psychometrics::quality::{GROUPS, OptionFlag, option_analysis};
use psychometrics::simulate::Draws;
use psychometrics::{Error, Probability};

/// Choices of people of N(0, 1): the abler choose option 0, some a distractor at random, very few the last one.
fn made(seed: u64, people: usize) -> (Vec<Option<usize>>, Vec<f64>) {
    let draws = &mut Draws::seeded(seed);
    let person = |_| {
        let theta = draws.normal();
        let knows = draws.uniform() < 1.0 / (1.0 + (-1.5 * theta).exp());
        let (omits, rare) = (draws.uniform() < 0.05, draws.uniform() < 0.02);
        let choice = match (knows, rare) {
            (true, _) => 0,
            (_, true) => 3,
            _ => 1 + draws.below(2),
        };
        ((!omits).then_some(choice), theta + 0.3 * draws.normal())
    };
    (0..people).map(person).unzip()
}

#[test]
fn a_sound_item_raises_no_flag_but_that_of_its_rare_option() {
    for seed in 0..10 {
        let (chosen, scores) = made(seed, 1_000);
        let found = option_analysis(&chosen, &scores, 4, 0).unwrap();
        assert_eq!(found.answered + found.omitted, 1_000);
        assert_eq!(found.options.iter().map(|option| option.chosen).sum::<usize>(), found.answered);
        let [key, one, other, rare] = &found.options[..] else { panic!("four options") };
        assert!(key.flags.is_empty() && one.flags.is_empty() && other.flags.is_empty(), "{found:?}");
        assert!(rare.flags.contains(&OptionFlag::Rare) && rare.share.get() < 0.03);
        assert!(key.point_biserial.unwrap() > 0.4 && one.point_biserial.unwrap() < -0.1);
        assert!(key.mean.unwrap() > 0.3 && one.mean.unwrap() < -0.2);
        let by_fifth = key.shares.map(|share| share.unwrap().get());
        assert!(by_fifth.windows(2).all(|pair| pair[0] < pair[1]), "{by_fifth:?}");
        for fifth in 0..GROUPS {
            let sum: f64 = found.options.iter().map(|option| option.shares[fifth].unwrap().get()).sum();
            assert!((sum - 1.0).abs() < 1e-12);
        }
    }
}

#[test]
fn a_wrong_key_is_told() {
    for seed in 0..10 {
        let (chosen, scores) = made(seed, 300);
        let found = option_analysis(&chosen, &scores, 4, 1).unwrap();
        assert_eq!(found.options[0].flags, [OptionFlag::Attractive]);
        assert_eq!(found.options[1].flags, [OptionFlag::KeyUnrelated]);
    }
}

#[test]
fn figures_are_those_that_one_counts_by_hand() {
    let chosen = [Some(1), Some(1), Some(0), Some(0), None];
    let found = option_analysis(&chosen, &[1.0, 2.0, 3.0, 6.0, 9.0], 3, 0).unwrap();
    assert_eq!((found.answered, found.omitted, found.options[0].chosen), (4, 1, 2));
    assert_eq!(
        (found.options[0].mean, found.options[1].mean, found.options[2].mean),
        (Some(4.5), Some(1.5), None)
    );
    assert!((found.options[0].point_biserial.unwrap() - 1.5 / 3.5_f64.sqrt()).abs() < 1e-12);
    assert_eq!(found.options[2].point_biserial, None);
    assert_eq!(found.options[2].flags, [OptionFlag::Rare]);
    // Middle ranks ⅛, ⅜, ⅝, ⅞: the fifths 0, 1, 3, 4.
    let shares = found.options[1].shares.map(|share| share.map(Probability::get));
    assert_eq!(shares, [Some(1.0), Some(1.0), None, Some(0.0), Some(0.0)]);
}

#[test]
fn choices_that_cannot_be_are_refused_and_nobody_is_no_panic() {
    let refused =
        |chosen: &[Option<usize>], scores: &[f64], key| option_analysis(chosen, scores, 3, key).unwrap_err();
    assert!(matches!(refused(&[Some(0)], &[], 0), Error::WrongSize { found: 0, expected: 1, .. }));
    assert!(matches!(
        refused(&[Some(3)], &[0.0], 0),
        Error::NoSuchIn { list: "person", entry: 0, person: None, what: "option", index: 3, count: 3 }
    ));
    assert!(matches!(refused(&[], &[], 3), Error::NoSuch { what: "the key", .. }));
    let nan = refused(&[Some(0), None], &[0.0, f64::NAN], 0);
    assert!(matches!(nan, Error::Entry { index: 1, .. }) && nan.to_string().contains("entry 1"), "{nan}");
    for chosen in [vec![], vec![None; 4], vec![Some(0); 4]] {
        let found = option_analysis(&chosen, &vec![1.0; chosen.len()], 3, 0).unwrap();
        assert!(found.options.iter().all(|option| option.point_biserial.is_none()));
    }
}

proptest! {
    #[test]
    fn figures_of_options_do_not_depend_on_the_order_of_people(
        people in prop::collection::vec((prop::option::of(0..4_usize), -3..3_i8), 0..40),
        turn in 0..40_usize,
    ) {
        let of = |people: &[(Option<usize>, i8)]| {
            let (chosen, scores): (Vec<_>, Vec<f64>) =
                people.iter().map(|(choice, score)| (*choice, f64::from(*score))).unzip();
            option_analysis(&chosen, &scores, 4, 2).unwrap()
        };
        let mut turned = people.clone();
        turned.rotate_left(turn % people.len().max(1));
        let (one, other) = (of(&people), of(&turned));
        for (one, other) in one.options.iter().zip(&other.options) {
            prop_assert_eq!((one.chosen, one.shares), (other.chosen, other.shares));
            let close = |a: Option<f64>, b: Option<f64>| match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                (a, b) => a == b,
            };
            prop_assert!(close(one.point_biserial, other.point_biserial) && close(one.mean, other.mean));
        }
    }
}
