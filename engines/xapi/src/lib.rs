//! xAPI statements: read them from anyone, check every data rule, write our own, compare two of them.
//!
//! Pure functions over bytes: no clock, no input or output, no random id. Rules are those of the
//! Experience API 1.0.3, part 2 (cited as "Data 2.4.5"), and of 2.0 (IEEE 9274.1.1) where it adds some.
//! What is read keeps its members, their order and its numbers; nothing here panics, whatever the bytes.
//!
//! | module | offers |
//! | --- | --- |
//! | [`statement`] | [`Statement`]: parse one or a batch, typed accessors, what the ledger sets, `same_as` |
//! | [`fault`] | [`Faults`]: every broken rule, where it is and how to mend it |
//! | [`actor`] | [`Actor`] and [`Identifier`]: who an agent or a group is |
//! | [`builder`] | [`StatementBuilder`]: the statements our own rooms write, 180,000 at a time |
//! | [`score`] | [`ScaledScore`]: between -1 and 1, checked once |
//! | [`duration`] | seconds to ISO 8601 and back |
//! | [`verbs`] | IRIs of the verbs we write or look for |
//! | [`limits`] | nesting and length of reports, with reasons |
//!
//! **To add a rule**: a rule on one property is a function `(checker, path, value)` in `rules/<object>.rs`,
//! named in that object's table of members; a format shared by several properties is a predicate in
//! `formats/`; a rule between properties is called at the end of the object's function. The reason says how
//! to mend. Then one row goes to `tests/it/<object>.rs`, under a name that reads as a sentence. **To add an
//! accessor**: `statement/read.rs`, returning `None` when the member is absent.

pub mod actor;
pub mod builder;
pub mod duration;
pub mod fault;
pub mod limits;
pub mod score;
pub mod statement;
pub mod verbs;

mod formats;
mod json;
mod path;
mod rules;

pub use actor::{Actor, ActorKind, Identifier};
pub use builder::StatementBuilder;
pub use duration::{iso_duration, parse_duration};
pub use fault::{Fault, Faults};
pub use score::ScaledScore;
pub use statement::{ObjectKind, Statement};
