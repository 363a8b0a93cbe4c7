//! Several abilities at once: each item tells of one domain, and domains are correlated.
//!
//! Each domain is calibrated by itself; then the correlations are found from what each person's answers say of each domain;
//! then each domain is calibrated once more, with what a person's answers in the others say of her as her prior.

use super::correlations::{self, Correlations, found};
use super::design::{Design, Role};
use super::expectation::{Before, Chances, People};
use super::nodes::{LANES, Nodes};
use super::{Calibrated, Cycles, Kind, Responses, Settings, calibrate, calibrate_online, start};
use crate::error::Error;
use crate::estimate::Gaussian;
use crate::parts::in_parts;

/// Most domains: the errors of 120 correlations are found together.
const DOMAINS_MAX: usize = 16;

/// Items of several domains, as they were calibrated.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainCalibration {
    /// The items, in their order.
    pub items: Vec<Calibrated>,
    /// The correlations of domains, row by row; each domain is N(0, 1).
    pub correlations: Vec<f64>,
    /// Their standard errors, were items known; 0 on the diagonal.
    pub correlation_errors: Vec<f64>,
    /// Whether every step came to rest.
    pub settled: bool,
}

/// Calibrates items of which each tells of one domain: `domain_of` says of each item which, counted from 0 to `domains`.
/// One-parameter items have one slope in common a domain.
///
/// Correlations are the likeliest where what a domain's answers say of a person is taken as Gaussian, with the mean and
/// the variance of her posterior divided by its prior (as in expectation propagation, Minka 2001): Σ is the average of the
/// second moments that are expected of people (the EM algorithm for factors, Rubin & Thayer 1982), scaled to a diagonal of 1.
///
/// # Errors
/// As [`calibrate`], items counted in the whole list; [`Error::WrongSize`] unless there is a domain an item,
/// [`Error::OutOfRange`] unless there are 1 to 16 domains, [`Error::NoSuchIn`] for another domain,
/// [`Error::DomainsApart`] for two domains of which nobody answered items of both, or one without items.
pub fn calibrate_domains(
    responses: &Responses,
    kinds: &[Kind],
    domains: usize,
    domain_of: &[usize],
    settings: &Settings,
) -> Result<DomainCalibration, Error> {
    check(responses, kinds, domains, domain_of, settings)?;
    let parts = parts(responses, kinds, domains, domain_of)?;
    let mut settled = true;
    let mut items = Vec::with_capacity(domains);
    for part in &parts {
        let found = calibrate(&part.responses, &part.kinds, settings).map_err(|error| part.named(error))?;
        settled &= found.settled;
        items.push(found.items);
    }
    let mut told = told(&parts, &items, settings);
    let first = found(&told, domains);
    for (domain, part) in parts.iter().enumerate() {
        let abilities = first.by_others(&told, domain);
        let again = calibrate_online(&part.responses, &part.kinds, &abilities, Cycles::Many, settings);
        let again = again.map_err(|error| part.named(error))?;
        items[domain] = again.into_iter().map(|seeded| seeded.calibrated).collect();
    }
    told = self::told(&parts, &items, settings);
    let Correlations { matrix, errors, settled: rested } = found(&told, domains);
    let mut all: Vec<(usize, Calibrated)> =
        parts.into_iter().zip(items).flat_map(|(part, items)| part.items.into_iter().zip(items)).collect();
    all.sort_by_key(|(item, _)| *item);
    Ok(DomainCalibration {
        items: all.into_iter().map(|(_, item)| item).collect(),
        correlations: matrix,
        correlation_errors: errors,
        settled: settled && rested,
    })
}

/// A domain: its items, and the answers to them.
struct Part {
    items: Vec<usize>,
    kinds: Vec<Kind>,
    responses: Responses,
}

impl Part {
    /// The same refusal, with the item counted among all.
    fn named(&self, error: Error) -> Error {
        match error {
            Error::NotInformed { item } => Error::NotInformed { item: self.items[item] },
            other => other,
        }
    }
}

