//! Items: a *family* is a file written by an author; a seed makes a *variant* of it, the question
//! one person sees; a *response* to it is scored right or wrong and gets its feedback.
//!
//! The same family, version and seed give the same variant for ever, so a statement need only keep
//! these three and the response.
//!
//! **How to add an item family**: a file in `content/items/<domain>/`, described in
//! `docs/authors/items.md`; `passeport content check` names every fault of it.
//! **How to add a kind**: a case of [`Kind`] and [`Body`], then follow the compiler.

mod audit;
mod bank;
mod draws;
mod expression;
mod family;
mod feedback;
mod parse;
mod response;
mod show;
mod variant;

pub use audit::{Audit, Place, audit};
pub use bank::Bank;
pub use expression::{Expression, ExpressionError};
pub use family::{Body, Cell, Choice, Difficulty, Draw, Exhibit, Family, Kind, Slip};
pub use feedback::{Feedback, Remark, feedback};
pub use parse::{faults_without_socle, parse_check, parse_family};
pub use response::{Response, right_response, score};
pub use show::{Shown, ShownBody, ShownExhibit, show};
pub use variant::{Variant, VariantError, variant};
