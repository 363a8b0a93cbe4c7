//! Means, spreads and correlations of lists.

/// Mean and variance (divided by n − 1), of two values at least; `None` for fewer, and where values are so large that
/// their squares have no number.
pub(super) fn mean_and_variance(values: &[f64]) -> Option<(f64, f64)> {
    if values.len() < 2 {
        return None;
    }
    let count = values.len() as f64;
    let mean = values.iter().map(|value| value / count).sum::<f64>();
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let variance = squares / (count - 1.0);
    (mean.is_finite() && variance.is_finite()).then_some((mean, variance))
}

/// The correlation of an indicator (1 where `is`) with values, point-biserial; `None` where either is constant.
pub(super) fn point_biserial(values: &[f64], is: impl Fn(usize) -> bool) -> Option<f64> {
    let (mean, variance) = mean_and_variance(values)?;
    let inside = |place: &(usize, &f64)| is(place.0);
    let (count, chosen) = (values.len() as f64, values.iter().enumerate().filter(inside).count() as f64);
    let own = values.iter().enumerate().filter(inside).map(|(_, value)| (value - mean) / count).sum::<f64>();
    let share = chosen / count;
    // The covariance with the indicator is Σ (x − mean) / n over those inside; spreads with n too.
    let spread = libm::sqrt(variance * (count - 1.0) / count) * libm::sqrt(share * (1.0 - share));
    let correlation = own / spread;
    (spread > 0.0 && correlation.is_finite()).then(|| correlation.clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_lists_have_the_moments_that_one_finds_by_hand() {
        assert_eq!(mean_and_variance(&[1.0, 2.0, 3.0, 6.0]), Some((3.0, 14.0 / 3.0)));
        assert_eq!(mean_and_variance(&[4.0]), None);
        assert_eq!(mean_and_variance(&[1e300, -1e300]), None);
        // Values 1 and 2 against 3 and 6: (4.5 − 1.5) / √3.5 × ½.
        let found = point_biserial(&[1.0, 2.0, 3.0, 6.0], |place| place > 1);
        assert!(found.is_some_and(|r| (r - 1.5 / 3.5_f64.sqrt()).abs() < 1e-15), "{found:?}");
        assert_eq!(point_biserial(&[1.0, 2.0], |_| true), None);
        assert_eq!(point_biserial(&[2.0, 2.0], |place| place > 0), None);
    }
}
