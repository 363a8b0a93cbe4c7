//! Timestamps: RFC 3339, which 2.0 demands and 1.0.3 recommends (Data 4.5).

use jiff::Timestamp;

/// Digits of a fraction of a second that a [`Timestamp`] holds.
const FRACTION_DIGITS_MAX: usize = 9;

/// `YYYY-MM-DDTHH:MM:SS`, where 0 stands for a digit.
const SHAPE: &[u8] = b"0000-00-00T00:00:00";

/// The instant that `text` names, or `None` when it is not RFC 3339, has no offset, has the offset -00:00
/// ("unknown", refused by Data 4.5), or is no day of the calendar. Beyond the nanosecond it is cut.
pub(crate) fn parse_timestamp(text: &str) -> Option<Timestamp> {
    if !text.is_ascii() {
        return None;
    }
    let (date_time, rest) = text.split_at_checked(SHAPE.len())?;
    if !has_shape(date_time) || date_time.get(11..13)? > "23" {
        return None;
    }
    let (fraction, offset) = match rest.strip_prefix('.') {
        None => ("", rest),
        Some(after) => after.split_at_checked(after.bytes().take_while(u8::is_ascii_digit).count())?,
    };
    if rest.starts_with('.') && fraction.is_empty() || !is_offset(offset) {
        return None;
    }
    let kept = fraction.get(..FRACTION_DIGITS_MAX).unwrap_or(fraction);
    let point = if kept.is_empty() { "" } else { "." };
    format!("{date_time}{point}{kept}{offset}").parse().ok()
}

fn has_shape(date_time: &str) -> bool {
    date_time.bytes().zip(SHAPE).all(|(byte, model)| match model {
        b'0' => byte.is_ascii_digit(),
        b'T' => byte.eq_ignore_ascii_case(&b'T'),
        mark => byte == *mark,
    })
}

/// `Z`, or `+HH:MM`, or `-HH:MM` but for -00:00.
fn is_offset(offset: &str) -> bool {
    match offset.as_bytes() {
        [b'Z' | b'z'] => true,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            [h1, h2, m1, m2].into_iter().all(u8::is_ascii_digit)
                && [*h1, *h2] <= *b"23"
                && [*m1, *m2] <= *b"59"
                && !(*sign == b'-' && [h1, h2, m1, m2].into_iter().all(|digit| *digit == b'0'))
        }
        _ => false,
    }
}

/// In UTC, with milliseconds at least (Data 4.5) and no digit lost.
pub(crate) fn write_timestamp(instant: Timestamp) -> String {
    if instant.subsec_nanosecond() % 1_000_000 == 0 { format!("{instant:.3}") } else { instant.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_instant_is_read_from_any_offset() {
        let utc = parse_timestamp("2026-03-02T08:30:00.250Z");
        assert!(utc.is_some());
        for same in ["2026-03-02T09:30:00.25+01:00", "2026-03-02t08:30:00.2500000004z"] {
            assert_eq!(parse_timestamp(same), utc, "{same}");
        }
    }

    #[test]
    fn what_is_not_rfc_3339_is_refused() {
        for bad in [
            "",
            "01/011/2015",
            "2026-03-02",
            "2026-03-02T08:30:00",
            "2026-03-02 08:30:00Z",
            "20260302T083000Z",
            "2026-03-02T08:30Z",
            "2026-03-02T08:30:00-00",
            "2026-03-02T08:30:00-0000",
            "2026-03-02T08:30:00-00:00",
            "2026-02-30T08:30:00Z",
            "2026-03-02T24:00:00Z",
            "2026-03-02T08:30:00.Z",
            "2026-03-02T08:30:00,5Z",
            "2026-03-02T08:30:00+1:00",
            "2026-03-02T08:30:00Z[Europe/Paris]",
            "2026-03-02T08:60:00Z",
            "é026-03-02T08:30:00Z",
            "2026-03-02T08:30:00+24:00",
            "2026-03-02T08:30:00é",
        ] {
            assert_eq!(parse_timestamp(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_written_shows_milliseconds_and_reads_back() {
        for (text, written) in [
            ("2026-03-02T08:30:00Z", "2026-03-02T08:30:00.000Z"),
            ("2026-03-02T08:30:00.123456789Z", "2026-03-02T08:30:00.123456789Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"),
        ] {
            let instant = parse_timestamp(text).unwrap();
            assert_eq!(write_timestamp(instant), written);
            assert_eq!(parse_timestamp(written), Some(instant));
        }
    }
}
