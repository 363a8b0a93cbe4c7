//! How uncertain the abilities of all domains and competences are together, in the compact form the arrow
//! allows: one D × D covariance, and one number per competence.
//!
//! Because a deviation δ_c touches its own domain only, everything follows from the covariance S of the
//! domains and the information w_c the answers gave about θ_c. With r_c = 1 / (1 + τ² w_c):
//! cov(θ_c, θ_d) = r_c S[d(c), d], and var(θ_c) = r_c² S[d(c), d(c)] + τ² r_c.

use std::sync::Arc;

use crate::numbers::StandardError;
use crate::scope::Scope;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spread {
    pub(crate) domain_of: Arc<[usize]>,
    pub(crate) deviation_variance: f64,
    pub(crate) domains: usize,
    /// S, row by row, in logits².
    pub(crate) covariance: Vec<f64>,
    /// w_c, in logits⁻²; 0 without answers.
    pub(crate) information: Vec<f64>,
}

/// How information about a competence bears on the summed variance of a scope.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lever {
    follows: f64,
    /// Σ S[d(c), d]² over the scope.
    squares: f64,
    /// Of the competence.
    variance: f64,
}

impl Lever {
    /// The rank-one update of a covariance (Sherman & Morrison 1950).
    pub(crate) fn fall(self, information: f64) -> f64 {
        information * self.follows * self.follows * self.squares / (1.0 + information * self.variance)
    }
}

impl Spread {
    pub(crate) fn domain(&self, d: usize, e: usize) -> f64 {
        // The row first, so that a domain that does not exist is never another row's.
        self.covariance[d * self.domains..(d + 1) * self.domains][e]
    }

    /// r_c: how much of a move of the domain the competence's own answers leave to the competence.
    pub(crate) fn follows(&self, competence: usize) -> f64 {
        1.0 / (1.0 + self.deviation_variance * self.information[competence])
    }

    pub(crate) fn competence_variance(&self, competence: usize) -> f64 {
        let domain = self.domain_of[competence];
        let follows = self.follows(competence);
        follows * (follows * self.domain(domain, domain) + self.deviation_variance)
    }

    pub(crate) fn cross(&self, competence: usize, domain: usize) -> f64 {
        self.follows(competence) * self.domain(self.domain_of[competence], domain)
    }

    /// Sum of the variances of the domains in `scope`.
    pub(crate) fn summed_variance(&self, scope: Scope) -> f64 {
        // Folded from 0: an empty sum would be −0.
        scope.among(self.domains).fold(0.0, |sum, domain| sum + self.domain(domain, domain))
    }

    /// Root mean square of the standard errors of the domains in `scope`; 0 for a scope of none.
    pub(crate) fn rms_standard_error(&self, scope: Scope) -> StandardError {
        let domains = scope.among(self.domains).count().max(1);
        let mean_variance = self.summed_variance(scope).max(0.0) / domains as f64;
        StandardError::by_construction(mean_variance.sqrt())
    }

    /// By how much the summed variance of `scope` falls with `information` more about a competence, O(domains).
    pub(crate) fn fall(&self, competence: usize, information: f64, scope: Scope) -> f64 {
        self.lever(competence, scope).fall(information)
    }

    /// What the summed variance of `scope` falls by, whatever the information about a competence.
    pub(crate) fn lever(&self, competence: usize, scope: Scope) -> Lever {
        let row = self.domain_of[competence] * self.domains;
        let squares = scope
            .among(self.domains)
            .fold(0.0, |sum, domain| sum + self.covariance[row + domain] * self.covariance[row + domain]);
        let (follows, variance) = (self.follows(competence), self.competence_variance(competence));
        Lever { follows, squares, variance }
    }

    /// By how much ln of the determinant of the domains' covariance falls with `information` more about a competence (the
    /// matrix determinant lemma).
    pub(crate) fn log_determinant_fall(&self, competence: usize, information: f64) -> f64 {
        let (follows, domain) = (self.follows(competence), self.domain_of[competence]);
        let told = information * follows * follows * self.domain(domain, domain);
        -libm::log1p(-told / (1.0 + information * self.competence_variance(competence)))
    }

    /// Takes in `information` more about a competence.
    pub(crate) fn learn(&mut self, competence: usize, information: f64) {
        let size = self.domains;
        let cross: Vec<f64> = (0..size).map(|domain| self.cross(competence, domain)).collect();
        let share = information / (1.0 + information * self.competence_variance(competence));
        for (d, left) in cross.iter().enumerate() {
            for (e, right) in cross.iter().enumerate() {
                self.covariance[d * size + e] -= share * left * right;
            }
        }
        self.information[competence] += information;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Covariance of (θ_0, θ_1, θ_c for c in 0..3), written out in full.
    type Dense = [[f64; 5]; 5];

    fn prior() -> (Spread, Dense) {
        let (domain_of, covariance, deviation) = ([0, 1, 0], [1.0, 0.7, 0.7, 1.5], 0.3);
        let place = |k: usize| if k < 2 { k } else { domain_of[k - 2] };
        let mut dense = [[0.0; 5]; 5];
        for (j, row) in dense.iter_mut().enumerate() {
            for (k, entry) in row.iter_mut().enumerate() {
                let own = if j == k && j >= 2 { deviation } else { 0.0 };
                *entry = covariance[place(j) * 2 + place(k)] + own;
            }
        }
        let spread = Spread {
            domain_of: domain_of.into(),
            deviation_variance: deviation,
            domains: 2,
            covariance: covariance.to_vec(),
            information: vec![0.0; 3],
        };
        (spread, dense)
    }

    fn learn_densely(dense: &mut Dense, competence: usize, information: f64) {
        let at = 2 + competence;
        let column = dense.map(|row| row[at]);
        let share = information / (1.0 + information * column[at]);
        for (j, row) in dense.iter_mut().enumerate() {
            for (k, entry) in row.iter_mut().enumerate() {
                *entry -= share * column[j] * column[k];
            }
        }
    }

    #[test]
    fn the_compact_form_says_what_the_whole_matrix_says() {
        let (mut spread, mut dense) = prior();
        for (competence, information) in [(0, 2.0), (1, 0.4), (0, 5.0), (2, 30.0)] {
            let before = spread.summed_variance(Scope::ALL);
            let promised = spread.fall(competence, information, Scope::ALL);
            spread.learn(competence, information);
            learn_densely(&mut dense, competence, information);
            assert!((before - spread.summed_variance(Scope::ALL) - promised).abs() < 1e-14);
            for c in 0..3 {
                assert!((spread.competence_variance(c) - dense[2 + c][2 + c]).abs() < 1e-14);
                for (d, row) in dense.iter().enumerate().take(2) {
                    assert!((spread.cross(c, d) - row[2 + c]).abs() < 1e-14);
                    assert!((spread.domain(d, d) - row[d]).abs() < 1e-14);
                }
            }
        }
    }
}
