//! When to stop: precise enough, or long enough.
//!
//! On standard errors, not on levels: a rule "P(level) ≥ 0.9" never fires with levels as wide as they are.

use crate::error::Error;
use crate::numbers::StandardError;

/// When a session ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    rms_standard_error: StandardError,
    answers_max: usize,
    answers_min: usize,
}

/// What the rule says of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Ask on.
    Continue,
    /// Stop: the abilities are known as precisely as was wanted.
    Precise,
    /// Stop: as many answers as a session may take, though not as precise as was wanted.
    Long,
}

impl Rule {
    /// Stops at `rms_standard_error` (root mean square over the domains in scope) once there are
    /// `answers_min`, and at `answers_max` anyway.
    ///
    /// # Errors
    /// [`Error::AnswersCrossed`] when the least number of answers exceeds the greatest.
    pub const fn new(
        rms_standard_error: StandardError,
        answers_max: usize,
        answers_min: usize,
    ) -> Result<Self, Error> {
        if answers_min > answers_max {
            return Err(Error::AnswersCrossed { answers_min, answers_max });
        }
        Ok(Self { rms_standard_error, answers_max, answers_min })
    }

    /// What to do after `answers` answers that left `rms_standard_error`
    /// ([`crate::Posterior::rms_standard_error`]). A session both precise and long is precise.
    #[must_use]
    pub fn decide(&self, rms_standard_error: StandardError, answers: usize) -> Decision {
        if answers < self.answers_min {
            Decision::Continue
        } else if rms_standard_error <= self.rms_standard_error {
            Decision::Precise
        } else if answers >= self.answers_max {
            Decision::Long
        } else {
            Decision::Continue
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_goes_on_until_it_is_precise_or_long_and_never_ends_too_early() -> Result<(), Error> {
        let (wide, narrow) = (StandardError::new(0.6)?, StandardError::new(0.3)?);
        let rule = Rule::new(StandardError::new(0.35)?, 60, 12)?;
        assert_eq!(rule.decide(narrow, 11), Decision::Continue);
        assert_eq!(rule.decide(narrow, 12), Decision::Precise);
        assert_eq!(rule.decide(wide, 59), Decision::Continue);
        assert_eq!(rule.decide(wide, 60), Decision::Long);
        assert_eq!(rule.decide(narrow, 60), Decision::Precise);
        assert!(Rule::new(wide, 5, 6).is_err());
        Ok(())
    }
}
