//! Cholesky factors of small symmetric matrices, stored row by row.

/// Replaces the lower triangle of `matrix` (`size` × `size`) by its factor L, with L Lᵀ = matrix, and
/// returns the least pivot met. The upper triangle is neither read nor written.
///
/// A pivot that is not positive is replaced by a tiny one, so that the factor is always finite: a caller
/// that is not sure of its matrix looks at the least pivot.
pub(crate) fn factor(matrix: &mut [f64], size: usize) -> f64 {
    let mut least_pivot = f64::INFINITY;
    for row in 0..size {
        for column in 0..=row {
            let mut rest = matrix[row * size + column];
            for k in 0..column {
                rest -= matrix[row * size + k] * matrix[column * size + k];
            }
            if column < row {
                matrix[row * size + column] = rest / matrix[column * size + column];
            } else {
                least_pivot = least_pivot.min(rest);
                matrix[row * size + row] = rest.max(f64::MIN_POSITIVE).sqrt();
            }
        }
    }
    least_pivot
}

/// Replaces `right` (`size` × `size`) by L⁻¹ · `right`, for a lower triangle `lower`.
pub(crate) fn forward(lower: &[f64], right: &mut [f64], size: usize) {
    for row in 0..size {
        let (above, below) = right.split_at_mut(row * size);
        let current = &mut below[..size];
        for k in 0..row {
            let slope = lower[row * size + k];
            for (value, known) in current.iter_mut().zip(&above[k * size..(k + 1) * size]) {
                *value -= slope * known;
            }
        }
        let pivot = lower[row * size + row];
        for value in current {
            *value /= pivot;
        }
    }
}

/// The solution x of M x = `right`, M symmetric, of which the lower triangle is given.
pub(crate) fn solved(mut matrix: Vec<f64>, right: &[f64]) -> Vec<f64> {
    let size = right.len();
    factor(&mut matrix, size);
    let mut x = right.to_vec();
    for row in 0..size {
        let known: f64 = (0..row).map(|k| matrix[row * size + k] * x[k]).sum();
        x[row] = (x[row] - known) / matrix[row * size + row];
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|k| matrix[k * size + row] * x[k]).sum();
        x[row] = (x[row] - known) / matrix[row * size + row];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factor_times_its_transpose_is_the_matrix() {
        let matrix = [4.0, 2.0, 0.6, 2.0, 5.0, 1.0, 0.6, 1.0, 3.0];
        let mut lower = matrix;
        assert!(factor(&mut lower, 3) > 2.0);
        for row in 0..3 {
            for column in 0..=row {
                let product: f64 = (0..=column).map(|k| lower[row * 3 + k] * lower[column * 3 + k]).sum();
                assert!((product - matrix[row * 3 + column]).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn a_matrix_that_is_no_covariance_shows_a_pivot_below_zero() {
        assert!(factor(&mut [1.0, 2.0, 2.0, 1.0], 2) < 0.0);
    }
}
