//! The journal as a person reads it: what the same reader did over and over within an hour is one line.

use crate::AuditLine;

/// Length of the spans within which lines are put together, in microseconds: an hour of UTC.
const SPAN_MICROS: i64 = 3_600_000_000;

/// Lines of the same reader, content and purpose within an hour.
#[derive(Clone, Debug)]
pub struct JournalLine {
    /// The newest of them.
    pub newest: AuditLine,
    /// How many they are.
    pub times: i64,
}

/// Puts together what is the same but for the minute; newest first, as the lines came.
pub fn grouped(lines: Vec<AuditLine>) -> Vec<JournalLine> {
    let mut groups: Vec<JournalLine> = Vec::new();
    for line in lines {
        match groups.iter_mut().find(|g| same(&g.newest, &line)) {
            Some(group) => group.times += 1,
            None => groups.push(JournalLine { newest: line, times: 1 }),
        }
    }
    groups
}

/// By the reader's id too: two people may bear one name.
fn same(a: &AuditLine, b: &AuditLine) -> bool {
    let span = |line: &AuditLine| line.at.micros().div_euclid(SPAN_MICROS);
    (a.person, &a.reader, &a.program, &a.what, &a.purpose, span(a))
        == (b.person, &b.reader, &b.program, &b.what, &b.purpose, span(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{Instant, PersonId};
    use uuid::Uuid;

    fn line(id: u128, what: &str, minute: i64) -> AuditLine {
        AuditLine {
            at: Instant::from_micros(0).plus_seconds(60 * minute),
            person: Some(PersonId::from_uuid(Uuid::from_u128(id))),
            reader: Some("Hugo Lemaire".to_owned()),
            guest: false,
            program: None,
            what: what.to_owned(),
            purpose: "administration".to_owned(),
        }
    }

    #[test]
    fn what_one_reader_did_again_within_an_hour_is_one_line() {
        let lines = vec![
            line(1, "account", 70),
            line(1, "account", 59),
            line(2, "account", 58),
            line(1, "code", 57),
            line(1, "account", 3),
            line(1, "account", 0),
        ];
        let told: Vec<(i64, i64)> =
            grouped(lines).iter().map(|g| (g.newest.at.micros() / 60_000_000, g.times)).collect();
        assert_eq!(told, [(70, 1), (59, 3), (58, 1), (57, 1)]);
    }
}
