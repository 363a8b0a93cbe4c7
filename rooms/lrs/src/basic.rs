//! The `Authorization` header of HTTP Basic (RFC 7617).

use base64::Engine as _;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::{alphabet, engine::DecodePaddingMode};
use http::{HeaderMap, header};

/// The usual alphabet; some programs leave the padding out.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The user and the password of a request; `None` when it has none that can be read.
pub(crate) fn credentials(headers: &HeaderMap) -> Option<(String, String)> {
    let header = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = header.trim().split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(BASE64.decode(encoded.trim()).ok()?).ok()?;
    let (user, password) = decoded.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;
    use proptest::prelude::*;

    fn read(header: impl AsRef<[u8]>) -> Option<(String, String)> {
        let value = HeaderValue::from_bytes(header.as_ref()).ok()?;
        credentials(&HeaderMap::from_iter([(header::AUTHORIZATION, value)]))
    }

    #[test]
    fn user_and_password_are_read() {
        let pair = Some(("Aladdin".to_owned(), "open:sesame".to_owned()));
        assert_eq!(read("Basic QWxhZGRpbjpvcGVuOnNlc2FtZQ=="), pair);
        assert_eq!(read("basic  QWxhZGRpbjpvcGVuOnNlc2FtZQ "), pair);
    }

    #[test]
    fn what_is_no_basic_header_gives_nothing() {
        assert_eq!(credentials(&HeaderMap::new()), None);
        for bad in ["", "Basic", "Basic ", "Bearer QTpC", "Basic QQ==", "Basic /w==", "Basic *", "BasicQTpC"]
        {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_header_panics(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _ = read(&bytes);
            let _ = read([b"Basic ".as_slice(), &bytes].concat());
        }

        #[test]
        fn whatever_is_sent_is_read_back(user in "[^:\\PC]{0,20}", password in "\\PC{0,40}") {
            let header = format!("Basic {}", BASE64.encode(format!("{user}:{password}")));
            prop_assert_eq!(read(header), Some((user, password)));
        }
    }
}
