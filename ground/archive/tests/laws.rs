//! What is written is read again, to the bit; what is not as it was written is refused.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::io::{Cursor, Read as _, Write as _};

use archive::{
    ArchiveError, Column, Header, Kind, LINE_BYTES_MAX, Reader, SEAL_BYTES, Step, Summary, Table, Value,
    Writer, check_seal, parse_row, write_row,
};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use kit::Instant;
use proptest::prelude::*;

fn columns() -> Vec<Column> {
    let column = |(name, kind, null): (&str, Kind, bool)| Column { name: name.to_owned(), kind, null };
    [
        ("a_int", Kind::Int, false),
        ("b_int", Kind::Int, true),
        ("c_float", Kind::Float, true),
        ("d_text", Kind::Text, true),
        ("e_bytes", Kind::Bytes, true),
    ]
    .map(column)
    .to_vec()
}

fn row() -> impl Strategy<Value = Vec<Value>> {
    let number = any::<u64>().prop_map(f64::from_bits).prop_filter("finite", |n| n.is_finite());
    let float = prop_oneof![number, Just(-0.0), Just(5e-324), Just(f64::MAX), Just(0.1 + 0.2)];
    let or_null = |value: BoxedStrategy<Value>| prop_oneof![1 => Just(Value::Null), 4 => value];
    (
        any::<i64>().prop_map(Value::Int),
        or_null(prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX)].prop_map(Value::Int).boxed()),
        or_null(float.prop_map(Value::Float).boxed()),
        or_null(any::<String>().prop_map(Value::Text).boxed()),
        or_null(any::<Vec<u8>>().prop_map(Value::Bytes).boxed()),
    )
        .prop_map(|(a, b, c, d, e)| vec![a, b, c, d, e])
}

fn bits(value: &Value) -> Option<u64> {
    match value {
        Value::Float(number) => Some(number.to_bits()),
        _ => None,
    }
}

proptest! {
    #[test]
    fn a_row_is_read_as_it_was_written_to_the_bit(row in row()) {
        let mut line = Vec::new();
        write_row(&mut line, &row).unwrap();
        prop_assert!(!line.contains(&b'\n'));
        let read = parse_row(std::str::from_utf8(&line).unwrap(), &columns()).unwrap();
        prop_assert_eq!(&read, &row);
        prop_assert_eq!(read.iter().map(bits).collect::<Vec<_>>(), row.iter().map(bits).collect::<Vec<_>>());
    }

    #[test]
    fn whatever_stands_in_a_line_is_read_or_refused(line in any::<String>()) {
        let _ = parse_row(&line, &columns());
    }

    #[test]
    fn a_backup_is_read_as_it_was_written(rows in prop::collection::vec(row(), 0..20)) {
        let bytes = written(&rows);
        let mut reader = Reader::new(&bytes[..bytes.len() - SEAL_BYTES as usize]).unwrap();
        prop_assert_eq!(reader.begin_table().unwrap(), Some(0));
        prop_assert_eq!(reader.row().unwrap(), None);
        prop_assert_eq!(reader.begin_table().unwrap(), Some(1));
        for row in &rows {
            let read = reader.row().unwrap();
            prop_assert_eq!(read.as_ref(), Some(row));
        }
        prop_assert_eq!(reader.row().unwrap(), None);
        prop_assert_eq!(reader.begin_table().unwrap(), None);
        prop_assert_eq!(reader.finish().unwrap().rows, rows.len() as u64);
    }
}

#[test]
fn a_number_that_is_not_finite_is_refused_when_written_and_when_read() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let said = write_row(&mut Vec::new(), &[Value::Float(number)]).unwrap_err();
        assert!(said.contains("not a finite number"), "{said}");
    }
    for line in ["[1,null,\"NaN\",null,null]", "[1,null,\"inf\",null,null]", "[1,null,\"1e999\",null,null]"] {
        let said = parse_row(line, &columns()).unwrap_err();
        assert!(said.contains("“c_float” is not a finite number"), "{said}");
    }
}

#[test]
fn a_value_of_another_type_is_refused_with_its_reason() {
    for (line, reason) in [
        ("[\"1\",null,null,null,null]", "invalid type: string"),
        ("[1.5,null,null,null,null]", "invalid type: floating point"),
        ("[9223372036854775808,null,null,null,null]", "invalid value: integer"),
        ("[null,null,null,null,null]", "column “a_int” is empty"),
        ("[1,null,0.5,null,null]", "invalid type: floating point"),
        ("[1,null,null,7,null]", "invalid type: integer"),
        ("[1,null,null,null,\"*\"]", "column “e_bytes” is not in base 64"),
        ("[1,null,null,null]", "invalid length 4"),
        ("[1,null,null,null,null,null]", "invalid length 6"),
        ("[1,null,null,null,null] x", "trailing characters"),
        ("{}", "a row of 5 values"),
        ("", "EOF"),
    ] {
        let said = parse_row(line, &columns()).unwrap_err();
        assert!(said.contains(reason), "{line}: {said}");
    }
}

