//! The chance that several abilities reach their cuts together.

use proptest::prelude::*;
use psychometrics::simulate::Draws;
use psychometrics::{Ability, Error, Model, Normals, Posterior, estimate};

use crate::support::{Kind, bank, response};

/// Three domains of two competences each, and a person who has answered some questions of each.
fn model() -> Model {
    Model::equicorrelated(3, 0.7, 0.3, vec![0, 0, 1, 1, 2, 2]).unwrap()
}

fn posterior(seed: u64, answers: usize) -> Posterior {
    let mut draws = Draws::seeded(seed);
    let items = bank(Kind::TwoParameters, answers, 6, &mut draws);
    let answered: Vec<_> = items.into_iter().map(|(c, i)| response(c, i, draws.uniform() < 0.6)).collect();
    estimate(&model(), &answered).unwrap()
}

fn at(theta: f64) -> Ability {
    Ability::new(theta).unwrap()
}

#[test]
fn one_cut_alone_is_reached_as_often_as_its_marginal_chance_says() {
    for seed in 0..20 {
        let known = posterior(seed, 18);
        let normals = Normals::seeded(seed, 4_096, &model());
        for competence in 0..6 {
            let cut = at(0.4);
            let chance = known.competence(competence).probability_at_least(cut).get();
            let count = known.reaching_together(&[(competence, cut)], &normals).unwrap()[0];
            let share = count as f64 / normals.draws() as f64;
            // Four Monte-Carlo errors, for 120 comparisons.
            let bound = 4.0 * (chance * (1.0 - chance) / normals.draws() as f64).sqrt() + 1e-3;
            assert!((share - chance).abs() < bound, "{seed} {competence}: {share} {chance}");
        }
    }
}

#[test]
fn two_cuts_at_the_means_are_reached_together_as_the_orthant_formula_says() {
    // P(X > 0, Y > 0) = ¼ + asin(ρ) / 2π (Sheppard 1899), for two competences of two domains and of one.
    for (seed, other) in [(1, 2), (2, 1), (3, 4)] {
        let known = posterior(seed, 24);
        let variance = |c: usize| known.competence(c).standard_error.get().powi(2);
        // cov(θ_c, θ_e) = cov(θ_c, θ_d(e)) cov(θ_e, θ_d(e)) / var(θ_d(e)): beyond its domain, nothing ties it.
        let domain = known.domain_of(other);
        let tied = known.covariance(0, domain) * known.covariance(other, domain)
            / known.domain_covariance(domain, domain);
        let rho = tied / (variance(0) * variance(other)).sqrt();
        let expected = 0.25 + rho.asin() / (2.0 * std::f64::consts::PI);
        let normals = Normals::seeded(seed + 7, 65_536, &model());
        let asked = [0, other].map(|c| (c, known.competence(c).mean));
        let counts = known.reaching_together(&asked, &normals).unwrap();
        let share = counts[1] as f64 / normals.draws() as f64;
        assert!((share - expected).abs() < 4.0 * 0.5 / 256.0, "{seed}: {share} {expected}");
        assert!(share > 0.25 + 0.005, "abilities of one person go together: {share}");
    }
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let (known, normals) = (posterior(1, 6), Normals::seeded(1, 16, &model()));
    let unknown = known.reaching_together(&[(6, at(0.0))], &normals).unwrap_err();
    assert_eq!(unknown.to_string(), "the competence 6 does not exist; there are 6, counted from 0");
    let other = Model::equicorrelated(2, 0.7, 0.3, vec![0, 1]).unwrap();
    let refused = known.reaching_together(&[(0, at(0.0))], &Normals::seeded(1, 16, &other)).unwrap_err();
    assert_eq!(refused, Error::WrongSize { what: "a row of normal numbers", found: 4, expected: 9 });
    assert_eq!(known.reaching_together(&[], &normals), Ok(Vec::new()));
}

proptest! {
    #[test]
    fn counts_fall_and_their_last_one_does_not_depend_on_the_order(
        seed in 0u64..1_000,
        cuts in prop::collection::vec((0usize..6, -2.0f64..2.0), 1..6),
    ) {
        let known = posterior(seed, 12);
        let normals = Normals::seeded(seed, 256, &model());
        let asked: Vec<_> = cuts.iter().map(|(c, cut)| (*c, at(*cut))).collect();
        let counts = known.reaching_together(&asked, &normals).unwrap();
        prop_assert!(counts.windows(2).all(|pair| pair[1] <= pair[0]) && counts[0] <= normals.draws());
        let turned: Vec<_> = asked.iter().rev().copied().collect();
        let other = known.reaching_together(&turned, &normals).unwrap();
        prop_assert_eq!(counts.last(), other.last());
    }
}
