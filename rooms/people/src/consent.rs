//! What a person may switch on for others to see. Every switch is off until she turns it; turning it takes
//! effect with the next request, and each time is kept. What she switched on holds for a year, then ends by itself:
//! at that very instant, whether or not anything has run since.
//!
//! **How to add a switch**: a case here with its name; its words on the page "Mes choix".

use kit::{Instant, PersonId};

/// How long what she switched on holds, in days: a year. Nobody shows for years what she has forgotten, and nobody is
/// asked so often that she answers without reading.
pub const CONSENT_DAYS: i64 = 365;
/// Days before the end during which she is told that it comes, and after it that it came: a month has somebody who is
/// on leave or at sea look at the page once.
pub const CONSENT_TOLD_DAYS: i64 = 30;

/// The instant until which what is switched on now must have been switched on after: what was before has ended.
pub(crate) fn lapsed_up_to(now: Instant) -> Instant {
    now.plus_days(-CONSENT_DAYS)
}

/// A switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Scouts find her under a pseudonym, and see what their need asks.
    Findable,
    /// She receives the messages sent to all who match a need.
    Calls,
    /// She is counted in figures about talents.
    Counted,
    /// Her managers see her levels by domain.
    Manager,
}

impl Switch {
    /// Every switch.
    pub const ALL: [Self; 4] = [Self::Findable, Self::Calls, Self::Counted, Self::Manager];

    /// Its name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Findable => "findable",
            Self::Calls => "calls",
            Self::Counted => "counted",
            Self::Manager => "manager",
        }
    }

    /// The switch of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|switch| switch.name() == name)
    }
}

/// A time during which a switch was on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchedOn {
    /// The switch, by its name: one of an older version stays in the history.
    pub switch: String,
    /// When it was turned on.
    pub since: Instant,
    /// When it was turned off, or ended; `None` while nobody has noted an end.
    pub until: Option<Instant>,
}

/// Where such a time stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchState {
    /// It is on, until then.
    On(Instant),
    /// She turned it off then.
    TurnedOff(Instant),
    /// It ended by itself then.
    Ended(Instant),
}

impl SwitchedOn {
    /// Where it stands at an instant. Its end by itself is written down later, so that it follows from its beginning.
    pub fn state(&self, now: Instant) -> SwitchState {
        let end = self.since.plus_days(CONSENT_DAYS);
        match self.until {
            Some(until) if until != end => SwitchState::TurnedOff(until),
            None if now < end => SwitchState::On(end),
            Some(_) | None => SwitchState::Ended(end),
        }
    }

    /// When it ends by itself, if it is on and that is soon.
    pub fn ends_soon(&self, now: Instant) -> Option<Instant> {
        match self.state(now) {
            SwitchState::On(end) => Some(end).filter(|end| now >= end.plus_days(-CONSENT_TOLD_DAYS)),
            SwitchState::TurnedOff(_) | SwitchState::Ended(_) => None,
        }
    }

    /// When it ended by itself, if that was lately.
    pub fn ended_lately(&self, now: Instant) -> Option<Instant> {
        match self.state(now) {
            SwitchState::Ended(end) => Some(end).filter(|end| now < end.plus_days(CONSENT_TOLD_DAYS)),
            SwitchState::TurnedOff(_) | SwitchState::On(_) => None,
        }
    }
}

/// What an agent has switched on, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// Who.
    pub person: PersonId,
    /// Her unit.
    pub unit: Option<String>,
    /// The switches that are on.
    pub to: Vec<Switch>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: i64 = 24 * 3_600 * 1_000_000;

    fn given(until: Option<Instant>) -> SwitchedOn {
        SwitchedOn { switch: "findable".to_owned(), since: Instant::from_micros(0), until }
    }

    #[test]
    fn what_is_switched_on_ends_by_itself_after_a_year_and_is_told_a_month_before_and_after() {
        let on = given(None);
        let end = Instant::from_micros(CONSENT_DAYS * DAY);
        let before = |days: i64| end.plus_days(-days);
        assert_eq!(on.state(before(0).plus_seconds(-1)), SwitchState::On(end));
        assert_eq!(on.state(end), SwitchState::Ended(end));
        assert_eq!(on.ends_soon(before(30).plus_seconds(-1)), None);
        assert_eq!(on.ends_soon(before(30)), Some(end));
        assert_eq!(on.ends_soon(end), None);
        assert_eq!(on.ended_lately(end), Some(end));
        assert_eq!(on.ended_lately(before(-30)), None);
        assert_eq!(
            given(Some(end)).state(end.plus_days(9)),
            SwitchState::Ended(end),
            "once it is written down"
        );
        let off = given(Some(before(10)));
        assert_eq!(off.state(end), SwitchState::TurnedOff(before(10)));
        assert_eq!((off.ends_soon(end), off.ended_lately(end)), (None, None), "she knows: she did it");
    }

    proptest! {
        #[test]
        fn what_queries_ask_is_what_the_rule_says(now in 0..3 * CONSENT_DAYS * DAY) {
            let now = Instant::from_micros(now);
            let on = given(None);
            let holds = on.since > lapsed_up_to(now);
            prop_assert_eq!(holds, matches!(on.state(now), SwitchState::On(_)));
        }
    }
}
