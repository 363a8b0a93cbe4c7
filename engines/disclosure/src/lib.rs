//! Disclosure: which counts of people may be shown, so that no small group can be worked out from the rest.
//!
//! A [`Table`] holds counts by two hierarchies (occupations within families, units within units) with all
//! totals. [`release`] says for each cell and each total whether it is shown. Three rules:
//!
//! 1. **Threshold.** A group of fewer than eleven assessed is hidden, and one in which fewer than eleven, and not
//!    nobody, are left to assess ([`Count::is_small`]). Where there is nobody at all, that is said.
//! 2. **Doubt.** No hidden count can be solved for from all that is shown to within a range narrower than
//!    eleven. Where it could be, others are hidden with it ([`release`()]).
//! 3. **Shares in steps.** The share beside a count is an interval that holds many counts, wider for fewer people,
//!    and never ends at nobody or everybody alone ([`Share`]). Where the shares of a total and of its parts just fit,
//!    they are widened, so that all of them together let nobody conclude that hardly anybody of a cell is credited,
//!    or nearly everybody.
//!
//! Pure: no clock, no input or output, no chance. The same table gives the same release.
//!
//! ```
//! use disclosure::{Cell, Count, Table, Tree, release};
//!
//! # fn main() -> Result<(), disclosure::Error> {
//! // Three occupations of one family; two units.
//! let mut table = Table::new(Tree::new(&[0, 0, 0])?, Tree::new(&[0, 0])?);
//! for (row, column, people, assessed, credited) in [
//!     (1, 1, 90, 60, 30), (2, 1, 80, 55, 11), (3, 1, 20, 8, 4),
//!     (1, 2, 70, 45, 40), (2, 2, 90, 70, 35), (3, 2, 60, 40, 20),
//! ] {
//!     table.add(row, column, Count { people, assessed, credited })?;
//! }
//! let shown = release(&table);
//! // Eight people are too few to show. Alone, they would follow from the totals: so three cells go with them.
//! assert_eq!(shown.cell(3, 1), Cell::Hidden);
//! assert_eq!(shown.hidden(), (4, 12));
//! assert!(matches!(shown.cell(0, 0), Cell::Shown { assessed: 278, .. }));
//! # Ok(())
//! # }
//! ```
//!
//! # Sources
//!
//! Hundepool, Domingo-Ferrer, Franconi, Giessing, Schulte Nordholt, Spicer & de Wolf (2012), *Statistical
//! Disclosure Control*, Wiley: the threshold rule, protection by range, the attacker. Fischetti &
//! Salazar-González (2001), "Solving the cell suppression problem on tabular data with linear constraints",
//! *Management Science* 47, 1008–1027. Kelly, Golden & Assad (1992), "Cell suppression: disclosure protection
//! for sensitive tabular data", *Networks* 22, 397–417. Diaconis & Sturmfels (1998), "Algebraic algorithms for
//! sampling from conditional distributions", *Annals of Statistics* 26, 363–397.
//!
//! # What it does not promise
//!
//! It withstands one who knows everything that is shown. It cannot withstand what somebody knows besides: whoever
//! knows how many people of a hidden cell there are knows that no more are assessed.
//!
//! **To add a rule**: a file of its own, applied in [`release`()]; the attacker of `tests/` must hold it.

mod belief;
mod doubt;
mod error;
mod exchange;
mod release;
mod share;
mod table;
mod tree;

pub use error::Error;
pub use release::{Cell, Release, release};
pub use share::Share;
pub use table::{Count, LEAST, Table};
pub use tree::Tree;
