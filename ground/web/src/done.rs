//! What an address says was just done.

use serde::Deserialize;

/// The query of an address to which a form led on: a word of ours that the redirection left there (`?fait=…`), for the
/// page to tell it. Whoever types another word is told nothing.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Done {
    /// The word; empty without one.
    #[serde(default)]
    pub fait: String,
}
