//! When to stop: precise enough, or long enough; where one cut matters, sure enough of its side.
//!
//! On standard errors, not on levels: a rule "P(level) ≥ 0.9" never fires with levels as wide as they are.

use crate::error::Error;
use crate::numbers::{Ability, Probability, StandardError};
use crate::posterior::Estimate;
use crate::unidimensional::Observation;

/// When a session ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    rms_standard_error: StandardError,
    answers_max: usize,
    answers_min: usize,
    minutes_max: f64,
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
    /// Stop: as many minutes as a session may take, though not as precise as was wanted.
    Late,
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
        Ok(Self { rms_standard_error, answers_max, answers_min, minutes_max: f64::INFINITY })
    }

    /// The same rule, which also stops after so many minutes, whatever the number of answers.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] unless above 0.
    pub const fn within(self, minutes_max: f64) -> Result<Self, Error> {
        if minutes_max > 0.0 {
            return Ok(Self { minutes_max, ..self });
        }
        Err(Error::OutOfRange { what: "the minutes of a session", value: minutes_max, allowed: "above 0" })
    }

    /// What to do after `answers` answers that left `rms_standard_error`
    /// ([`crate::Posterior::rms_standard_error`]). A session both precise and long is precise.
    #[must_use]
    pub fn decide(&self, rms_standard_error: StandardError, answers: usize) -> Decision {
        self.decide_after(rms_standard_error, answers, 0.0)
    }

    /// As [`Rule::decide`], after so many minutes.
    #[must_use]
    pub fn decide_after(&self, rms_standard_error: StandardError, answers: usize, minutes: f64) -> Decision {
        if minutes >= self.minutes_max {
            let precise = rms_standard_error <= self.rms_standard_error && answers >= self.answers_min;
            return if precise { Decision::Precise } else { Decision::Late };
        }
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

/// On which side of a cut somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// At the cut or above.
    Pass,
    /// Below it.
    Fail,
    /// Not sure enough yet.
    Undecided,
}

/// The sequential probability ratio test at a cut (Wald 1945; for adaptive tests Eggen 1999): after each answer the
/// likelihood a little above the cut is compared with that a little below.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wald {
    above: f64,
    below: f64,
    pass_at: f64,
    fail_at: f64,
}

impl Wald {
    /// A test at `cut` of abilities `half_width` above against as much below (0.01 to 5 logits): about a share
    /// `false_passes` of those below passes, and `false_failures` of those above fails (both above 0 and below ½).
    ///
    /// # Errors
    /// [`Error::OutOfRange`], naming the value.
    pub fn new(
        cut: Ability,
        half_width: f64,
        false_passes: Probability,
        false_failures: Probability,
    ) -> Result<Self, Error> {
        if !(0.01..=5.0).contains(&half_width) {
            let what = "the half-width about the cut";
            return Err(Error::OutOfRange { what, value: half_width, allowed: "between 0.01 and 5" });
        }
        let (alpha, beta) = (false_passes.get(), false_failures.get());
        if let Some(value) = [alpha, beta].into_iter().find(|share| *share <= 0.0 || *share >= 0.5) {
            let what = "the share of wrong verdicts";
            return Err(Error::OutOfRange { what, value, allowed: "above 0 and below 0.5" });
        }
        Ok(Self {
            above: cut.get() + half_width,
            below: cut.get() - half_width,
            pass_at: libm::log((1.0 - beta) / alpha),
            fail_at: libm::log(beta / (1.0 - alpha)),
        })
    }

    /// What the answers so far decide, in whatever order.
    #[must_use]
    pub fn decide(&self, observations: &[Observation]) -> Verdict {
        let ratio = self.log_ratio(observations);
        if ratio >= self.pass_at {
            Verdict::Pass
        } else if ratio <= self.fail_at {
            Verdict::Fail
        } else {
            Verdict::Undecided
        }
    }

    /// The verdict when no more can be asked: the nearer of both boundaries.
    #[must_use]
    pub fn decide_at_end(&self, observations: &[Observation]) -> Verdict {
        let middle = 0.5 * (self.pass_at + self.fail_at);
        if self.log_ratio(observations) >= middle { Verdict::Pass } else { Verdict::Fail }
    }

    fn log_ratio(&self, observations: &[Observation]) -> f64 {
        let mut terms: Vec<f64> = observations
            .iter()
            .map(|o| o.log_likelihood(self.above) - o.log_likelihood(self.below))
            .collect();
        // Sorted, so that the sum does not depend on the order in which answers came.
        terms.sort_by(f64::total_cmp);
        terms.iter().sum()
    }
}

/// The verdict of a posterior: pass or fail once either has the chance `at` (above ½).
#[must_use]
pub fn certain(estimate: Estimate, cut: Ability, at: Probability) -> Verdict {
    let passed = estimate.probability_at_least(cut);
    if passed >= at {
        Verdict::Pass
    } else if passed.get() <= 1.0 - at.get() {
        Verdict::Fail
    } else {
        Verdict::Undecided
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
        let timed = rule.within(45.0)?;
        assert_eq!(timed.decide_after(wide, 20, 44.9), Decision::Continue);
        assert_eq!(timed.decide_after(wide, 20, 45.0), Decision::Late);
        assert_eq!(timed.decide_after(narrow, 20, 45.0), Decision::Precise);
        assert_eq!(timed.decide_after(narrow, 3, 45.0), Decision::Late, "too few answers to be precise");
        assert!(rule.within(f64::NAN).is_err());
        Ok(())
    }
}
