//! The composition of the rooms: command line, pages that show several rooms, the demonstration.
//!
//! `cli` names the commands, `config` reads the settings, `commands/` runs them; `app` composes the
//! rooms, `routes` is the one table of routes and permissions, `edge` what every request passes.
//! The library exists for the tests; the binary calls [`run`].

mod app;
mod cli;
mod commands;
mod config;
mod content;
mod demo;
mod edge;
mod editorial;
mod organisation;
mod pages;
mod proxies;
mod routes;
pub mod upkeep;
mod way_on;

pub use app::{App, Parts, left_out, migrations, personal_data};
pub use commands::run;
pub use content::{Content, embedded as embedded_content, parse as parse_content};
pub use demo::{Plan, claim, generate};
pub use editorial::{SENTENCE_WORDS_MAX, longest_sentence};
pub use organisation::{Organisation, embedded as embedded_organisation};
pub use routes::{Line, router, router_of, table};

web::say!();
