//! Dates as people write them.

use kit::{Day, Instant, Language};

use crate::{Viewer, t};

impl Viewer {
    /// A day and a time: « 23 novembre 2026 à 16 h 40 ».
    pub fn date_time(&self, at: Instant) -> String {
        match self.language {
            Language::Fr => format!("{} à {}", self.date(at), self.time(at)),
            Language::En => format!("{} at {}", self.date(at), self.time(at)),
        }
    }

    /// A time of day: « 16 h 40 ».
    pub fn time(&self, at: Instant) -> String {
        let local = at.in_zone(&self.zone);
        match self.language {
            Language::Fr => format!("{}\u{a0}h\u{a0}{:02}", local.hour(), local.minute()),
            Language::En => format!("{:02}:{:02}", local.hour(), local.minute()),
        }
    }

    /// A day: « 23 novembre 2026 ».
    pub fn date(&self, at: Instant) -> String {
        let local = at.in_zone(&self.zone);
        let month = t(self.language).month_long(i64::from(local.month()));
        let day = match (self.language, local.day()) {
            (Language::Fr, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        };
        format!("{day}\u{a0}{month} {}", local.year())
    }

    /// A day of the calendar: « 23 novembre 2026 ».
    pub fn day(&self, day: Day) -> String {
        self.date(day.start_in(&self.zone))
    }

    /// A month: « nov. 2026 ».
    pub fn month(&self, at: Instant) -> String {
        let local = at.in_zone(&self.zone);
        format!("{} {}", t(self.language).month_short(i64::from(local.month())), local.year())
    }
}
