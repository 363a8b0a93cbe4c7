//! IRIs of the verbs we write or look for, from ADL's vocabulary.

/// The learner replied to a question.
pub const ANSWERED: &str = "http://adlnet.gov/expapi/verbs/answered";
/// The learner moved forward.
pub const PROGRESSED: &str = "http://adlnet.gov/expapi/verbs/progressed";
/// The learner finished.
pub const COMPLETED: &str = "http://adlnet.gov/expapi/verbs/completed";
/// A statement is to be disregarded: the one verb that xAPI reserves (Data 2.3.2).
pub const VOIDED: &str = "http://adlnet.gov/expapi/verbs/voided";
