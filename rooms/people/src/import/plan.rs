//! What the rows of a file would change: pure, of the people there are, the rows, what they may name and an instant.

use std::collections::{BTreeMap, BTreeSet};

use kit::{Day, Fault, Instant, PersonId, Source};
use web::Role;

use super::{Known, Row, told};

/// A person as she stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// Who.
    pub person: PersonId,
    /// What she types to sign in.
    pub sign_in: String,
    /// Her name.
    pub name: String,
    /// Her unit, and since when: the last that is known, even where it only begins.
    pub unit: Option<(String, Instant)>,
    /// Her occupation: the last that is known.
    pub occupation: Option<String>,
    /// The roles she was given.
    pub roles: BTreeSet<Role>,
    /// Whether her account is open.
    pub open: bool,
    /// Whether she has chosen a password.
    pub ready: bool,
}

/// Somebody new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// What she will type to sign in.
    pub sign_in: String,
    /// Her name.
    pub name: String,
    /// Her unit, and since when.
    pub unit: Option<(String, Instant)>,
    /// Her occupation, from her first day in the unit on.
    pub occupation: Option<(String, Instant)>,
    /// Her roles.
    pub roles: Vec<Role>,
}

/// Somebody whose account is closed, and who stands in the file: she comes back to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Who.
    pub person: PersonId,
    /// Her sign-in name.
    pub sign_in: String,
    /// Her name.
    pub name: String,
}

/// Somebody who changes unit, or the date of whose unit is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Who.
    pub person: PersonId,
    /// Her sign-in name.
    pub sign_in: String,
    /// Her name.
    pub name: String,
    /// From which unit.
    pub from: Option<String>,
    /// To which.
    pub to: Option<String>,
    /// From when on.
    pub since: Instant,
}

/// Somebody who changes name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Who.
    pub person: PersonId,
    /// Her sign-in name, which stays.
    pub sign_in: String,
    /// Her name so far.
    pub from: String,
    /// Her name from now on.
    pub to: String,
}

/// Somebody who is given other roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolesGiven {
    /// Who.
    pub person: PersonId,
    /// Her sign-in name.
    pub sign_in: String,
    /// Her name.
    pub name: String,
    /// Her roles from now on.
    pub roles: Vec<Role>,
}

/// Somebody who is given another occupation, or has none any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationGiven {
    /// Who.
    pub person: PersonId,
    /// Her sign-in name.
    pub sign_in: String,
    /// Her name.
    pub name: String,
    /// Her occupation so far.
    pub from: Option<String>,
    /// Her occupation from the import on.
    pub to: Option<String>,
}

/// Somebody who stands in the file no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Who.
    pub person: PersonId,
    /// Her sign-in name.
    pub sign_in: String,
    /// Her name.
    pub name: String,
}

/// What a file changes; each list by sign-in name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Who is new.
    pub joined: Vec<Joined>,
    /// Who comes back.
    pub returned: Vec<Returned>,
    /// Who changes unit.
    pub moved: Vec<Moved>,
    /// Who changes name.
    pub renamed: Vec<Renamed>,
    /// Who is given other roles.
    pub roles: Vec<RolesGiven>,
    /// Who is given another occupation.
    pub occupations: Vec<OccupationGiven>,
    /// Who is gone.
    pub gone: Vec<Gone>,
    /// How many people of the file stay as they are.
    pub unchanged: usize,
}

impl Plan {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.steps() == 0
    }

    /// How many changes it holds.
    pub fn steps(&self) -> usize {
        let known = self.returned.len() + self.moved.len() + self.renamed.len() + self.roles.len();
        self.joined.len() + known + self.occupations.len() + self.gone.len()
    }
}

/// When, and in which time zone, a file is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The instant: who has no date moves now.
    pub at: Instant,
    /// The organisation's time zone, by its IANA name: days begin there.
    pub zone: &'a str,
}

/// What the rows would change, or every fault that only shows beside the people, units and occupations there are.
/// The order of the rows does not matter.
pub fn plan(
    path: &str,
    current: &[Current],
    rows: &[Row],
    known: Known<'_>,
    moment: Moment<'_>,
) -> Result<Plan, Vec<Fault>> {
    let mut source = Source::new(path, "");
    let mut by_sign_in: BTreeMap<&str, &Row> = BTreeMap::new();
    for row in rows {
        if let Some(first) = by_sign_in.get(row.sign_in.as_str()) {
            let reason = format!("{} stands on line {} already", told(&row.sign_in), first.line);
            source.fault(row.line, reason);
        } else {
            by_sign_in.insert(&row.sign_in, row);
        }
        check_unit(row.line, (row.unit.as_deref(), row.since), (known, moment), &mut source);
        check_occupation(row.line, row.occupation.as_ref().and_then(Option::as_deref), known, &mut source);
    }
    let mut plan = Plan::default();
    let there: BTreeMap<&str, &Current> = current.iter().map(|c| (c.sign_in.as_str(), c)).collect();
    for row in by_sign_in.values() {
        match there.get(row.sign_in.as_str()) {
            Some(guest) if guest.roles.contains(&Role::Guest) => {
                let reason =
                    format!("{} is a guest who was invited to review; take the line out", told(&row.sign_in));
                source.fault(row.line, reason);
            }
            None => plan.joined.push(Joined {
                sign_in: row.sign_in.clone(),
                name: row.name.clone(),
                unit: row.unit.clone().map(|unit| (unit, since(row, moment))),
                occupation: row.occupation.clone().flatten().map(|id| (id, since(row, moment))),
                roles: row.roles.clone().unwrap_or_else(|| vec![Role::Agent]),
            }),
            Some(person) => compare(person, row, moment, &mut plan),
        }
    }
    // Guests are of outside: the list of everybody does not have them.
    let stays = |c: &Current| by_sign_in.contains_key(c.sign_in.as_str()) || c.roles.contains(&Role::Guest);
    let gone = there.values().filter(|c| c.open && !stays(c));
    plan.gone =
        gone.map(|c| Gone { person: c.person, sign_in: c.sign_in.clone(), name: c.name.clone() }).collect();
    check_administrators(current, &plan, &mut source);
    if source.is_clean() { Ok(plan) } else { Err(source.into_faults()) }
}

