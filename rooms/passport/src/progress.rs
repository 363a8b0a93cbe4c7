//! How far somebody has come with the core: told by name to whoever manages her, and so without any level.

use crate::{Passport, State};

/// How far somebody has come with the positioning over the core.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// No answer that counts yet.
    NotBegun,
    /// An answer that counts, and a domain that is not measured.
    Begun,
    /// Every domain is measured.
    Done,
}

impl Progress {
    /// Every one, in order.
    pub const ALL: [Self; 3] = [Self::NotBegun, Self::Begun, Self::Done];
}

impl Passport {
    /// How far its person has come. As evidence ages, a domain may need a few more answers to be measured again.
    pub fn progress(&self) -> Progress {
        if self.answers == 0 {
            Progress::NotBegun
        } else if self.domains.iter().all(|domain| domain.state == State::Measured) {
            Progress::Done
        } else {
            Progress::Begun
        }
    }
}
