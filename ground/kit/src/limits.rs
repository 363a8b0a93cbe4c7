//! Limits that several rooms share, with their reasons. A room's own limits stand in that room.

/// Longest name of a person, in characters: the longest French civil names have about sixty.
pub const NAME_CHARS_MAX: usize = 120;

/// Longest free text of a form (a request, an answer to it), in characters: two dense pages.
pub const TEXT_CHARS_MAX: usize = 8_000;

/// Largest body of a page's form, in bytes; larger ones are refused.
pub const FORM_BYTES_MAX: usize = 64 * 1024;

/// Largest body of an API call, in bytes: a batch of statements.
pub const API_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Fewest people of whom a figure about their levels is shown: with ten, one who knows the nine others knows
/// the tenth. The one threshold of the whole product.
pub const GROUP_MIN: usize = 11;