/// From when on a row puts its person in her unit.
fn since(row: &Row, moment: Moment<'_>) -> Instant {
    row.since.map_or(moment.at, |day| day.start_in(moment.zone))
}

/// The unit of a line must exist on the person's first day in it, and today if that is past.
pub(super) fn check_unit(
    line: usize,
    (unit, since): (Option<&str>, Option<Day>),
    (known, moment): (Known<'_>, Moment<'_>),
    source: &mut Source<'_>,
) {
    let Some(id) = unit else {
        if since.is_some() {
            source.fault(line, "a date stands without a unit; give the unit, or take the date out");
        }
        return;
    };
    let Some(unit) = known.units.get(id) else {
        source.fault(line, format!("there is no unit {}; units stand in the organisation's file", told(id)));
        return;
    };
    let today = moment.at.day_in(moment.zone);
    let first = since.unwrap_or(today);
    if let Some(closed) = [first, first.max(today)].into_iter().find(|day| !unit.is_open(*day)) {
        let reason = format!("the unit {} does not exist on {closed}; give another unit or date", told(id));
        source.fault(line, reason);
    }
}

/// The occupation of a line must stand in the organisation's files.
pub(super) fn check_occupation(
    line: usize,
    occupation: Option<&str>,
    known: Known<'_>,
    source: &mut Source<'_>,
) {
    if let Some(id) = occupation.filter(|id| known.occupations.get(id).is_none()) {
        let reason =
            format!("there is no occupation {}; occupations stand in the organisation's folder", told(id));
        source.fault(line, reason);
    }
}

/// What a row changes of a person who is known.
fn compare(person: &Current, row: &Row, moment: Moment<'_>, plan: &mut Plan) {
    let before = plan.steps();
    let (id, sign_in, name) = (person.person, person.sign_in.clone(), row.name.clone());
    if !person.open {
        plan.returned.push(Returned { person: id, sign_in: sign_in.clone(), name: name.clone() });
    }
    let from = person.unit.as_ref().map(|(unit, _)| unit);
    let dated = row.since.is_some() && person.unit.as_ref().is_some_and(|(_, at)| *at != since(row, moment));
    if from != row.unit.as_ref() || dated {
        plan.moved.push(Moved {
            person: id,
            sign_in: sign_in.clone(),
            name: name.clone(),
            from: from.cloned(),
            to: row.unit.clone(),
            since: since(row, moment),
        });
    }
    if person.name != row.name {
        let (from, to) = (person.name.clone(), name.clone());
        plan.renamed.push(Renamed { person: id, sign_in: sign_in.clone(), from, to });
    }
    if let Some(roles) = row.roles.as_ref().filter(|roles| !roles.iter().eq(&person.roles)) {
        let (sign_in, name) = (sign_in.clone(), name.clone());
        plan.roles.push(RolesGiven { person: id, sign_in, name, roles: roles.clone() });
    }
    if let Some(to) = row.occupation.clone().filter(|to| *to != person.occupation) {
        let from = person.occupation.clone();
        plan.occupations.push(OccupationGiven { person: id, sign_in, name, from, to });
    }
    plan.unchanged += usize::from(plan.steps() == before);
}

/// Somebody must go on administering: one who can sign in, where there is one now.
fn check_administrators(current: &[Current], plan: &Plan, source: &mut Source<'_>) {
    let administers = |c: &&Current| c.open && c.roles.contains(&Role::Administrator);
    let now: Vec<&Current> = current.iter().filter(administers).collect();
    let ready = now.iter().any(|c| c.ready);
    let given: BTreeMap<PersonId, &RolesGiven> = plan.roles.iter().map(|g| (g.person, g)).collect();
    let gone: BTreeSet<PersonId> = plan.gone.iter().map(|g| g.person).collect();
    let stays = |c: &&&Current| {
        let keeps = given.get(&c.person).is_none_or(|g| g.roles.contains(&Role::Administrator));
        !gone.contains(&c.person) && keeps && (c.ready || !ready)
    };
    if !now.is_empty() && !now.iter().any(|c| stays(&c)) {
        let names: Vec<String> = now.iter().filter(|c| c.ready || !ready).map(|c| told(&c.sign_in)).collect();
        let reason = format!(
            "nobody who can administer would be left; keep a line, with this role, of one of: {}",
            names.join(", ")
        );
        source.fault(1, reason);
    }
}

#[cfg(test)]
mod tests;
