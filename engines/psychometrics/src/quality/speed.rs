//! Speed and time intensity: the lognormal model of response times.

use super::Times;
use crate::error::Error;

/// Rounds of alternating means at most, and the move, in log seconds, from which they rest.
const ROUNDS_MAX: usize = 10_000;
const REST: f64 = 1e-10;
/// Below this a spread of logarithms of times is but rounding.
const ROUNDING: f64 = 1e-9;

/// How long an item takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemTime {
    /// Time intensity β: the expected logarithm of the seconds of a person of speed 0.
    pub intensity: f64,
    /// σ = 1 / α: the standard deviation of logarithms of times about what is expected of each person. `None` where
    /// fewer than two people with other items besides leave none.
    pub sd: Option<f64>,
}

/// A time against what was expected of the person and the item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeResidual {
    /// The person, counted from 0.
    pub person: usize,
    /// The item, counted from 0.
    pub item: usize,
    /// N(0, 1) where the model holds: below −1.96 oddly quick, above 1.96 oddly slow, at 5 % for both together.
    pub z: f64,
}

/// What times say of items and people.
#[derive(Debug, Clone, PartialEq)]
pub struct Speeds {
    /// By item; `None` where nobody took a time on it.
    pub items: Vec<Option<ItemTime>>,
    /// By person, speed τ in log seconds: of mean 0, higher is quicker, 0.1 is about a tenth quicker. `None` without a
    /// time.
    pub people: Vec<Option<f64>>,
    /// Every time against what was expected, person after person; those on items without a σ above 0, and of people
    /// who took but one time, are left out.
    pub residuals: Vec<TimeResidual>,
    /// Whether the means came to rest; with answers that hang together by few people they may not.
    pub settled: bool,
}

/// The lognormal model ln T = β − τ + ε, ε ~ N(0, σ²) with a σ for each item (van der Linden 2006), by least squares:
/// means of items and of people in turn until they rest. Times may be missing.
///
/// A residual is divided by σ √((1 − 1 / n) (1 − 1 / m)) with the n times of the person and the m times on the item,
/// from which its own expectation was made; as a person's mean without the time in question would have been off by just
/// that much more, and spread by just that much more, it is the residual of a time left out as well.
///
/// # Errors
/// [`Error::NotLinked`] where two sets of items share nobody: their people's speeds do not compare.
pub fn speeds(times: &Times) -> Result<Speeds, Error> {
    check_linked(times)?;
    let logs: Vec<(usize, usize, f64)> =
        times.all().map(|(person, item, seconds)| (person, item, libm::log(seconds))).collect();
    let (of_items, of_people) =
        (counts(&logs, times.items(), |log| log.1), counts(&logs, times.people(), |log| log.0));
    let mut intensity = vec![0.0; times.items()];
    let mut speed = vec![0.0; times.people()];
    let mut settled = false;
    for _ in 0..ROUNDS_MAX {
        let next = means(&logs, &of_items, |(person, item, log)| (*item, log + speed[*person]));
        speed = means(&logs, &of_people, |(person, item, log)| (*person, next[*item] - log));
        let moved =
            intensity.iter().zip(&next).map(|(from, to): (&f64, &f64)| (to - from).abs()).fold(0.0, f64::max);
        intensity = next;
        if moved < REST {
            settled = true;
            break;
        }
    }
    centre(&mut intensity, &mut speed, &of_people);
    let sd = spreads(&logs, (&of_items, &of_people), (&intensity, &speed));
    let residuals = residuals(&logs, (&of_items, &of_people), (&intensity, &speed), &sd);
    let told = |count: f64, value: f64| (count > 0.0).then_some(value);
    let items = of_items.iter().zip(intensity.iter().zip(&sd));
    Ok(Speeds {
        items: items
            .map(|(n, (intensity, sd))| told(*n, *intensity).map(|intensity| ItemTime { intensity, sd: *sd }))
            .collect(),
        people: of_people.iter().zip(&speed).map(|(count, speed)| told(*count, *speed)).collect(),
        residuals,
        settled,
    })
}

/// Person, item and logarithm of seconds.
type Log = (usize, usize, f64);

fn counts(logs: &[Log], size: usize, of: impl Fn(&Log) -> usize) -> Vec<f64> {
    let mut counts = vec![0.0; size];
    logs.iter().for_each(|log| counts[of(log)] += 1.0);
    counts
}

fn means(logs: &[Log], counts: &[f64], of: impl Fn(&Log) -> (usize, f64)) -> Vec<f64> {
    let mut sums = vec![0.0; counts.len()];
    for log in logs {
        let (place, value) = of(log);
        sums[place] += value;
    }
    sums.iter().zip(counts).map(|(sum, count)| sum / count.max(1.0)).collect()
}

/// Moves the mean speed to 0.
fn centre(intensity: &mut [f64], speed: &mut [f64], of_people: &[f64]) {
    let people = of_people.iter().filter(|count| **count > 0.0).count().max(1);
    let mean = speed.iter().sum::<f64>() / people as f64;
    speed.iter_mut().for_each(|speed| *speed -= mean);
    intensity.iter_mut().for_each(|intensity| *intensity -= mean);
}

/// What a residual keeps of its own error.
fn kept((of_items, of_people): (&[f64], &[f64]), (person, item, _): &Log) -> f64 {
    (1.0 - 1.0 / of_people[*person]) * (1.0 - 1.0 / of_items[*item])
}

fn apart((intensity, speed): (&[f64], &[f64]), (person, item, log): &Log) -> f64 {
    log - (intensity[*item] - speed[*person])
}

/// σ of each item: squares of residuals over what they keep.
fn spreads(logs: &[Log], counts: (&[f64], &[f64]), found: (&[f64], &[f64])) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0.0); found.0.len()];
    for log in logs {
        let residual = apart(found, log);
        let (squares, degrees) = &mut sums[log.1];
        *squares += residual * residual;
        *degrees += kept(counts, log);
    }
    sums.into_iter()
        .map(|(squares, degrees)| (degrees > ROUNDING).then(|| libm::sqrt(squares / degrees)))
        .collect()
}

fn residuals(
    logs: &[Log],
    counts: (&[f64], &[f64]),
    found: (&[f64], &[f64]),
    sd: &[Option<f64>],
) -> Vec<TimeResidual> {
    let residual = |log: &Log| {
        let scale = sd[log.1].filter(|sd| *sd > ROUNDING)? * libm::sqrt(kept(counts, log));
        (scale > 0.0).then(|| TimeResidual { person: log.0, item: log.1, z: apart(found, log) / scale })
    };
    logs.iter().filter_map(residual).collect()
}

/// Refuses items that no chain of people links: from the first item on, marks what its people took, and so on.
fn check_linked(times: &Times) -> Result<(), Error> {
    let Some((_, other, _)) = times.all().next() else { return Ok(()) };
    let mut linked = vec![false; times.items()];
    linked[other] = true;
    let mut grows = true;
    while grows {
        grows = false;
        for own in times.by_person() {
            let some = own.iter().any(|(item, _)| linked[*item]);
            if some && own.iter().any(|(item, _)| !linked[*item]) {
                own.iter().for_each(|(item, _)| linked[*item] = true);
                grows = true;
            }
        }
    }
    match times.all().find(|(_, item, _)| !linked[*item]) {
        Some((_, item, _)) => Err(Error::NotLinked { item, other }),
        None => Ok(()),
    }
}
