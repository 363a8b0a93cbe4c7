//! Durations: ISO 8601:2004, 4.4.3.2 (Data 4.6).

/// Seconds in each unit before the `T`. A year and a month have no fixed length: these are nominal, for
/// statistics, and durations compare as strings (Data 2.3.1).
const DATE_UNITS: [(u8, f64); 3] = [(b'Y', 365.0 * DAY), (b'M', 30.0 * DAY), (b'D', DAY)];
/// Seconds in each unit after the `T`.
const TIME_UNITS: [(u8, f64); 3] = [(b'H', 3_600.0), (b'M', 60.0), (b'S', 1.0)];
const DAY: f64 = 86_400.0;
/// The longest duration we write, about 317 years: past it a clock is broken.
const SECONDS_MAX: f64 = 1.0e10;

/// Seconds as an ISO 8601 duration, rounded to a hundredth (Data 4.6: "a maximum precision of 0.01
/// seconds"). What no clock can measure is brought back to what it can: negative or not a number gives
/// `PT0S`, beyond ten thousand million seconds gives that.
pub fn iso_duration(seconds: f64) -> String {
    let bounded = if seconds.is_nan() { 0.0 } else { seconds.clamp(0.0, SECONDS_MAX) + 0.0 };
    let mut text = format!("PT{bounded:.2}");
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    text.push('S');
    text
}

/// The seconds of an ISO 8601 duration, or `None` when `text` is not one. Years count as 365 days and
/// months as 30.
pub fn parse_duration(text: &str) -> Option<f64> {
    let body = text.strip_prefix('P')?;
    if let Some(weeks) = body.strip_suffix('W') {
        return number(weeks).map(|(weeks, _)| weeks * 7.0 * DAY);
    }
    let (date, time) = match body.split_once('T') {
        Some((date, time)) if !time.is_empty() => (date, time),
        Some(_) => return None,
        None if !body.is_empty() => (body, ""),
        None => return None,
    };
    let (date_seconds, date_has_fraction) = sum(date, &DATE_UNITS)?;
    let (time_seconds, _) = sum(time, &TIME_UNITS)?;
    // Only the smallest unit given may have a fraction.
    if date_has_fraction && !time.is_empty() { None } else { Some(date_seconds + time_seconds) }
}

/// Adds up numbers each followed by its unit, the units in order and each at most once. The second value
/// tells whether a fraction was seen.
fn sum(mut text: &str, units: &[(u8, f64)]) -> Option<(f64, bool)> {
    let mut seconds = 0.0;
    let mut has_fraction = false;
    let mut units = units.iter();
    while !text.is_empty() {
        let at = text.bytes().position(|byte| byte.is_ascii_uppercase())?;
        let letter = *text.as_bytes().get(at)?;
        let (_, length) = units.find(|(unit, _)| *unit == letter)?;
        let (count, is_fraction) = number(text.get(..at)?)?;
        if has_fraction {
            return None;
        }
        has_fraction = is_fraction;
        seconds += count * length;
        text = text.get(at + 1..)?;
    }
    Some((seconds, has_fraction))
}

/// Digits, perhaps with a fraction after a point or a comma.
fn number(text: &str) -> Option<(f64, bool)> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(['.', ',']) {
        None if is_digits(text) => Some((text.parse().ok()?, false)),
        Some((whole, fraction)) if is_digits(whole) && is_digits(fraction) => {
            Some((format!("{whole}.{fraction}").parse().ok()?, true))
        }
        None | Some(_) => None,
    }
    .filter(|(count, _): &(f64, bool)| count.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_of_the_specification_are_read() {
        for (text, seconds) in [
            ("PT4H35M59.14S", 16_559.14),
            ("PT16559.14S", 16_559.14),
            ("P3Y", 3.0 * 365.0 * DAY),
            ("P4W", 28.0 * DAY),
            ("P1Y2M3DT4H5M6S", (365.0 + 60.0 + 3.0) * DAY + 14_706.0),
            ("PT0.5H", 1_800.0),
            ("P1,5D", 1.5 * DAY),
            ("P1M", 30.0 * DAY),
            ("PT1M", 60.0),
        ] {
            assert_eq!(parse_duration(text), Some(seconds), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_duration_is_refused() {
        for bad in [
            "",
            "P",
            "PT",
            "P1",
            "1S",
            "PT1",
            "P1H",
            "PT1D",
            "PA1H0M0S",
            "P4W1D",
            "P1DT",
            "PT1S1M",
            "PT1S1S",
            "PT1.5M1S",
            "P0.5DT1H",
            "-PT1S",
            "PT-1S",
            "pt1s",
            "PT1.S",
            "PT.5S",
            "P2008-05-11T15:30:00",
            "PTS",
            "PT 1S",
            "PT1é",
            "P1.5.5W",
        ] {
            assert_eq!(parse_duration(bad), None, "{bad}");
        }
    }

    #[test]
    fn seconds_are_written_to_the_hundredth() {
        for (seconds, text) in [
            (0.0, "PT0S"),
            (12.0, "PT12S"),
            (100.0, "PT100S"),
            (12.345, "PT12.35S"),
            (12.3, "PT12.3S"),
            (-1.0, "PT0S"),
            (-0.0, "PT0S"),
            (f64::NAN, "PT0S"),
            (f64::INFINITY, "PT10000000000S"),
        ] {
            let written = iso_duration(seconds);
            assert_eq!(written, text);
            assert!(parse_duration(&written).is_some());
        }
    }
}
