//! Drawings of measures, in SVG written by the server: they print, work without script and have
//! their numbers as text. Positions are percentages, so that text keeps its size at any width.
//!
//! Measures of a person are on the *shown scale*: cut k of the framework stands at k; the field runs from 0 to
//! the number of levels plus one. Bars and time lines take shares of their own width, from 0 to 1.

mod bars;
mod cone;
mod figure;
mod heat;
mod qr;
mod radar;
mod ruler;
mod seal;
mod timeline;

pub use bars::{Bar, bars};
pub use cone::{Cone, cone};
pub use figure::{Figure, figure, legend, with_radar};
pub use heat::{HeatCell, HeatColumn, HeatGround, HeatRow, heat, heat_legend};
pub use qr::qr;
pub use radar::{Axis, radar, radar_file};
pub use ruler::{Measure, Ruler, ruler};
pub use seal::seal;
pub use timeline::{Timeline, TimelineMark, timeline, timeline_legend, timeline_scale};
