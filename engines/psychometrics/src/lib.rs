//! Psychometrics: what a person's answers say about their abilities, and which question to ask next.
//!
//! Pure functions over checked numbers: no clock, no input or output, no global randomness, no hash
//! order. The same answers give the same bits on every machine, in whatever order they arrive.
//!
//! | module | offers |
//! | --- | --- |
//! | [`numbers`] | `Probability`, `Ability`, `StandardError`, `Information`, `Weight`: checked on entry |
//! | [`response`] | what an item does: probability, information, derivatives (1PL to 3PL, graded, partial credit) |
//! | [`model`] | how abilities spread over domains and competences before any answer |
//! | [`mod@estimate`] | answers → posterior, by a Gaussian variational approximation |
//! | [`earlier`] | an unsupervised session beside a supervised one, with a consistency check |
//! | [`population`] | μ, Σ and τ from the answers of many people |
//! | [`unidimensional`] | one ability alone: EAP, MAP, ML, WLE, plausible values, level probabilities |
//! | [`posterior`] | estimates and covariances of domains and competences |
//! | [`joint`] | the chance that several abilities reach their cuts together |
//! | [`level`] | cut scores, credited level, shown scale |
//! | [`scale`] | true scores and back, change of scale |
//! | [`calibration`] | parameters of items from answers: marginal maximum likelihood |
//! | [`linking`] | two calibrations with common items, on one scale |
//! | [`dif`] | whether an item is the same for two groups of like ability |
//! | [`quality`] | whether items, people, options, times and classifications can be relied on |
//! | [`drift`] | whether an item is still what it was when it was calibrated |
//! | [`selection`] | expected fall of variance of an item or of a block; the pick among the best |
//! | [`stopping`] | precise enough, long enough, or go on |
//! | [`pix_like`] | the closest peer's method, as a baseline |
//! | [`age`] | the weight left to an old answer |
//! | [`simulate`] | seeded persons and answers, for tests, demonstrations and authors |
//!
//! **To add the next one**: a new kind of item gets its derivatives in [`response`] and nothing else
//! changes; a new rule (of selection, stopping, …) gets a file of its own, takes a [`Posterior`], returns a
//! value, and cites its source; its laws go to `tests/` under a name that reads as a sentence.

pub mod age;
pub mod calibration;
pub mod dif;
pub mod drift;
pub mod earlier;
pub mod error;
pub mod estimate;
pub mod joint;
pub mod level;
pub mod linking;
pub mod model;
pub mod numbers;
pub mod pix_like;
pub mod population;
pub mod posterior;
pub mod quality;
pub mod response;
pub mod scale;
pub mod scope;
pub mod selection;
pub mod simulate;
pub mod stopping;
pub mod unidimensional;

mod arrow;
mod chi_square;
mod cholesky;
mod exponential;
mod normal;
mod parts;
mod spread;

pub use error::Error;
pub use estimate::{Evidence, Response, Subject, estimate, estimate_with};
pub use joint::Normals;
pub use level::{Cuts, credited_level, level_is_settled, level_probabilities};
pub use model::Model;
pub use numbers::{Ability, Information, LOGITS_MAX, Probability, StandardError, Weight};
pub use posterior::{Estimate, Posterior};
pub use response::{Graded, Informative, Item, ItemParameters, PartialCredit};
pub use scope::Scope;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
