//! Levels and the shown scale.

use proptest::prelude::*;
use psychometrics::{
    Ability, Cuts, Estimate, Probability, StandardError, credited_level, level_is_settled,
    level_probabilities,
};

fn socle() -> Cuts {
    Cuts::new(&[-1.5, -0.5, 0.5, 1.5]).unwrap()
}

fn estimate(mean: f64, standard_error: f64) -> Estimate {
    Estimate {
        mean: Ability::new(mean).unwrap(),
        standard_error: StandardError::new(standard_error).unwrap(),
    }
}

fn at_80_percent() -> Probability {
    Probability::new(0.8).unwrap()
}

#[test]
fn a_level_is_credited_when_four_chances_in_five_are_for_it() {
    // P(Z ≥ −0.8416) = 0.8: the mean must be 0.8416 standard errors above the cut.
    assert_eq!(credited_level(estimate(0.5 + 0.8417 * 0.35, 0.35), &socle(), at_80_percent()), 3);
    assert_eq!(credited_level(estimate(0.5 + 0.8416 * 0.35, 0.35), &socle(), at_80_percent()), 2);
    assert_eq!(credited_level(estimate(-3.0, 0.35), &socle(), at_80_percent()), 0);
    assert_eq!(credited_level(estimate(5.0, 0.35), &socle(), at_80_percent()), 4);
}

#[test]
fn the_chances_of_levels_add_up_and_the_likeliest_of_narrow_ones_stays_below_72_in_100() {
    let wide = Cuts::new(&[-0.375, 0.375]).unwrap();
    let chances: Vec<f64> =
        level_probabilities(estimate(0.0, 0.35), &wide).into_iter().map(Probability::get).collect();
    assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    // 2 Φ(.375 / .35) − 1.
    assert!((chances[1] - 0.7160).abs() < 1e-4 && (chances[0] - chances[2]).abs() < 1e-12, "{chances:?}");
}

#[test]
fn a_level_is_settled_when_no_cut_is_in_doubt() {
    // Wide, but far from every cut; as wide, and near one; narrow, half way between two.
    assert!(level_is_settled(estimate(3.1, 0.65), &socle(), at_80_percent()));
    assert!(!level_is_settled(estimate(1.6, 0.65), &socle(), at_80_percent()));
    assert!(level_is_settled(estimate(0.0, 0.5), &socle(), at_80_percent()));
    // Before any evidence nothing is.
    assert!(!level_is_settled(estimate(0.0, 1.0), &socle(), at_80_percent()));
}

#[test]
fn an_ability_known_exactly_has_the_level_whose_cut_it_reaches() {
    assert_eq!(credited_level(estimate(0.5, 0.0), &socle(), at_80_percent()), 3);
    assert_eq!(credited_level(estimate(0.499, 0.0), &socle(), at_80_percent()), 2);
}

#[test]
fn the_scale_passes_through_the_cuts_and_ends_one_level_beyond() {
    let uneven = Cuts::new(&[-2.0, 0.0, 0.5]).unwrap();
    let shown = |theta: f64| uneven.scale(Ability::new(theta).unwrap());
    assert_eq!([shown(-2.0), shown(0.0), shown(0.5)], [1.0, 2.0, 3.0]);
    assert_eq!([shown(-1.0), shown(0.25)], [1.5, 2.5]);
    assert_eq!([shown(-3.0), shown(-9.0), shown(0.75), shown(9.0)], [0.5, 0.0, 3.5, 4.0]);
    let single = Cuts::new(&[0.3]).unwrap();
    assert_eq!(single.scale(Ability::new(0.3).unwrap()), 1.0);
    assert_eq!(single.scale(Ability::new(9.0).unwrap()), 2.0);
}

#[test]
fn an_interval_holds_its_share() {
    let found = estimate(0.4, 0.5);
    let (low, high) = found.interval(Probability::USUAL_COVERAGE);
    assert!((low.get() - (0.4 - 0.979_982)).abs() < 1e-6 && (high.get() - 1.379_982).abs() < 1e-6);
    let inside = found.probability_at_least(low).get() - found.probability_at_least(high).get();
    assert!((inside - 0.95).abs() < 1e-12);
    let (low, high) = found.interval(Probability::new(1.0).unwrap());
    assert!(low.get() > -4.0 && high.get() < 5.0);
    let (low, high) = found.interval(Probability::new(0.0).unwrap());
    assert_eq!((low, high), (found.mean, found.mean));
}

proptest! {
    #[test]
    fn credit_grows_with_ability_and_shrinks_with_caution(
        mean in -5.0..5.0, more in 0.0..3.0, error in 0.0..2.0, at in 0.0..=1.0, caution in 0.0..=1.0,
    ) {
        let at_least = |p: f64| Probability::new(p).unwrap();
        let (low, high) = if at <= caution { (at, caution) } else { (caution, at) };
        let lax = credited_level(estimate(mean, error), &socle(), at_least(low));
        prop_assert!(credited_level(estimate(mean + more, error), &socle(), at_least(low)) >= lax);
        prop_assert!(credited_level(estimate(mean, error), &socle(), at_least(high)) <= lax);
    }

    #[test]
    fn cautious_credit_grows_with_precision(mean in -5.0..5.0, error in 0.0..2.0, less in 0.0..2.0) {
        let sure = credited_level(estimate(mean, error), &socle(), at_80_percent());
        prop_assert!(credited_level(estimate(mean, error + less), &socle(), at_80_percent()) <= sure);
    }

    #[test]
    fn the_scale_never_falls_and_stays_within_its_ends(theta in -9.0..9.0, more in 0.0..9.0) {
        let shown = |theta: f64| socle().scale(Ability::new(theta).unwrap());
        prop_assert!(shown(theta) <= shown(theta + more));
        prop_assert!((0.0..=5.0).contains(&shown(theta)));
    }
}

/// E[max(0, cut − θ)²] by adding up a hundred thousand slices of the normal law.
fn shortfall_by_slices(mean: f64, sd: f64, cut: f64) -> f64 {
    let (slices, reach) = (100_000, 10.0);
    let width = 2.0 * reach / f64::from(slices);
    (0..slices)
        .map(|i| {
            let z = -reach + (f64::from(i) + 0.5) * width;
            let density = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt();
            (cut - mean - sd * z).max(0.0).powi(2) * density * width
        })
        .sum()
}

proptest! {
    #[test]
    fn the_squared_shortfall_is_what_slices_add_up_to(
        mean in -4.0..4.0_f64, sd in 0.05..1.5_f64, cut in -3.0..3.0_f64,
    ) {
        let found = estimate(mean, sd).squared_shortfall(Ability::new(cut).unwrap());
        prop_assert!((found - shortfall_by_slices(mean, sd, cut)).abs() < 1e-6);
    }

    #[test]
    fn growth_lowers_the_shortfall_and_a_higher_cut_raises_it(
        mean in -6.0..6.0_f64, sd in 0.0..1.5_f64, cut in -3.0..3.0_f64, by in 0.0..1.0_f64,
    ) {
        let (known, cut) = (estimate(mean, sd), Ability::new(cut).unwrap());
        let higher = Ability::new(cut.get() + by).unwrap();
        prop_assert!(known.grown_by(by).unwrap().squared_shortfall(cut) <= known.squared_shortfall(cut) + 1e-12);
        prop_assert!(known.squared_shortfall(higher) >= known.squared_shortfall(cut) - 1e-12);
        prop_assert!(known.squared_shortfall(cut) >= 0.0);
    }
}