fn header(rows: u64) -> Header {
    let table = |name: &str, rows| Table { name: name.to_owned(), rows, columns: columns() };
    let steps = vec![Step("people".to_owned(), 1, "00".to_owned())];
    Header::new("0.1.0", Instant::from_micros(0), steps, vec![table("first", 0), table("second", rows)])
}

fn written(rows: &[Vec<Value>]) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), &header(rows.len() as u64)).unwrap();
    writer.end_table().unwrap();
    for row in rows {
        writer.row(row).unwrap();
    }
    writer.end_table().unwrap();
    writer.finish().unwrap().0
}

fn some_rows(count: i64) -> Vec<Vec<Value>> {
    let text = |n: i64| Value::Text(format!("ligne {n} — « été »"));
    (0..count)
        .map(|n| vec![Value::Int(n), Value::Null, Value::Float(0.1), text(n), Value::Bytes(vec![0, 255])])
        .collect()
}

/// Seal, header and every row: what `restore` looks at before it writes.
fn read(bytes: &[u8]) -> archive::Result<(Header, Summary)> {
    let before = check_seal(&mut Cursor::new(bytes))?;
    Reader::new(bytes.take(before))?.check(&mut |_| {})
}

#[test]
fn the_same_rows_have_the_same_content_whenever_they_are_written() {
    let (one, two) = (written(&some_rows(50)), written(&some_rows(50)));
    assert_eq!(read(&one).unwrap(), read(&two).unwrap());
    assert_ne!(read(&one).unwrap().1.content, read(&written(&some_rows(49))).unwrap().1.content);
}

#[test]
fn common_tools_read_the_lines() {
    let mut text = String::new();
    MultiGzDecoder::new(&written(&some_rows(2))[..]).read_to_string(&mut text).unwrap();
    let begins = text.lines().map(|line| line.split([':', ',']).next().unwrap_or_default());
    let begins: Vec<&str> = begins.collect();
    let expected = [
        "{\"passeport_backup\"",
        "{\"table\"",
        "{\"rows\"",
        "{\"table\"",
        "[0",
        "[1",
        "{\"rows\"",
        "{\"content\"",
        "{\"seal\"",
    ];
    assert_eq!(begins, expected, "{text}");
}

#[test]
fn every_single_byte_that_changes_is_seen() {
    let bytes = written(&some_rows(20));
    assert!(read(&bytes).is_ok());
    for place in 0..bytes.len() {
        for change in [1, 128] {
            let mut altered = bytes.clone();
            altered[place] ^= change;
            let error = read(&altered).unwrap_err();
            assert!(matches!(error, ArchiveError::Altered | ArchiveError::NotOne), "{place}: {error}");
        }
    }
}

#[test]
fn a_backup_that_was_cut_short_or_made_longer_is_refused() {
    let bytes = written(&some_rows(20));
    for length in 0..bytes.len() {
        let error = read(&bytes[..length]).unwrap_err();
        assert!(matches!(error, ArchiveError::Altered | ArchiveError::NotOne), "{length}: {error}");
    }
    let longer = [bytes.as_slice(), b"x"].concat();
    assert!(matches!(read(&longer), Err(ArchiveError::Altered)));
}

#[test]
fn what_is_no_backup_is_said_to_be_none() {
    for bytes in [&b""[..], b"PK\x03\x04", b"Dear reader, this is a letter and no backup of anything at all."]
    {
        assert!(matches!(read(bytes), Err(ArchiveError::NotOne)), "{bytes:?}");
    }
}

/// A file whose seal and packing are right, whatever its lines: what somebody could make who knows the format.
fn made_of(lines: &str) -> archive::Result<(Header, Summary)> {
    let mut out = GzEncoder::new(Vec::new(), Compression::new(2));
    out.write_all(lines.as_bytes()).unwrap();
    Reader::new(&out.finish().unwrap()[..])?.check(&mut |_| {})
}

fn lines(rows: &[Vec<Value>]) -> String {
    let bytes = written(rows);
    let mut text = String::new();
    MultiGzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
    text.split("{\"seal\"").next().unwrap_or_default().to_owned()
}

