//! What a calibration is to find: which items are free, and in which groups people are.

use super::expectation::Before;
use super::{Kind, Responses, Settings};
use crate::error::Error;
use crate::response::Item;

/// What is done with an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// Its parameters are estimated.
    Free(Kind),
    /// An anchor: its parameters are known and stay what they are. They set the scale.
    Fixed(Item),
}

impl Role {
    /// The highest score.
    #[must_use]
    pub fn score_max(&self) -> usize {
        match self {
            Self::Free(kind) => kind.score_max(),
            Self::Fixed(item) => item.score_max(),
        }
    }
}

/// The items of a calibration, and the groups of its people.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    pub(super) items: Vec<Role>,
    pub(super) groups: Groups,
}

/// In which group each person is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Groups {
    /// All are in one.
    One,
    /// One of so many each.
    Several { count: usize, of: Vec<usize> },
}

impl Groups {
    pub(super) const fn count(&self) -> usize {
        match self {
            Self::One => 1,
            Self::Several { count, .. } => *count,
        }
    }

    pub(super) fn before(&self) -> Before<'_> {
        match self {
            Self::One => Before::Population,
            Self::Several { of, .. } => Before::Groups(of),
        }
    }
}

impl Design {
    /// Items each in its role, and people of one group.
    #[must_use]
    pub const fn new(items: Vec<Role>) -> Self {
        Self { items, groups: Groups::One }
    }

    /// The same items, and people in `count` groups: `of` says the group of each person, counted from 0. Each group has a
    /// mean and a standard deviation of its own; without anchors the first is N(0, 1).
    #[must_use]
    pub fn with_groups(self, count: usize, of: Vec<usize>) -> Self {
        Self { groups: Groups::Several { count, of }, ..self }
    }

    pub(super) fn has_anchors(&self) -> bool {
        self.items.iter().any(|role| matches!(role, Role::Fixed(_)))
    }

    pub(super) fn check(&self, responses: &Responses, settings: &Settings) -> Result<(), Error> {
        let (found, expected) = (self.items.len(), responses.items());
        if found != expected {
            return Err(Error::WrongSize { what: "the list of kinds", found, expected });
        }
        settings.check()?;
        for (item, (role, counts)) in self.items.iter().zip(responses.counts()).enumerate() {
            if let Role::Free(kind) = role {
                kind.check(item)?;
            }
            let score_max = role.score_max();
            responses.check_scores(item, score_max)?;
            let nobody = counts.iter().all(|count| *count == 0.0);
            let never = (0..=score_max).any(|score| counts.get(score).is_none_or(|count| *count == 0.0));
            if matches!(role, Role::Free(_)) && (nobody || (never && settings.prior.is_none())) {
                return Err(Error::NotInformed { item });
            }
        }
        match &self.groups {
            Groups::One if self.has_anchors() => self.check_links(responses, 1, &vec![0; responses.people()]),
            Groups::One => Ok(()),
            Groups::Several { count, of } => self.check_groups(responses, *count, of),
        }
    }

    fn check_groups(&self, responses: &Responses, count: usize, of: &[usize]) -> Result<(), Error> {
        let (found, expected) = (of.len(), responses.people());
        if found != expected {
            return Err(Error::WrongSize { what: "the list of groups", found, expected });
        }
        if let Some(entry) = of.iter().position(|group| *group >= count) {
            let (list, what, index) = ("person", "group", of[entry]);
            return Err(Error::NoSuchIn { list, entry, person: None, what, index, count });
        }
        // More groups than people: one of them has nobody, and is found without a list of all.
        self.check_links(responses, count.min(of.len() + 1), of)
    }

    /// Every group has answers, and common items lead from each to what sets the scale: the anchors, or the first group.
    fn check_links(&self, responses: &Responses, count: usize, of: &[usize]) -> Result<(), Error> {
        let items = self.items.len();
        // Items, then groups, then the anchors as one: each knows one that it hangs together with.
        let mut linked: Vec<usize> = (0..=items + count).collect();
        let anchors = items + count;
        let mut informed = vec![false; count];
        for (item, role) in self.items.iter().enumerate() {
            if matches!(role, Role::Fixed(_)) {
                join(&mut linked, item, anchors);
            }
        }
        for (person, group) in of.iter().enumerate() {
            for (item, _) in responses.of(person) {
                informed[*group] = true;
                join(&mut linked, *item as usize, items + group);
            }
        }
        if let Some(group) = informed.iter().position(|informed| !informed) {
            return Err(Error::GroupNotInformed { group });
        }
        let base = root(&mut linked, if self.has_anchors() { anchors } else { items });
        match (0..count).find(|group| root(&mut linked, items + group) != base) {
            Some(group) => Err(Error::GroupNotLinked { group }),
            None => Ok(()),
        }
    }
}

/// The one by which a set of linked places is known (Galler & Fischer 1964, with halved paths).
fn root(linked: &mut [usize], mut place: usize) -> usize {
    while linked[place] != place {
        linked[place] = linked[linked[place]];
        place = linked[place];
    }
    place
}

fn join(linked: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(linked, one), root(linked, other));
    linked[one] = other;
}
