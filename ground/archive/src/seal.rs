//! The seal: the hash of everything before it, at the end of the file.
//!
//! It is a gzip member of its own, of a fixed length, so that `zcat` reads the file whole. Its bytes follow from the
//! hash alone: no byte of the file can change unseen, those that unpacking passes over included.

use std::io::{Read, Seek, SeekFrom};

use flate2::Crc;
use sha2::{Digest as _, Sha256};

use crate::{ArchiveError, Result};

/// The bytes of a seal.
pub const SEAL_BYTES: u64 = 99;
/// What every gzip member of ours begins with: deflate, no flags, no time (RFC 1952, 2.3).
pub(crate) const GZIP: [u8; 3] = [0x1f, 0x8b, 8];
/// Bytes hashed at a time.
const PIECE: usize = 64 * 1024;

/// The seal of a hash: a gzip member with one stored block (RFC 1951, 3.2.4).
pub(crate) fn seal(hash: [u8; 32]) -> Vec<u8> {
    let line = format!("{{\"seal\":\"{}\"}}\n", kit::fingerprint::hex(&hash));
    let mut crc = Crc::new();
    crc.update(line.as_bytes());
    // Seventy-six: eleven signs around the hash's sixty-four, and the line end.
    let length = u16::try_from(line.len()).unwrap_or(u16::MAX);
    let mut bytes = vec![GZIP[0], GZIP[1], GZIP[2], 0, 0, 0, 0, 0, 0, 255, 1];
    bytes.extend(length.to_le_bytes());
    bytes.extend((!length).to_le_bytes());
    bytes.extend(line.as_bytes());
    bytes.extend(crc.sum().to_le_bytes());
    bytes.extend(u32::from(length).to_le_bytes());
    bytes
}

/// Reads a file from its beginning and checks that no byte of it changed. Returns how many bytes stand before the
/// seal: hand so many to [`Reader`](crate::Reader).
pub fn check_seal(file: &mut (impl Read + Seek)) -> Result<u64> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let mut head = [0; GZIP.len()];
    if length < head.len() as u64 {
        return Err(ArchiveError::NotOne);
    }
    file.read_exact(&mut head)?;
    if head != GZIP {
        return Err(ArchiveError::NotOne);
    }
    let before = length.checked_sub(SEAL_BYTES).ok_or(ArchiveError::Altered)?;
    file.seek(SeekFrom::Start(0))?;
    let (mut hash, mut left, mut piece) = (Sha256::new(), before, vec![0; PIECE]);
    while left > 0 {
        let most = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        file.read_exact(&mut piece[..most])?;
        hash.update(&piece[..most]);
        left -= most as u64;
    }
    let mut found = Vec::new();
    file.take(SEAL_BYTES + 1).read_to_end(&mut found)?;
    if found != seal(hash.finalize().into()) {
        return Err(ArchiveError::Altered);
    }
    Ok(before)
}
