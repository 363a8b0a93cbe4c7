//! `/administration/personnes/{person}`.
