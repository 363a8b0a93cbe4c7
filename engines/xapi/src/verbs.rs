//! IRIs of the verbs we write or look for, from ADL's vocabulary.

/// The learner replied to a question.
pub const ANSWERED: &str = "http://adlnet.gov/expapi/verbs/answered";
/// The learner moved forward.
pub const PROGRESSED: &str = "http://adlnet.gov/expapi/verbs/progressed";
/// The learner finished.
pub const COMPLETED: &str = "http://adlnet.gov/expapi/verbs/completed";
/// The platform opened an activity.
pub const LAUNCHED: &str = "http://adlnet.gov/expapi/verbs/launched";
/// The activity is ready.
pub const INITIALIZED: &str = "http://adlnet.gov/expapi/verbs/initialized";
/// The activity is closed.
pub const TERMINATED: &str = "http://adlnet.gov/expapi/verbs/terminated";
/// The learner met the criteria.
pub const PASSED: &str = "http://adlnet.gov/expapi/verbs/passed";
/// The learner did not meet the criteria.
pub const FAILED: &str = "http://adlnet.gov/expapi/verbs/failed";
/// A statement is to be disregarded: the one verb that xAPI reserves (Data 2.3.2).
pub const VOIDED: &str = "http://adlnet.gov/expapi/verbs/voided";
