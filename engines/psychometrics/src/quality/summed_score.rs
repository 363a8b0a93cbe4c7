//! The chances of summed scores at one ability (Lord & Wingersky 1984, *Comparison of IRT true-score and equipercentile
//! observed-score "equatings"*).

/// Visits each item with the chances of every summed score of the *other* items; `chances` holds the chance of each
/// score, item after item. By halves: one half is multiplied in before the other is gone into, which takes
/// n² log n steps for n items where a recursion for each item anew takes n³.
pub(super) fn without_each(chances: &[Vec<f64>], visit: &mut dyn FnMut(usize, &[f64])) {
    halves(chances, 0, &[1.0], visit);
}

fn halves(chances: &[Vec<f64>], first: usize, outside: &[f64], visit: &mut dyn FnMut(usize, &[f64])) {
    match chances {
        [] => {}
        [_] => visit(first, outside),
        _ => {
            let (left, right) = chances.split_at(chances.len() / 2);
            halves(left, first, &with_all(outside, right), visit);
            halves(right, first + left.len(), &with_all(outside, left), visit);
        }
    }
}

fn with_all(sums: &[f64], chances: &[Vec<f64>]) -> Vec<f64> {
    chances.iter().fold(sums.to_vec(), |sums, own| with(&sums, own))
}

/// One step of the recursion: the sum before, plus the score of one more item.
fn with(sums: &[f64], own: &[f64]) -> Vec<f64> {
    let mut next = vec![0.0; (sums.len() + own.len()).saturating_sub(1)];
    for (from, sum) in sums.iter().enumerate() {
        next[from..].iter_mut().zip(own).for_each(|(slot, chance)| *slot += sum * chance);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rest_has_the_chances_that_counting_all_patterns_gives() {
        let chances = vec![vec![0.2, 0.8], vec![0.5, 0.3, 0.2], vec![0.9, 0.1], vec![0.25, 0.75]];
        let mut visited = 0;
        without_each(&chances, &mut |item, found| {
            visited += 1;
            let mut counted = vec![0.0; found.len()];
            for pattern in 0..24_usize {
                let scores = [pattern % 2, pattern / 2 % 3, pattern / 6 % 2, pattern / 12];
                let others = || (0..4).filter(|other| *other != item);
                if scores[item] == 0 {
                    counted[others().map(|other| scores[other]).sum::<usize>()] +=
                        others().map(|other| chances[other][scores[other]]).product::<f64>();
                }
            }
            assert!(found.iter().zip(&counted).all(|(found, counted)| (found - counted).abs() < 1e-15));
        });
        assert_eq!(visited, 4);
    }
}
