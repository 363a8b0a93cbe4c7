//! `/administration/personnes`.
