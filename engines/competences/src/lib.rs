//! What agents are asked to be able to do: published frameworks (DigComp, CRCN), and the *socle*,
//! an organisation's own framework with its levels, cut scores and model settings; and occupations, with
//! the level that each asks of every competence.
//!
//! Everything is read from the texts of content files; nothing here touches a disk. A file that
//! is wrong is refused with all its faults, each with file, line and reason.
//!
//! **How to add a competence**: a `[[competence]]` in `content/socle/<domain>.toml`; its id never
//! changes once agents have answered items of it, because their evidence names it.

mod framework;
mod occupation;
mod parse;
mod socle;

pub use framework::{Area, Framework, FrameworkCompetence};
pub use occupation::{EXCEPTIONS_MAX, Occupation, OccupationFamily, Occupations, parse_occupations};
pub use parse::{File, parse_framework, parse_socle, parse_socle_in_part};
pub use socle::{Competence, Domain, Level, Mapping, MappingKind, ModelSettings, Socle};
