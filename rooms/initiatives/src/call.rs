//! A call for ideas: a problem without a presumed solution, who suffers from it, the evidence, what a sponsor commits
//! to; and how far it has come. Pure.

use kit::{Day, Instant, PersonId, Text};
use people::names::free_text;
use uuid::Uuid;

/// Longest title, in characters: a line.
pub(crate) const TITLE_CHARS_MAX: usize = 120;
/// Longest text of a few lines, in characters: who suffers, what the sponsor commits to.
pub(crate) const LINE_CHARS_MAX: usize = 500;
/// Longest problem and longest evidence, in characters: a page.
pub(crate) const PAGE_CHARS_MAX: usize = 2_000;
/// Most days a week that a sponsor can free: a whole week.
const DAYS_MAX: i64 = 5;
/// Most people who can suffer from a problem: a hundred million, more than any body has.
const PEOPLE_MAX: i64 = 100_000_000;

/// An axis of the organisation's plan, which a call may serve.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It takes ideas.
    Taking,
    /// Its last day is over: ideas are read and decided.
    Deciding,
    /// It is closed: each idea has its decision, and nothing changes any more.
    Closed,
}

/// A call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its id.
    pub id: Uuid,
    /// A line that names it.
    pub title: String,
    /// The problem.
    pub problem: String,
    /// Who suffers from it.
    pub sufferers: String,
    /// About how many people these are.
    pub how_many: i64,
    /// How one knows.
    pub evidence: String,
    /// The id of the axis of the plan that it serves; empty for none.
    pub axis: String,
    /// Who commits, and to what.
    pub sponsor: String,
    /// Days a week that are freed for the author of a kept idea, 1 to 5.
    pub days_a_week: i64,
    /// Who opened it.
    pub opened_by: PersonId,
    /// When.
    pub opened_at: Instant,
    /// The first instant that is too late for an idea.
    pub ends_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    pub(crate) key: Vec<u8>,
}

impl Call {
    /// How far it has come.
    pub fn phase(&self, now: Instant) -> Phase {
        match self.closed_at {
            Some(_) => Phase::Closed,
            None if now < self.ends_at => Phase::Taking,
            None => Phase::Deciding,
        }
    }

    /// An instant of its last day, for pages to name the day.
    pub fn last_day(&self) -> Instant {
        self.ends_at.plus_seconds(-1)
    }
}

/// What is wrong with a field of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallFault {
    /// Nothing was typed.
    Empty,
    /// It is longer than so many characters.
    TooLong(usize),
    /// It is no whole number from 1 to this one.
    Number(i64),
    /// It is no day.
    Day,
    /// The day is over.
    Past,
    /// It is no axis of the plan.
    Unknown,
}

/// What is typed to open a call; every field as it came.
#[derive(Clone, Copy, Debug, Default)]
pub struct TypedCall<'a> {
    /// `titre`.
    pub title: &'a str,
    /// `probleme`.
    pub problem: &'a str,
    /// `concernes`.
    pub sufferers: &'a str,
    /// `combien`.
    pub how_many: &'a str,
    /// `preuves`.
    pub evidence: &'a str,
    /// `axe`.
    pub axis: &'a str,
    /// `engagement`.
    pub sponsor: &'a str,
    /// `jours`.
    pub days_a_week: &'a str,
    /// `fin`.
    pub last_day: &'a str,
}

/// A call that can be opened: checked by [`NewCall::new`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCall {
    pub(crate) title: String,
    pub(crate) problem: String,
    pub(crate) sufferers: String,
    pub(crate) how_many: i64,
    pub(crate) evidence: String,
    pub(crate) axis: String,
    pub(crate) sponsor: String,
    pub(crate) days_a_week: i64,
    pub(crate) ends_at: Instant,
}

