//! Work shared among processors, with the same sums however many there are.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Work is done in so many parts, however many processors there are.
const PARTS: usize = 32;

/// The results of parts of the places below `count`, in their order, worked out by as many threads as there are
/// processors: each takes the next part when it has done with one.
pub(crate) fn in_parts<R: Send>(count: usize, part: impl Fn(std::ops::Range<usize>) -> R + Sync) -> Vec<R> {
    let size = count.div_ceil(PARTS).max(1);
    let ranges: Vec<_> = (0..count).step_by(size).map(|from| from..(from + size).min(count)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(ranges.len());
    if threads <= 1 {
        return ranges.into_iter().map(part).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            match ranges.get(place) {
                Some(range) => done.push((place, part(range.clone()))),
                None => return done,
            }
        }
    };
    let mut results: Vec<Option<R>> = (0..ranges.len()).map(|_| None).collect();
    std::thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        // A part that panics ends the whole, as it would without threads: nobody is left out of a sum unsaid.
        let joined = |worker: std::thread::ScopedJoinHandle<'_, _>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        let others = workers.into_iter().flat_map(joined);
        for (place, result) in own.into_iter().chain(others) {
            results[place] = Some(result);
        }
    });
    results.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::in_parts;

    #[test]
    fn parts_keep_their_order_and_a_panic_in_one_is_a_panic_of_all() {
        let places: Vec<usize> = in_parts(100, Iterator::collect::<Vec<_>>).into_iter().flatten().collect();
        assert_eq!(places, (0..100).collect::<Vec<_>>());
        let broken = || in_parts(100, |range| assert!(!range.contains(&77), "the part of 77"));
        assert!(std::panic::catch_unwind(broken).is_err());
    }
}