fn check(
    responses: &Responses,
    kinds: &[Kind],
    domains: usize,
    domain_of: &[usize],
    settings: &Settings,
) -> Result<(), Error> {
    let (found, expected) = (domain_of.len(), responses.items());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of domains", found, expected });
    }
    if domains == 0 || domains > DOMAINS_MAX {
        let value = domains as f64;
        return Err(Error::OutOfRange { what: "the number of domains", value, allowed: "between 1 and 16" });
    }
    if let Some(entry) = domain_of.iter().position(|domain| *domain >= domains) {
        let (list, what, index, count) = ("item", "domain", domain_of[entry], domains);
        return Err(Error::NoSuchIn { list, entry, person: None, what, index, count });
    }
    Design::new(kinds.iter().map(|kind| Role::Free(*kind)).collect()).check(responses, settings)?;
    let mut together = vec![false; domains * domains];
    for person in 0..responses.people() {
        let mut own: Vec<usize> =
            responses.of(person).iter().map(|(item, _)| domain_of[*item as usize]).collect();
        own.sort_unstable();
        own.dedup();
        for one in &own {
            own.iter().for_each(|other| together[one * domains + other] = true);
        }
    }
    match together.iter().position(|together| !together) {
        Some(place) => Err(Error::DomainsApart { one: place / domains, other: place % domains }),
        None => Ok(()),
    }
}

fn parts(
    responses: &Responses,
    kinds: &[Kind],
    domains: usize,
    domain_of: &[usize],
) -> Result<Vec<Part>, Error> {
    let part = |domain: usize| {
        let items: Vec<usize> = (0..kinds.len()).filter(|item| domain_of[*item] == domain).collect();
        let mut place = vec![None; kinds.len()];
        items.iter().enumerate().for_each(|(own, item)| place[*item] = Some(own));
        let answer = |(item, score): &(u32, u8)| Some((place[*item as usize]?, usize::from(*score)));
        let people = (0..responses.people()).map(|person| responses.of(person).iter().filter_map(answer));
        let responses = Responses::new(items.len(), people)?;
        Ok(Part { kinds: items.iter().map(|item| kinds[*item]).collect(), items, responses })
    };
    (0..domains).map(part).collect()
}

/// What each person's answers say of each domain.
fn told(parts: &[Part], items: &[Vec<Calibrated>], settings: &Settings) -> Vec<Gaussian> {
    let people = parts.first().map_or(0, |part| part.responses.people());
    let mut told = vec![Gaussian::NOTHING; people * parts.len()];
    let nodes = Nodes::new(settings.nodes, false);
    for (domain, (part, items)) in parts.iter().zip(items).enumerate() {
        let roles = items.iter().map(|item| Role::Fixed(item.item.clone())).collect();
        let mut estimates = start(&part.responses, &Design::new(roles));
        // The prior of a domain is N(0, 1), as it was calibrated.
        estimates.populations[0].free = false;
        let of = People::new(&part.responses, Before::Population, &estimates);
        let chances = Chances::of(&nodes, &estimates);
        let moments = in_parts(people, |range| {
            let mut shares = vec![[0.0; LANES]; nodes.blocks()];
            let mut rows = Vec::new();
            let one = |person| {
                of.rows_of(person, &mut rows);
                let all = (0, nodes.blocks() as u8);
                let (_, blocks) = chances.posterior(&of, person, &rows, all, &mut shares);
                let at = |block: std::ops::Range<usize>| block.start * LANES..block.end * LANES;
                let shares = shares[blocks.clone()].as_flattened();
                correlations::told(&nodes.theta[at(blocks)], shares)
            };
            range.map(one).collect::<Vec<_>>()
        });
        let own = told.iter_mut().skip(domain).step_by(parts.len());
        own.zip(moments.into_iter().flatten()).for_each(|(told, own)| *told = own);
    }
    told
}
