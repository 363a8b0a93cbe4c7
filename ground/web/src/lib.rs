//! The HTTP kit: what every page is made of, and what every answer obeys.
//!
//! - a page: [`Viewer::page`] wraps a body in the layout; bodies are askama templates beside the
//!   page's code, pieces are the functions of [`parts`] and [`charts`];
//! - a form: [`Form`] reads it, within limits and with its token checked; [`parts::field`] and its
//!   siblings draw it;
//! - a failure: [`Problem`], a page for people and RFC 9457 for programs;
//! - a route: a line of the binary's table, with its [`Permission`].
//!
//! **How to add a component**: a function in [`parts`] or [`charts`] that returns [`Html`], its
//! classes in `browser/passeport.css`, a specimen on the page `/style`, a snapshot test.

pub mod assets;
pub mod charts;
pub mod contrast;
mod csv;
mod dates;
mod done;
mod form;
mod html;
mod layout;
pub mod parts;
pub mod policy;
mod problem;
mod route;
mod say;
mod viewer;

say!();

pub use csv::{csv, csv_in};
pub use done::Done;
pub use form::{Fields, Form, read_form, read_within};
pub use html::Html;
pub use layout::{Crumb, NavItem, PageOptions, page};
pub use problem::{Problem, ProblemKind, WayOn, problem_document, problem_page};
pub use route::{Permission, Route, RouteKind};
pub use viewer::{Role, SignedIn, Theme, Viewer};
