//! The χ² distribution: its upper tail.

/// Terms of the series, or steps of the continued fraction, at most: some multiple of √df are needed.
const TERMS_MAX: usize = 100_000;
/// A denominator of the continued fraction that stands for 0.
const TINY: f64 = 1e-300;

/// P(χ² ≥ `statistic`) with so many degrees of freedom: the regularised incomplete gamma function Q(df / 2, x / 2), by
/// its series where x is small and by its continued fraction, after Lentz, where it is large (Abramowitz & Stegun 1964,
/// 6.5.29 and 6.5.31). 1 for a statistic of 0 or below, and without degrees of freedom.
pub(crate) fn upper_tail(statistic: f64, degrees: usize) -> f64 {
    // What is no number is no evidence.
    if statistic.is_nan() || statistic <= 0.0 || degrees == 0 {
        return 1.0;
    }
    if statistic == f64::INFINITY {
        return 0.0;
    }
    let (a, x) = (0.5 * degrees as f64, 0.5 * statistic);
    let log_front = a * libm::log(x) - x - libm::lgamma(a);
    let tail = if x < a + 1.0 {
        1.0 - libm::exp(log_front) * series(a, x)
    } else {
        libm::exp(log_front) * fraction(a, x)
    };
    tail.clamp(0.0, 1.0)
}

/// Σ xⁿ / (a (a + 1) … (a + n)).
fn series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0 / a, 1.0 / a);
    for n in 1..TERMS_MAX {
        term *= x / (a + n as f64);
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum
}

/// 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − …)).
fn fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / TINY, 1.0 / b);
    let mut value = d;
    for n in 1..TERMS_MAX {
        let n = n as f64;
        let numerator = -n * (n - a);
        b += 2.0;
        let away = |value: f64| if value.abs() < TINY { TINY } else { value };
        d = 1.0 / away(numerator * d + b);
        c = away(b + numerator / c);
        value *= c * d;
        if (c * d - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_critical_values_have_their_tails() {
        // Critical values of tables, to all digits that they are known to (R, qchisq).
        let known = [
            (3.841_458_820_694_124, 1, 0.05),
            (5.991_464_547_107_979, 2, 0.05),
            (18.307_038_053_275_146, 10, 0.05),
            (124.342_113_404_004_1, 100, 0.05),
            (6.634_896_601_021_213, 1, 0.01),
            (3.940_299_136_119_054, 10, 0.95),
        ];
        for (statistic, degrees, tail) in known {
            let found = upper_tail(statistic, degrees);
            assert!((found - tail).abs() < 1e-12, "{statistic} {degrees}: {found}");
        }
    }

    #[test]
    fn tails_with_a_closed_form_agree_with_it() {
        for statistic in [0.01, 0.5, 1.0, 2.9, 4.1, 20.0, 300.0] {
            let one = libm::erfc(libm::sqrt(0.5 * statistic));
            let (two, four) =
                (libm::exp(-0.5 * statistic), libm::exp(-0.5 * statistic) * (1.0 + 0.5 * statistic));
            for (degrees, exact) in [(1, one), (2, two), (4, four)] {
                let found = upper_tail(statistic, degrees);
                assert!(
                    (found - exact).abs() < 1e-13 + 1e-11 * exact,
                    "{statistic} {degrees}: {found} {exact}"
                );
            }
        }
    }

    #[test]
    fn it_falls_with_the_statistic_rises_with_the_degrees_and_is_never_nan() {
        for degrees in [0, 1, 7, 1_000, 1_000_000] {
            let mut before = 1.0;
            for statistic in [f64::NAN, -1.0, 0.0, 1e-300, 1.0, 900.0, 1_100.0, 1e6, 1e300, f64::INFINITY] {
                let tail = upper_tail(statistic, degrees);
                assert!(tail <= before && tail >= 0.0, "{statistic} {degrees}: {tail}");
                assert!(tail <= upper_tail(statistic, degrees + 1) + 1e-12 || degrees == 0);
                before = tail;
            }
        }
    }

    #[test]
    fn tails_are_those_of_the_tables() {
        // 5 % points of χ² (Abramowitz & Stegun 1964, table 26.8).
        for (freedom, x) in [(1, 3.84146), (2, 5.99146), (3, 7.81473), (4, 9.48773), (11, 19.6751)] {
            assert!((upper_tail(x, freedom) - 0.05).abs() < 1e-6, "{freedom}");
            assert!((upper_tail(0.0, freedom) - 1.0).abs() < 1e-15);
            assert_eq!(upper_tail(f64::MAX, freedom).to_bits(), 0);
        }
    }
}
