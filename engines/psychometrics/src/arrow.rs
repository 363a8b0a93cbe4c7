//! The arrow: domains and competences solved together, given what is known of each competence alone.
//!
//! What the answers say about θ_c is carried as a *site*, a Gaussian factor exp(h θ_c − w θ_c² / 2). A site
//! touches one deviation and one domain, so the precision matrix of all abilities is an arrow. Eliminating
//! δ_c turns the site into one on the domain with r w and r h, r = 1 / (1 + τ² w); what is left is D × D.
//! It is solved through I + E^½ Σ E^½, whose eigenvalues are at least 1, rather than through Σ⁻¹, so that
//! it stays accurate whatever Σ is (Rasmussen & Williams 2006, section 3.4.3).

use crate::cholesky;
use crate::estimate::Gaussian;
use crate::model::Model;

/// What the answers in one competence say about it, and where that puts it.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) competence: usize,
    pub(crate) domain: usize,
    /// w, in logits⁻²; never negative.
    pub(crate) precision: f64,
    /// h = w × (the ability the site speaks for), in logits⁻¹.
    pub(crate) shift: f64,
    /// Mean of θ_c by the last solution.
    pub(crate) mean: f64,
    /// Standard deviation of θ_c by the last solution.
    pub(crate) sd: f64,
}

/// Room for solving, made once per estimate.
pub(crate) struct Arrow<'m> {
    model: &'m Model,
    deviation_variance: f64,
    /// What is known of each domain from outside.
    known: Vec<Gaussian>,
    /// Square roots of E: what the sites say of each domain, as a precision.
    root: Vec<f64>,
    /// What the sites say of each domain, as a shift from the prior mean.
    shift: Vec<f64>,
    factor: Vec<f64>,
    half: Vec<f64>,
    pub(crate) mean: Vec<f64>,
    pub(crate) covariance: Vec<f64>,
}

impl<'m> Arrow<'m> {
    pub(crate) fn new(model: &'m Model, known: Vec<Gaussian>) -> Self {
        let size = model.domains();
        Self {
            model,
            deviation_variance: model.deviation_sd() * model.deviation_sd(),
            known,
            root: vec![0.0; size],
            shift: vec![0.0; size],
            factor: vec![0.0; size * size],
            half: vec![0.0; size * size],
            mean: vec![0.0; size],
            covariance: vec![0.0; size * size],
        }
    }

    /// Finds means and covariance of the domains, then mean and standard deviation at each site.
    pub(crate) fn solve(&mut self, sites: &mut [Site]) {
        self.gather(sites);
        self.solve_domains();
        let size = self.mean.len();
        for site in sites {
            let follows = 1.0 / (1.0 + self.deviation_variance * site.precision);
            let variance = self.covariance[site.domain * size + site.domain];
            site.mean = follows * (self.mean[site.domain] + self.deviation_variance * site.shift);
            // As in a posterior, rounding may leave a hair below zero.
            site.sd = (follows * (follows * variance + self.deviation_variance)).max(0.0).sqrt();
        }
    }

    /// Eliminates the deviations: the sites' precision and shift, by domain.
    fn gather(&mut self, sites: &[Site]) {
        for ((root, shift), known) in self.root.iter_mut().zip(&mut self.shift).zip(&self.known) {
            (*root, *shift) = (known.precision, known.shift);
        }
        for site in sites {
            let follows = 1.0 / (1.0 + self.deviation_variance * site.precision);
            self.root[site.domain] += follows * site.precision;
            self.shift[site.domain] += follows * site.shift;
        }
        let from_prior = self.shift.iter_mut().zip(self.model.mean());
        for ((shift, prior), precision) in from_prior.zip(&mut self.root) {
            *shift -= *precision * prior;
            *precision = precision.sqrt();
        }
    }

    /// S = Σ − Vᵀ V with L V = E^½ Σ and L Lᵀ = I + E^½ Σ E^½; the mean is μ + S × shift.
    fn solve_domains(&mut self) {
        let size = self.mean.len();
        let prior = self.model.covariance();
        for row in 0..size {
            for column in 0..size {
                let scaled = self.root[row] * prior[row * size + column];
                self.half[row * size + column] = scaled;
                self.factor[row * size + column] = scaled * self.root[column];
            }
            self.factor[row * size + row] += 1.0;
        }
        cholesky::factor(&mut self.factor, size);
        cholesky::forward(&self.factor, &mut self.half, size);
        for row in 0..size {
            for column in 0..=row {
                let explained: f64 =
                    (0..size).map(|k| self.half[k * size + row] * self.half[k * size + column]).sum();
                let left = prior[row * size + column] - explained;
                self.covariance[row * size + column] = left;
                self.covariance[column * size + row] = left;
            }
        }
        for (row, (mean, prior_mean)) in self.mean.iter_mut().zip(self.model.mean()).enumerate() {
            let covariances = &self.covariance[row * size..(row + 1) * size];
            let moved: f64 = covariances.iter().zip(&self.shift).map(|(cov, shift)| cov * shift).sum();
            *mean = prior_mean + moved;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spread::Spread;

    #[test]
    fn sites_solved_together_spread_as_sites_learnt_one_by_one() {
        let model = Model::equicorrelated(3, 0.6, 0.4, vec![0, 1, 2, 0, 1]).unwrap();
        let information = [1.5, 0.0, 0.2, 40.0, 3.0];
        let site = |competence: usize| Site {
            competence,
            domain: model.domain_of()[competence],
            precision: information[competence],
            shift: 0.3,
            mean: 0.0,
            sd: 0.0,
        };
        let mut sites: Vec<Site> = (0..5).map(site).collect();
        let mut arrow = Arrow::new(&model, vec![Gaussian::NOTHING; 3]);
        arrow.solve(&mut sites);
        let mut spread = Spread {
            domain_of: model.shared_domain_of(),
            deviation_variance: 0.16,
            domains: 3,
            covariance: model.covariance().to_vec(),
            information: vec![0.0; 5],
        };
        for (competence, information) in information.into_iter().enumerate() {
            spread.learn(competence, information);
        }
        for (together, one_by_one) in arrow.covariance.iter().zip(&spread.covariance) {
            assert!((together - one_by_one).abs() < 1e-14, "{together} {one_by_one}");
        }
        for site in sites {
            let variance = spread.competence_variance(site.competence);
            assert!((site.sd * site.sd - variance).abs() < 1e-14);
        }
    }
}
