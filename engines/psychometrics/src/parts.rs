//! Work on many people, by as many threads as there are processors.

/// People are worked on in so many parts, however many processors there are: sums come out the same.
const PARTS: usize = 32;

/// The results of parts of the people, in their order.
pub(crate) fn in_parts<R: Send>(people: usize, part: impl Fn(std::ops::Range<usize>) -> R + Sync) -> Vec<R> {
    let size = people.div_ceil(PARTS).max(1);
    let ranges: Vec<_> = (0..people).step_by(size).map(|from| from..(from + size).min(people)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(ranges.len().max(1));
    let mut results: Vec<Option<R>> = (0..ranges.len()).map(|_| None).collect();
    let share = ranges.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for (ranges, results) in ranges.chunks(share).zip(results.chunks_mut(share)) {
            let part = &part;
            scope.spawn(move || {
                for (range, result) in ranges.iter().zip(results) {
                    *result = Some(part(range.clone()));
                }
            });
        }
    });
    results.into_iter().flatten().collect()
}
