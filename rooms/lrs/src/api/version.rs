//! Versions of xAPI: which one a request speaks, and which one we say we are (Communication 3.3).

use http::HeaderName;

/// The header that names the version, in requests and in answers.
pub(super) const HEADER: HeaderName = HeaderName::from_static("x-experience-api-version");

/// A version that is spoken here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// 1.0, any patch.
    One,
    /// 2.0 (IEEE 9274.1.1), any patch.
    Two,
}

impl Version {
    /// Every version, the oldest first.
    pub(super) const ALL: [Self; 2] = [Self::One, Self::Two];

    /// The version that a header names; `None` when it is not spoken here.
    pub(super) fn read(header: &str) -> Option<Self> {
        let is_patch = |rest: &str| {
            rest.is_empty()
                || rest
                    .strip_prefix('.')
                    .is_some_and(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
        };
        let header = header.trim();
        let speaks = |minor: &str| header.strip_prefix(minor).is_some_and(is_patch);
        match (speaks("1.0"), speaks("2.0")) {
            (true, _) => Some(Self::One),
            (false, true) => Some(Self::Two),
            (false, false) => None,
        }
    }

    /// What a statement that says no version is given: of 1.0 the first patch, whichever the request
    /// speaks (1.0.3, Data 2.4.10); 2.0 has one.
    pub(super) fn of_statements(self) -> &'static str {
        match self {
            Self::One => "1.0.0",
            Self::Two => "2.0.0",
        }
    }

    /// The latest patch: what answers carry.
    pub(super) fn latest(self) -> &'static str {
        match self {
            Self::One => "1.0.3",
            Self::Two => "2.0.0",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patches_are_accepted_and_other_versions_are_not() {
        for one in ["1.0", "1.0.0", "1.0.3", "1.0.12", " 1.0.1 "] {
            assert_eq!(Version::read(one), Some(Version::One), "{one}");
        }
        for two in ["2.0", "2.0.0", "2.0.7"] {
            assert_eq!(Version::read(two), Some(Version::Two), "{two}");
        }
        for bad in ["", "1", "0.95", "1.1.0", "1.0.", "1.0.x", "1.03", "2.1", "1.0.0.0", "latest"] {
            assert_eq!(Version::read(bad), None, "{bad}");
        }
    }
}
