//! Who vouches for a statement, and what it counts.

use std::fmt;

/// Who vouches for a statement. Set by the server from the sign-in or the client's credential,
/// never read from what was posted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Authority {
    /// The room that assesses: it drew the question and scored the answer.
    Assess,
    /// The room that teaches: what is done in its courses proves no level.
    Learn,
    /// An outside program, by the id of its credential.
    Client(String),
}

impl Authority {
    /// Reads back what [`Display`](fmt::Display) wrote.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "assess" => Some(Self::Assess),
            None if text == "learn" => Some(Self::Learn),
            Some(("client", id)) => Some(Self::Client(id.to_owned())),
            _ => None,
        }
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Assess => f.write_str("assess"),
            Self::Learn => f.write_str("learn"),
            Self::Client(id) => write!(f, "client:{id}"),
        }
    }
}

/// The profile of an answer given in a positioning session.
pub const POSITIONING: &str = "positioning";

/// The profile of what is done in a course.
pub const COURSE: &str = "course";

/// What a statement counts as evidence of a level, 0 to 1: the table of authority × profile. An
/// outside client's statement is training history and moves no level (law 9).
pub fn weight(authority: &Authority, profile: &str) -> f64 {
    match (authority, profile) {
        (Authority::Assess, POSITIONING) => 1.0,
        (Authority::Assess | Authority::Learn | Authority::Client(_), _) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_our_own_session_wrote_counts() {
        assert_eq!(weight(&Authority::Assess, POSITIONING), 1.0);
        assert_eq!(weight(&Authority::Assess, ""), 0.0);
        assert_eq!(weight(&Authority::Learn, COURSE), 0.0);
        assert_eq!(weight(&Authority::Learn, POSITIONING), 0.0);
        assert_eq!(weight(&Authority::Client("assess".to_owned()), POSITIONING), 0.0);
    }

    #[test]
    fn an_authority_is_read_back_as_it_was_written() {
        for authority in [Authority::Assess, Authority::Learn, Authority::Client("a:b".to_owned())] {
            assert_eq!(Authority::parse(&authority.to_string()), Some(authority));
        }
        assert_eq!(Authority::parse("client"), None);
    }
}
