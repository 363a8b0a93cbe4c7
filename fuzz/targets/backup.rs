//! A backup: whatever lines stand in it, and whatever bytes the file has, it is read or refused. What is read is written
//! again with the same content.
#![no_main]

use std::io::{Cursor, Write as _};

use archive::{Reader, SEAL_BYTES, Writer, check_seal};
use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(before) = check_seal(&mut Cursor::new(bytes)) {
        let _ = Reader::new(&bytes[..before as usize]).and_then(|reader| reader.check(&mut |_| {}));
    }
    let _ = Reader::new(bytes).and_then(|reader| reader.check(&mut |_| {}));
    // The bytes as the lines of a file that was packed rightly, so that the fuzzer need not find how to pack.
    let mut out = GzEncoder::new(Vec::new(), Compression::none());
    out.write_all(bytes).expect("memory takes it");
    let packed = out.finish().expect("memory takes it");
    let Ok((header, summary)) = Reader::new(&packed[..]).and_then(|reader| reader.check(&mut |_| {})) else { return };
    let mut reader = Reader::new(&packed[..]).expect("it was read before");
    let mut writer = Writer::new(Vec::new(), &header).expect("memory takes it");
    while reader.begin_table().expect("it was read before").is_some() {
        while let Some(row) = reader.row().expect("it was read before") {
            writer.row(&row).expect("what is read can be written");
        }
        writer.end_table().expect("as many rows as the header says");
    }
    let (again, _) = writer.finish().expect("every table was written");
    let before = check_seal(&mut Cursor::new(&again)).expect("it is sealed");
    assert_eq!(before, again.len() as u64 - SEAL_BYTES);
    let (_, second) = Reader::new(&again[..before as usize]).and_then(|r| r.check(&mut |_| {})).expect("it is read");
    assert_eq!(second.rows, summary.rows);
});