/// Faults of a form, each with the name of its field.
pub type CallFaults = Vec<(&'static str, CallFault)>;

impl NewCall {
    /// Checks what was typed, against the axes of the plan, at an instant and in a time zone: days begin there.
    pub fn new(typed: &TypedCall<'_>, axes: &[Axis], now: Instant, zone: &str) -> Result<Self, CallFaults> {
        let mut faults = Vec::new();
        let new = Self {
            title: text("titre", &line(typed.title), TITLE_CHARS_MAX, &mut faults),
            problem: text("probleme", typed.problem, PAGE_CHARS_MAX, &mut faults),
            sufferers: text("concernes", typed.sufferers, LINE_CHARS_MAX, &mut faults),
            how_many: number("combien", typed.how_many, PEOPLE_MAX, &mut faults),
            evidence: text("preuves", typed.evidence, PAGE_CHARS_MAX, &mut faults),
            axis: axis("axe", typed.axis, axes, &mut faults),
            sponsor: text("engagement", typed.sponsor, LINE_CHARS_MAX, &mut faults),
            days_a_week: number("jours", typed.days_a_week, DAYS_MAX, &mut faults),
            ends_at: end("fin", typed.last_day, (now, zone), &mut faults),
        };
        if faults.is_empty() { Ok(new) } else { Err(faults) }
    }
}

/// A text on one line.
pub(crate) fn line(text: &str) -> String {
    free_text(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(field: &'static str, typed: &str, chars_max: usize, faults: &mut CallFaults) -> String {
    let text = optional(field, typed, chars_max, faults);
    if text.is_empty() {
        faults.push((field, CallFault::Empty));
    }
    text
}

fn optional(field: &'static str, typed: &str, chars_max: usize, faults: &mut CallFaults) -> String {
    let text = free_text(typed);
    if text.chars().count() > chars_max {
        faults.push((field, CallFault::TooLong(chars_max)));
    }
    text
}

fn axis(field: &'static str, typed: &str, axes: &[Axis], faults: &mut CallFaults) -> String {
    if !typed.is_empty() && !axes.iter().any(|axis| axis.id == typed) {
        faults.push((field, CallFault::Unknown));
    }
    typed.to_owned()
}

/// A whole number, written with or without spaces between its thousands.
fn number(field: &'static str, typed: &str, most: i64, faults: &mut CallFaults) -> i64 {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    match digits.parse::<i64>().ok().filter(|n| plain && (1..=most).contains(n)) {
        Some(number) => number,
        None => {
            faults.push((field, CallFault::Number(most)));
            0
        }
    }
}

/// The end of a day that is typed: the instant at which the next one begins.
fn end(field: &'static str, typed: &str, (now, zone): (Instant, &str), faults: &mut CallFaults) -> Instant {
    let Ok(day) = Day::parse(typed.trim()) else {
        faults.push((field, CallFault::Day));
        return now;
    };
    // A day and a half after midnight lies within the next day, also where clocks change in between.
    let next = day.start_in(zone).plus_seconds(36 * 3600).day_in(zone).start_in(zone);
    if next <= now {
        faults.push((field, CallFault::Past));
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: &str = "Europe/Paris";

    fn now() -> Instant {
        Instant::parse("2026-11-23T09:00:00Z").unwrap()
    }

    fn axes() -> [Axis; 1] {
        [Axis { id: "data".into(), name: Text { fr: "Les données".into(), en: "Data".into() } }]
    }

    fn typed() -> TypedCall<'static> {
        TypedCall {
            title: "Trop de\nsaisies",
            problem: "On saisit deux fois.",
            sufferers: "Les ateliers",
            how_many: "1 200",
            evidence: "Un relevé de mars",
            axis: "",
            sponsor: "La direction",
            days_a_week: "2",
            last_day: "31/01/2027",
        }
    }

    #[test]
    fn a_call_is_read_as_it_is_typed() {
        let call = NewCall::new(&typed(), &axes(), now(), ZONE).unwrap();
        assert_eq!((call.title.as_str(), call.how_many, call.days_a_week), ("Trop de saisies", 1_200, 2));
        assert_eq!(
            call.ends_at.to_string(),
            "2027-01-31T23:00:00Z",
            "the whole day counts, where people are"
        );
    }

    #[test]
    fn a_day_on_which_clocks_change_counts_whole() {
        for (day, end) in [("2027-03-28", "2027-03-28T22:00:00Z"), ("2027-10-31", "2027-10-31T23:00:00Z")] {
            let call = NewCall::new(&TypedCall { last_day: day, ..typed() }, &axes(), now(), ZONE).unwrap();
            assert_eq!(call.ends_at.to_string(), end, "{day}");
        }
    }

    #[test]
    fn every_fault_is_told_with_its_field() {
        let long = "é".repeat(501);
        let wrong = TypedCall {
            title: " ",
            sufferers: &long,
            how_many: "-3",
            axis: "Les données",
            days_a_week: "6",
            last_day: "22/11/2026",
            ..typed()
        };
        let faults = NewCall::new(&wrong, &axes(), now(), ZONE).unwrap_err();
        assert_eq!(
            faults,
            [
                ("titre", CallFault::Empty),
                ("concernes", CallFault::TooLong(500)),
                ("combien", CallFault::Number(PEOPLE_MAX)),
                ("axe", CallFault::Unknown),
                ("jours", CallFault::Number(5)),
                ("fin", CallFault::Past),
            ]
        );
        let served = TypedCall { axis: "data", ..typed() };
        assert_eq!(NewCall::new(&served, &axes(), now(), ZONE).unwrap().axis, "data");
        let today = TypedCall { last_day: "2026-11-23", ..typed() };
        assert!(NewCall::new(&today, &axes(), now(), ZONE).is_ok(), "today is not over");
        let nothing = NewCall::new(&TypedCall::default(), &axes(), now(), ZONE).unwrap_err();
        assert_eq!(nothing.len(), 8, "an axis alone may be missing: {nothing:?}");
    }
}
