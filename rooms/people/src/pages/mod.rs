//! The pages of this room. Handlers need a state from which [`People`] and [`Site`] can be taken.

pub mod code;
mod cookie;
mod imports;
pub mod invitation;
pub mod managing;
pub mod occupation;
pub mod pager;
pub mod people;
pub mod person;
pub mod requests;
mod role_boxes;
pub mod second_step;
pub mod sessions;
pub mod sign_in;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use http::HeaderMap;
use http::header;
use http::request::Parts;
use kit::{Instant, Language};
use web::Role;

pub use cookie::{cookie_of, forget_cookie, set_cookie};

use crate::{Occupations, Units, t};

/// What the pages need to know of the installation.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its public address, without a slash at the end.
    pub address: Arc<str>,
    /// Whether that address is HTTPS: cookies are then bound to it.
    pub https: bool,
    /// The organisation's time zone, by its IANA name.
    pub zone: Arc<str>,
    /// The organisation's units.
    pub units: Arc<Units>,
    /// The occupations that its files name.
    pub occupations: Arc<Occupations>,
    /// Sign-in names of those whom anybody may come in as, through `/demo`: in the demonstration alone.
    pub personas: Arc<Vec<&'static str>>,
}

impl Site {
    /// The name of a unit.
    pub fn unit(&self, id: &str, language: Language) -> Option<String> {
        self.units.name(id, language)
    }

    /// The units of a day as a menu offers them: ids, and names that show by their indentation what is part of what.
    pub fn menu(&self, now: Instant, language: Language) -> Vec<(String, String)> {
        let indent = |depth| "\u{2003}".repeat(depth);
        let units = self.units.menu(now.day_in(&self.zone)).into_iter();
        units
            .map(|(depth, u)| (u.id.clone(), format!("{}{}", indent(depth), u.name.shown(language))))
            .collect()
    }
}

/// A role's name in a language.
pub(crate) fn role_name(role: Role, language: Language) -> String {
    let m = t(language);
    match role {
        Role::Agent => m.role_agent(),
        Role::Administrator => m.role_administrator(),
        Role::Manager => m.role_manager(),
        Role::Scout => m.role_scout(),
        Role::Steering => m.role_steering(),
        Role::Guest => m.role_guest(),
    }
}

/// Where a request comes from: the address for limits, the browser's own words for the list of sessions.
#[derive(Clone, Debug)]
pub struct Origin {
    address: String,
    device: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Origin {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let address = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or_else(|| "local".to_owned(), |ConnectInfo(a)| a.ip().to_string());
        Ok(Self { address, device: device(&parts.headers) })
    }
}

fn device(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
}
