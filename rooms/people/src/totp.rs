//! Codes by time: the second factor of guests (TOTP, RFC 6238, over HOTP, RFC 4226). Pure.
//!
//! The parameters are those that every authenticator application has without being told: HMAC-SHA-1, six digits, steps of
//! thirty seconds. SHA-1's collisions do not weaken HMAC (RFC 6151, 2).

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use kit::{Ids, Instant};
use sha1::Sha1;

/// Seconds that a code lasts (RFC 6238, 5.2).
const STEP_SECONDS: i64 = 30;
/// Steps before and after the present one whose codes are taken: clocks differ, and typing takes its time.
const WINDOW_STEPS: i64 = 1;
/// Bytes of a key: the length of the hash (RFC 4226, 4).
const KEY_BYTES: usize = 20;
/// Codes have six digits.
const MODULUS: u32 = 1_000_000;
/// RFC 4648, 6.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The key that a person's application and we share.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; KEY_BYTES]);

impl Key {
    /// A new key.
    pub fn new(ids: &dyn Ids) -> Self {
        let (mut key, secret) = ([0; KEY_BYTES], ids.secret());
        key.copy_from_slice(&secret[..KEY_BYTES]);
        Self(key)
    }

    /// A key as it is stored; `None` for another length.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    /// A key as our own form carries it, in base 32; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bits = (0_u32, 0);
        let mut bytes = Vec::with_capacity(KEY_BYTES);
        for sign in text.bytes() {
            let value = BASE32.iter().position(|b| *b == sign)?;
            // A sign holds five bits, a byte eight; less than thirteen wait at any time.
            bits = ((bits.0 << 5) | u32::try_from(value).ok()?, bits.1 + 5);
            if bits.1 >= 8 {
                bits.1 -= 8;
                bytes.push(u8::try_from((bits.0 >> bits.1) & 0xff).ok()?);
                bits.0 &= (1 << bits.1) - 1;
            }
        }
        Self::from_bytes(&bytes)
    }

    /// In base 32, as applications take it: thirty-two signs.
    pub fn base32(&self) -> String {
        let mut out = String::with_capacity(32);
        let (mut bits, mut held) = (0_u32, 0);
        for byte in self.0 {
            (bits, held) = ((bits << 8) | u32::from(byte), held + 8);
            while held >= 5 {
                held -= 5;
                out.push(char::from(BASE32[((bits >> held) & 31) as usize]));
                bits &= (1 << held) - 1;
            }
        }
        out
    }

    /// The same in groups of four, to be read and typed.
    pub fn grouped(&self) -> String {
        let text = self.base32();
        let groups: Vec<&str> = (0..text.len()).step_by(4).map(|at| &text[at..at + 4]).collect();
        groups.join(" ")
    }

    /// The address that applications open, and that the drawing to be photographed holds.
    pub fn address(&self, sign_in: &str) -> String {
        let account: String = form_urlencoded::byte_serialize(sign_in.as_bytes()).collect();
        format!("otpauth://totp/Passeport:{account}?secret={}&issuer=Passeport", self.base32())
    }

    /// The code of a step, counted from 1970.
    fn code(&self, step: i64) -> u32 {
        // A key of any length is right, by RFC 2104; a code that cannot be made is nobody's.
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&self.0) else { return MODULUS };
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        // RFC 4226, 5.3: four bytes from where the last half byte says.
        let at = usize::from(hash[19] & 0xf);
        let four = [hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]];
        u32::from_be_bytes(four) % MODULUS
    }

    /// The code that an application shows at an instant.
    pub fn code_at(&self, now: Instant) -> String {
        format!("{:06}", self.code(step_at(now)))
    }

    /// The step whose code was typed, if it is one of those taken now and later than the last one taken: each code
    /// holds once (RFC 6238, 5.2). Spaces do not matter.
    pub(crate) fn step_of(&self, typed: &str, now: Instant, last: i64) -> Option<i64> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (code, present) = (digits.parse::<u32>().ok()?, step_at(now));
        (present - WINDOW_STEPS..=present + WINDOW_STEPS)
            .find(|step| *step > last && self.code(*step) == code)
    }
}

/// Never shown by accident.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

fn step_at(now: Instant) -> i64 {
    now.micros().div_euclid(STEP_SECONDS * 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The key of the test vectors of both standards.
    fn key() -> Key {
        Key(*b"12345678901234567890")
    }

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(0).plus_seconds(seconds)
    }

    #[test]
    fn codes_are_those_of_the_standards() {
        // RFC 4226, appendix D.
        let counted =
            [755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871, 520_489];
        for (step, code) in (0..).zip(counted) {
            assert_eq!(key().code(step), code, "step {step}");
        }
        // RFC 6238, appendix B, the last six of its eight digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(key().code_at(at(seconds)), code, "after {seconds} s");
        }
    }

    #[test]
    fn a_key_is_written_as_the_standard_says() {
        // RFC 4648's alphabet: what every application shows for this key.
        assert_eq!(key().base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(key().grouped(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(Key::parse("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), Some(key()));
        for wrong in ["", "GEZD", "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZD"]
        {
            assert_eq!(Key::parse(wrong), None, "{wrong}");
        }
        let address = key().address("a.b@exemple.fr");
        assert!(address.starts_with("otpauth://totp/Passeport:a.b%40exemple.fr?secret=GEZD"), "{address}");
    }

    #[test]
    fn a_code_is_taken_a_step_early_or_late_and_once() {
        let (key, now) = (key(), at(1_000_000_000));
        let code = key.code_at(now);
        let step = key.step_of(&code, now, 0).unwrap();
        for seconds in [-30, 0, 30] {
            assert_eq!(key.step_of(&code, now.plus_seconds(seconds), 0), Some(step), "{seconds}");
        }
        for seconds in [-60, 60, 3600] {
            assert_eq!(key.step_of(&code, now.plus_seconds(seconds), 0), None, "{seconds}");
        }
        assert_eq!(key.step_of(&code, now, step), None, "it was taken already");
        assert_eq!(key.step_of(&format!("{} {}", &code[..3], &code[3..]), now, 0), Some(step));
        for wrong in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(key.step_of(wrong, now, 0), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_key_is_read_back(bytes: [u8; KEY_BYTES]) {
            prop_assert_eq!(Key::parse(&Key(bytes).base32()), Some(Key(bytes)));
        }
    }
}