#[test]
fn parts_that_are_missing_twice_or_unknown_are_refused_by_their_place() {
    let right = lines(&some_rows(3));
    assert!(made_of(&right).is_ok());
    let first: Vec<&str> = right.lines().filter(|l| l.starts_with("{\"table\":\"first\"}")).collect();
    assert_eq!(first.len(), 1);
    let row = right.lines().find(|l| l.starts_with("[1,")).unwrap();
    for (from, to, reason) in [
        ("{\"table\":\"first\"}\n", "", "line 2, table “first”: table “first” does not begin here"),
        ("{\"table\":\"second\"}", "{\"table\":\"first\"}", "table “first” stands where “second” should"),
        ("{\"table\":\"first\"}", "{\"table\":\"third\"}", "table “third” stands where “first” should"),
        ("{\"table\":\"first\"}", "{\"table\":\"first\",\"x\":1}", "does not begin here"),
        (row, &format!("{row}\n{row}"), "the table should end after 3 rows"),
        (&format!("{row}\n"), "", "line 7, table “second”"),
        (row, &row.replace("été", "ete"), "the hash of the table is another one"),
        ("{\"content\"", "{\"contents\"", "the hash of the content is another one, or is missing"),
        ("\"version\":\"0.1.0\"", "\"version\":1", "header: invalid type"),
        ("\"kind\":\"int\"", "\"kind\":\"date\"", "header: unknown variant"),
        ("\"name\":\"first\"", "\"name\":\"second\"", "stands twice"),
        ("\"name\":\"first\"", "\"name\":\"x; DROP TABLE y\"", "no plain name"),
        ("\"name\":\"b_int\"", "\"name\":\"a_int\"", "stands twice"),
        (
            "\"passeport_backup\":1",
            "\"passeport_backup\":2",
            "has format 2, and this version reads 1 at most",
        ),
        ("\"passeport_backup\":1", "\"passeport_backup\":0", "there is no format 0"),
        ("\"passeport_backup\":1", "\"other\":1", "not a backup of Passeport"),
    ] {
        let changed = right.replacen(from, to, 1);
        assert_ne!(changed, right, "{from}");
        let said = made_of(&changed).unwrap_err().to_string();
        assert!(said.contains(reason), "{from} -> {to}: {said}");
    }
    let said = made_of(&format!("{right}{{}}\n")).unwrap_err().to_string();
    assert!(said.contains("something stands after the end"), "{said}");
    let short = right.split("{\"content\"").next().unwrap_or_default();
    assert!(made_of(short).unwrap_err().to_string().contains("the backup ends here"));
    let in_a_row = right.split("2,null").next().unwrap_or_default();
    assert!(made_of(in_a_row).unwrap_err().to_string().contains("the backup ends here"));
}

/// Text without end, as a small file can be unpacked into.
struct Endless(u64);

impl std::io::Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let length = out.len().min(usize::try_from(self.0).unwrap_or(usize::MAX));
        out[..length].fill(b' ');
        self.0 -= length as u64;
        Ok(length)
    }
}

#[test]
fn a_small_file_that_unpacks_into_a_line_without_end_is_refused_within_bounds() {
    let mut out = GzEncoder::new(Vec::new(), Compression::new(2));
    std::io::copy(&mut Endless(3 * LINE_BYTES_MAX as u64), &mut out).unwrap();
    let bytes = out.finish().unwrap();
    assert!(bytes.len() < LINE_BYTES_MAX, "{}", bytes.len());
    assert!(matches!(Reader::new(&bytes[..]), Err(ArchiveError::NotOne)));
    let right = lines(&some_rows(1));
    let (head, _) = right.split_once("[0,").unwrap();
    let mut out = GzEncoder::new(Vec::new(), Compression::new(2));
    out.write_all(head.as_bytes()).unwrap();
    std::io::copy(&mut Endless(2 * LINE_BYTES_MAX as u64), &mut out).unwrap();
    let bytes = out.finish().unwrap();
    let said = Reader::new(&bytes[..]).unwrap().check(&mut |_| {}).unwrap_err().to_string();
    assert!(said.contains("it has more than 16777216 bytes"), "{said}");
}

#[test]
fn a_writer_refuses_other_rows_than_it_announced() {
    let mut writer = Writer::new(Vec::new(), &header(2)).unwrap();
    writer.end_table().unwrap();
    writer.row(&some_rows(1)[0]).unwrap();
    let said = writer.end_table().unwrap_err().to_string();
    assert!(said.contains("1 rows were read, and 2 counted"), "{said}");
    let writer = Writer::new(Vec::new(), &header(0)).unwrap();
    assert!(writer.finish().err().is_some_and(|e| e.to_string().contains("its rows were not read")));
}
