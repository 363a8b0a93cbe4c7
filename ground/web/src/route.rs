//! The table of routes: each line says who may pass.

use axum::routing::MethodRouter;
use http::Method;

use crate::{Role, Viewer};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Everybody, signed in or not.
    Anyone,
    /// Everybody who has signed in.
    SignedIn,
    /// Holders of a role.
    Has(Role),
    /// Programs with a client's credential; people never.
    Client,
}

impl Permission {
    /// Whether a viewer of pages passes. Clients are checked by their own credential, not here.
    pub fn allows(self, viewer: &Viewer) -> bool {
        match self {
            Self::Anyone => true,
            Self::SignedIn => viewer.signed_in.is_some(),
            Self::Has(role) => viewer.has(role),
            Self::Client => false,
        }
    }

    /// Its name in the printed matrix.
    pub fn name(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::SignedIn => "signed in",
            Self::Has(role) => role.name(),
            Self::Client => "client",
        }
    }
}

/// What a route answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteKind {
    /// A page for people: problems are pages.
    Page,
    /// A form's target: problems are pages, the answer is a redirection or the form again.
    Action,
    /// A file for people: CSV, JSON, style sheets.
    File,
    /// For programs: problems are RFC 9457 documents.
    Api,
}

/// A line of the table.
pub struct Route<S> {
    /// The method.
    pub method: Method,
    /// The path, as axum writes it.
    pub path: &'static str,
    /// Who may pass.
    pub permission: Permission,
    /// What it answers with.
    pub kind: RouteKind,
    /// What runs.
    pub handler: MethodRouter<S>,
}
