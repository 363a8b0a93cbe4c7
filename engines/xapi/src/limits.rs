//! Bounds on what is read and on what is said back. The size of a request in bytes is the web layer's.

/// Levels of objects and arrays in one statement. The deepest place the specification names is nine levels
/// down (a component's description in a SubStatement's context activity); the rest is left to extensions.
/// It stays far under serde_json's own 128, which is what keeps recursion off the end of the stack.
pub const NESTING_MAX: usize = 32;

/// Faults listed in one report: enough to mend a batch by hand, too few for a hostile body of a million
/// unknown properties to come back as a gigabyte of reasons.
pub const FAULTS_MAX: usize = 200;

/// Bytes of a language tag. RFC 5646, 4.4.1 counts 35 for the longest useful one; the rest is left to
/// private use, and no further, since variants are compared with each other.
pub const LANGUAGE_TAG_LENGTH_MAX: usize = 100;

/// Characters of a property's name repeated in a path, for the same reason; activity and extension IRIs
/// seldom reach it.
pub const NAME_LENGTH_MAX: usize = 120;
