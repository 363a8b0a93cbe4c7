//! Days of the calendar, without a time: what an organisation writes when a unit opens or somebody moves.

use std::fmt;

use crate::Instant;

/// A day of the calendar, in the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(jiff::civil::Date);

/// Why a text is not a day.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not a day; write it as 2027-01-31 or 31/01/2027")]
pub struct InvalidDay {
    text: String,
}

/// Seconds in one day of the calendar, which knows no summer time.
const SECONDS_PER_DAY: i64 = 86_400;

/// Longest text that a fault repeats, in characters: a day has ten.
const TOLD_CHARS_MAX: usize = 40;

impl Day {
    /// Reads `2027-01-31`, or `31/01/2027` as French files write it.
    pub fn parse(text: &str) -> Result<Self, InvalidDay> {
        let parts: Vec<&str> = text.split(['-', '/']).collect();
        let slashes = text.contains('/');
        let (year, month, day) = match parts[..] {
            [day, month, year] if slashes && !text.contains('-') => (year, month, day),
            [year, month, day] if !slashes => (year, month, day),
            _ => return Err(Self::invalid(text)),
        };
        let digits = |part: &str, length: usize| {
            let plain = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<i16>().ok()).flatten()
        };
        let narrow = |part: &str| digits(part, 2).and_then(|n| i8::try_from(n).ok());
        match (digits(year, 4), narrow(month), narrow(day)) {
            (Some(year), Some(month), Some(day)) if year > 0 => {
                jiff::civil::Date::new(year, month, day).map(Self).map_err(|_| Self::invalid(text))
            }
            _ => Err(Self::invalid(text)),
        }
    }

    fn invalid(text: &str) -> InvalidDay {
        InvalidDay { text: text.chars().filter(|c| !c.is_control()).take(TOLD_CHARS_MAX).collect() }
    }

    /// When this day begins in a time zone (an IANA name; UTC if unknown).
    pub fn start_in(self, zone: &str) -> Instant {
        let start = self.0.in_tz(zone).or_else(|_| self.0.in_tz("UTC"));
        // A day of the year 1 or 9999 may begin outside the calendar of instants.
        start.map_or(Instant::from_micros(0), |at| Instant::from_micros(at.timestamp().as_microsecond()))
    }

    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// Its year, 1 to 9999.
    pub fn year(self) -> i32 {
        i32::from(self.0.year())
    }

    /// Its month, 1 to 12.
    pub fn month(self) -> i32 {
        i32::from(self.0.month())
    }

    /// How many days after `earlier` it comes; negative when it comes before.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_secs() / SECONDS_PER_DAY
    }

    /// The day so many days later (earlier when negative), held inside the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let later = jiff::SignedDuration::from_secs(days.saturating_mul(SECONDS_PER_DAY));
        Self(self.0.saturating_add(later).max(jiff::civil::date(1, 1, 1)))
    }

    /// The first day of the month so many months later, held inside the calendar.
    #[must_use]
    pub fn first_of_month_after(self, months: i32) -> Self {
        let span = jiff::Span::new().try_months(months);
        let later = span.and_then(|span| self.0.first_of_month().checked_add(span));
        Self(later.unwrap_or(jiff::civil::Date::MAX))
    }
}

impl Instant {
    /// The day on the wall calendar of a time zone (an IANA name; UTC if unknown).
    pub fn day_in(self, zone: &str) -> Day {
        Day(self.in_zone(zone).date())
    }
}

/// `2027-01-31`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_the_standard_or_as_the_french_write_it() {
        assert_eq!(Day::parse("2027-01-31"), Day::parse("31/01/2027"));
        assert_eq!(Day::parse("2027-01-31").unwrap().to_string(), "2027-01-31");
        for wrong in ["", "2027", "2027-02-29", "31-01-2027", "1/2/2027", "2027/01/31", "0000-01-01", "x-y-z"]
        {
            assert!(Day::parse(wrong).is_err(), "{wrong}");
        }
        let told = Day::parse(&"9".repeat(5_000)).unwrap_err().to_string();
        assert!(told.contains("31/01/2027") && told.len() < 150, "{told}");
    }

    #[test]
    fn a_day_begins_at_midnight_where_people_are() {
        let day = Day::parse("2026-11-23").unwrap();
        assert_eq!(day.start_in("Europe/Paris").to_string(), "2026-11-22T23:00:00Z");
        assert_eq!(day.start_in("Europe/Paris").day_in("Europe/Paris"), day);
        assert_eq!(day.start_in("nowhere").to_string(), "2026-11-23T00:00:00Z");
        assert_eq!(day.first_of_month(), Day::parse("2026-11-01").unwrap());
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("2028-03-01").days_since(day("2028-02-28")), 2);
        assert_eq!(day("2026-12-31").days_since(day("2027-01-01")), -1);
        assert_eq!(day("2026-11-23").plus_days(39), day("2027-01-01"));
        assert_eq!(day("2027-01-01").plus_days(-39), day("2026-11-23"));
        assert_eq!(day("9999-12-31").plus_days(i64::MAX), day("9999-12-31"));
        assert_eq!(day("2026-11-30").first_of_month_after(3), day("2027-02-01"));
        assert_eq!(day("9999-12-31").first_of_month_after(1), day("9999-12-31"));
        assert_eq!((day("2026-11-30").year(), day("2026-11-30").month()), (2026, 11));
    }
}
