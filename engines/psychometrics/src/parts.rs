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
        let others = workers.into_iter().filter_map(|worker| worker.join().ok()).flatten();
        for (place, result) in own.into_iter().chain(others) {
            results[place] = Some(result);
        }
    });
    results.into_iter().flatten().collect()
}
