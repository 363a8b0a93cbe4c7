//! `/administration/demandes`.
