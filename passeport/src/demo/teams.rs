//! Units of the fictitious people: who manages one, who belongs to it with which occupation, who shows her levels.

use kit::Instant;
use psychometrics::simulate::Draws;
use web::Role;

use crate::app::App;
use crate::pages::personas::PERSONAS;

/// Agents after the personas of whom every other one is in the managed unit, so that a small demonstration has a team too.
const TEAM_AMONG: u32 = 40;
/// Share of agents whose occupation is of a family that is found in their unit, where one is named.
const SHARE_AT_HOME: f64 = 0.9;
/// Share of agents who show their levels to their managers.
const SHARE_SHOWING: f64 = 0.1;
/// Days within which they began to.
const SHOWING_DAYS: usize = 300;

/// The unit that the manager among the personas manages: of those with others below, the one deepest in the
/// tree; without a tree, the first.
pub(super) fn managed(app: &App, today: Instant) -> Option<&str> {
    let units = app.organisation.units.menu(today.day_in(&app.site.zone));
    let depth = |place: usize| {
        let below = units.get(place + 1).is_some_and(|next| next.0 > units[place].0);
        if below { units[place].0 + 1 } else { 0 }
    };
    let deepest = (0..units.len()).rev().max_by_key(|place| depth(*place))?;
    Some(units[deepest].1.id.as_str())
}

/// The unit of the `index`-th agent. The first persona belongs to the manager's, as she does herself, so that both can
/// be tried together.
pub(super) fn unit_of(app: &App, index: u32, today: Instant, draws: &mut Draws) -> Option<String> {
    let day = today.day_in(&app.site.zone);
    let units = &app.organisation.units;
    let manages = PERSONAS.get(index as usize).is_some_and(|persona| persona.role == Role::Manager);
    let team = index == 0 || manages || after_personas(index).is_some_and(|n| n < TEAM_AMONG && n % 2 == 1);
    let ids: Vec<&str> = if team {
        units.covered(managed(app, today), day).into_iter().collect()
    } else {
        units.menu(day).into_iter().map(|(_, unit)| unit.id.as_str()).collect()
    };
    ids.get(draws.below(ids.len().max(1))).map(|id| (*id).to_owned())
}

/// The place of an agent among those after the personas, from 0, however many personas there are.
fn after_personas(index: u32) -> Option<u32> {
    index.checked_sub(PERSONAS.len() as u32)
}

/// The occupation of an agent of a unit: mostly of a family that is found there, the first ones of a family more often
/// than the last. Drawn apart, so that it changes nothing else of her life.
pub(super) fn occupation_of(app: &App, unit: Option<&str>, seed: u64) -> Option<String> {
    let mut draws = Draws::seeded(seed ^ 0x0CC0);
    let occupations = &app.organisation.occupations;
    let usual = unit.and_then(|unit| app.organisation.usual.get(unit));
    let at_home = draws.uniform() < SHARE_AT_HOME;
    let families: Vec<usize> = (0..occupations.families.len())
        .filter(|f| !at_home || usual.is_none_or(|usual| usual.contains(&occupations.families[*f].id)))
        .collect();
    let family = *families.get(draws.below(families.len().max(1)))?;
    let of_family: Vec<_> = occupations.of_family(family).collect();
    // The lower of two draws: the first occupations of a family are more frequent than the last.
    let place = draws.below(of_family.len()).min(draws.below(of_family.len()));
    of_family.get(place).map(|occupation| occupation.id.clone())
}

/// How many days ago an agent began to show her levels; `None` for most, and for the personas, who leave it to
/// whoever tries them. Drawn apart, so that it changes nothing else of her life.
pub(super) fn shows_levels_days_ago(index: u32, seed: u64) -> Option<i64> {
    let mut draws = Draws::seeded(seed ^ 0x5EE5);
    let place = after_personas(index);
    let drawn = draws.uniform() < SHARE_SHOWING && place.is_some();
    // One of the team does, whatever is drawn: the page of her levels can always be tried.
    let shows = drawn || place == Some(1);
    shows.then(|| 1 + draws.below(SHOWING_DAYS) as i64)
}
