//! A contact: what was written to somebody whose name is not known, and what its two sides see of it. Pure.

use kit::{Instant, PersonId};
use uuid::Uuid;

/// Days within which a contact can be answered.
pub const CONTACT_DAYS: i64 = 30;
/// Most people whom a scout writes to for one need.
pub const CONTACTS_MAX: usize = 10;
/// Longest message, and longest answer, in characters: half a page.
pub const MESSAGE_CHARS_MAX: usize = 2_000;

/// A contact.
#[derive(Clone, Debug)]
pub struct Contact {
    /// To whom.
    pub(crate) person: PersonId,
    /// For which need.
    pub need: Uuid,
    /// Whether it went to all who match, unseen.
    pub blind: bool,
    /// What the scout wrote.
    pub message: String,
    /// When.
    pub sent_at: Instant,
    /// When she chose not to answer.
    pub(crate) left_at: Option<Instant>,
    /// Her answer, and when she gave it.
    pub(crate) answer: Option<(String, Instant)>,
    /// When she took her answer and her name back.
    pub(crate) revoked_at: Option<Instant>,
}

/// What the scout sees of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// No answer yet, and it can still come.
    Waiting,
    /// No answer, and the time for one is over.
    Over,
    /// She answered: what she wrote. Who she is may be shown.
    Answered(String, Instant),
    /// She answered, and took it back.
    TakenBack,
}

/// What the person sees of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// She may answer, or leave it; until when.
    Open(Instant),
    /// She left it, and may still answer until then.
    Left(Instant),
    /// The time for an answer is over.
    Over,
    /// She answered: what she wrote.
    Answered(String, Instant),
    /// She took her answer back.
    TakenBack(Instant),
}

impl Contact {
    /// The instant until which it can be answered.
    pub fn open_until(&self) -> Instant {
        self.sent_at.plus_seconds(CONTACT_DAYS * 24 * 3_600)
    }

    /// What the scout sees at an instant. Whether she left it makes no difference, now or later.
    pub fn sent(&self, now: Instant) -> Sent {
        match (&self.answer, self.revoked_at) {
            (Some(_), Some(_)) => Sent::TakenBack,
            (Some((words, at)), None) => Sent::Answered(words.clone(), *at),
            (None, _) if now < self.open_until() => Sent::Waiting,
            (None, _) => Sent::Over,
        }
    }

    /// What she sees at an instant.
    pub fn received(&self, now: Instant) -> Received {
        let until = self.open_until();
        match (&self.answer, self.revoked_at, self.left_at) {
            (Some(_), Some(at), _) => Received::TakenBack(at),
            (Some((words, at)), None, _) => Received::Answered(words.clone(), *at),
            (None, ..) if now >= until => Received::Over,
            (None, _, Some(_)) => Received::Left(until),
            (None, _, None) => Received::Open(until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn contact(left_at: Option<i64>) -> Contact {
        Contact {
            person: PersonId::from_uuid(Uuid::from_u128(1)),
            need: Uuid::from_u128(2),
            blind: false,
            message: "Bonjour".to_owned(),
            sent_at: Instant::from_micros(0),
            left_at: left_at.map(Instant::from_micros),
            answer: None,
            revoked_at: None,
        }
    }

    const DAY: i64 = 24 * 3_600 * 1_000_000;

    #[test]
    fn time_runs_out_alike_for_both_sides() {
        let last = Instant::from_micros(CONTACT_DAYS * DAY - 1);
        let over = Instant::from_micros(CONTACT_DAYS * DAY);
        let open = contact(None);
        assert_eq!((open.sent(last), open.sent(over)), (Sent::Waiting, Sent::Over));
        assert_eq!((open.received(last), open.received(over)), (Received::Open(over), Received::Over));
    }

    proptest! {
        #[test]
        fn refusal_and_silence_look_alike_to_the_scout_at_every_instant(
            left in 0..60 * DAY,
            now in 0..90 * DAY,
        ) {
            let now = Instant::from_micros(now);
            prop_assert_eq!(contact(None).sent(now), contact(Some(left)).sent(now));
        }
    }
}
