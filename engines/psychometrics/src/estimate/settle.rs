//! The iteration: each site is set to what its answers say at the current marginal, the arrow is solved
//! again, until nothing moves.
//!
//! With full steps it is the natural-gradient ascent of Khan & Lin (2017), which for log-concave answers
//! behaves like Newton's method. The three-parameter model is not log-concave, and steep items make three
//! nodes jump, hence three safeguards: a curvature is never below zero, no ability moves more than
//! [`MOVE_MAX`] at a time, and steps shorten while they do not help.

use crate::arrow::{Arrow, Site};
use crate::model::Model;
use crate::normal::NODES;
use crate::response::Item;

use super::Gaussian;
use super::answers::Told;
use super::dichotomous::Dichotomous;

/// Rest: what is left to move, in posterior standard deviations (and relatively, for variances). Far below
/// any figure shown, far above rounding.
const REST: f64 = 1e-8;
/// Iterations at most. Ordinary sessions need 10 to 15; the rest is for hostile items.
const ITERATIONS_MAX: usize = 200;
/// No ability moves further than this in one iteration, in logits.
const MOVE_MAX: f64 = 1.0;
/// Rounds of shortening one step, each at least halving it; usually the first is enough.
const ROUNDS_MAX: usize = 10;
/// An iteration helps if it leaves less than this share of what was left to move.
const HELPFUL: f64 = 0.95;
/// By what a stride grows after an iteration that helped, and shrinks after one that did not, and its least.
/// With [`HELPFUL`], the best of seven settings tried on steep items (a 2 to 10): it came to rest most often.
const STRIDE_GROWTH: f64 = 1.1;
const STRIDE_SHRINKAGE: f64 = 0.7;
const STRIDE_MIN: f64 = 0.005;

/// Solves `arrow` for what is `told` of each competence; returns the sites, and whether they came to rest.
pub(super) fn settle(model: &Model, arrow: &mut Arrow<'_>, told: &[Told<'_>]) -> (Vec<Site>, bool) {
    let mut sites: Vec<Site> = told.iter().map(|told| start(model, told)).collect();
    let mut before = sites.clone();
    let mut dichotomous = Dichotomous::laid_out(told);
    arrow.solve(&mut sites);
    let mut stride: f64 = 1.0;
    let mut left_before = f64::INFINITY;
    for _ in 0..ITERATIONS_MAX {
        before.clone_from_slice(&sites);
        let mut left: f64 = 0.0;
        dichotomous.read(&sites);
        for ((site, told), said) in sites.iter_mut().zip(told).zip(&dichotomous.said) {
            left = left.max(read(site, told, *said));
        }
        if left <= REST {
            sites.clone_from_slice(&before);
            return (sites, true);
        }
        let helped = left <= HELPFUL * left_before;
        stride *= if helped { STRIDE_GROWTH } else { STRIDE_SHRINKAGE };
        stride = stride.clamp(STRIDE_MIN, 1.0);
        left_before = left;
        blend(&before, &mut sites, stride);
        arrow.solve(&mut sites);
        hold_back(arrow, &before, &mut sites);
    }
    (sites, false)
}

/// What evidence says is Gaussian, and known from the start; answers have said nothing yet.
fn start(model: &Model, told: &Told<'_>) -> Site {
    let (competence, domain) = (told.competence, model.domain_of()[told.competence]);
    let Gaussian { precision, shift } = told.evidence;
    Site { competence, domain, precision, shift, mean: 0.0, sd: 0.0 }
}

/// Sets the site to what is told at its current marginal; returns how much that differs from what
/// it said, in units that compare with 1: standard deviations for the mean, a ratio for the variance. What its dichotomous
/// answers say, slope and curvature, comes in.
fn read(site: &mut Site, told: &Told<'_>, (mut slope, mut curvature): (f64, f64)) -> f64 {
    for answer in told.answers.iter().filter(|answer| !matches!(answer.item, Item::Dichotomous(_))) {
        for (node, share) in NODES {
            let at = answer.item.derivatives_at(site.mean + node * site.sd, answer.score);
            slope += answer.weight * share * at.first;
            curvature -= answer.weight * share * at.second;
        }
    }
    let precision = f64::max(curvature, 0.0) + told.evidence.precision;
    slope += told.evidence.shift - told.evidence.precision * site.mean;
    let slope_left = slope - (site.shift - site.precision * site.mean);
    let precision_left = precision - site.precision;
    site.precision = precision;
    site.shift = slope + precision * site.mean;
    f64::max(slope_left.abs() * site.sd, precision_left.abs() * site.sd * site.sd)
}

/// Goes only the share `stride` of the way from `before` to `sites`.
fn blend(before: &[Site], sites: &mut [Site], stride: f64) {
    for (site, old) in sites.iter_mut().zip(before) {
        site.precision = old.precision + stride * (site.precision - old.precision);
        site.shift = old.shift + stride * (site.shift - old.shift);
    }
}

/// Shortens a step that moved an ability too far. Means are not linear in the step, so it may take a few
/// rounds.
fn hold_back(arrow: &mut Arrow<'_>, before: &[Site], sites: &mut [Site]) {
    for _ in 0..ROUNDS_MAX {
        let moves = sites.iter().zip(before).map(|(site, old)| (site.mean - old.mean).abs());
        let longest = moves.fold(0.0, f64::max);
        if longest <= MOVE_MAX {
            return;
        }
        blend(before, sites, (MOVE_MAX / longest).min(0.5));
        arrow.solve(sites);
    }
}
