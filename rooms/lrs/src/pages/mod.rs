//! The pages of this room. Handlers need a state from which [`Lrs`](crate::Lrs) and `people::pages::Site`
//! can be taken.

pub mod clients;
