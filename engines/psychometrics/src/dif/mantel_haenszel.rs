//! The common odds ratio over tables of people of like scores.

use super::DELTA;
use crate::chi_square::upper_tail;
use crate::numbers::Probability;

/// Right and wrong answers of both groups, of people of like scores.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Table {
    /// Right and wrong answers of the reference group.
    pub reference: [f64; 2],
    /// Right and wrong answers of the focal group.
    pub focal: [f64; 2],
}

impl Table {
    pub(super) fn add(&mut self, focal: bool, right: bool) {
        let group = if focal { &mut self.focal } else { &mut self.reference };
        group[usize::from(!right)] += 1.0;
    }
}

/// What the tables say together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MantelHaenszel {
    /// χ² with one degree of freedom, with the correction for continuity (Mantel & Haenszel 1959).
    pub chi_square: f64,
    /// Its p value.
    pub p: Probability,
    /// The common odds ratio α: above 1 where the item is easier for the reference group.
    pub odds_ratio: f64,
    /// Δ = −2.35 ln α (Holland & Thayer 1988).
    pub delta: f64,
    /// Its standard error (Robins, Breslow & Greenland 1986).
    pub delta_error: f64,
}

/// Common odds ratio and test over tables; `None` where no table has both groups and both answers, or all right answers
/// stand on one side.
#[must_use]
pub fn mantel_haenszel(tables: &[Table]) -> Option<MantelHaenszel> {
    let (mut excess, mut variance) = (0.0, 0.0);
    // R, S, and the sums of P R, P S + Q R, Q S of Robins, Breslow & Greenland.
    let (mut r, mut s, mut pr, mut mixed, mut qs) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for Table { reference: [a, b], focal: [c, d] } in tables {
        let n = a + b + c + d;
        if n < 2.0 || a + b == 0.0 || c + d == 0.0 {
            continue;
        }
        excess += a - (a + b) * (a + c) / n;
        variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1.0));
        let (p, q, own_r, own_s) = ((a + d) / n, (b + c) / n, a * d / n, b * c / n);
        r += own_r;
        s += own_s;
        pr += p * own_r;
        mixed += p * own_s + q * own_r;
        qs += q * own_s;
    }
    if !(variance > 0.0 && r > 0.0 && s > 0.0) {
        return None;
    }
    let corrected = (excess.abs() - 0.5).max(0.0);
    let chi_square = corrected * corrected / variance;
    let odds_ratio = r / s;
    let log_variance = pr / (2.0 * r * r) + mixed / (2.0 * r * s) + qs / (2.0 * s * s);
    Some(MantelHaenszel {
        chi_square,
        p: Probability::by_construction(upper_tail(chi_square, 1)),
        odds_ratio,
        delta: -DELTA * libm::log(odds_ratio),
        delta_error: DELTA * libm::sqrt(log_variance),
    })
}
