//! Pages that show several rooms, and the pages of the house itself.

pub(crate) mod about;
mod aim;
pub(crate) mod choices;
pub(crate) mod competence;
pub(crate) mod display;
pub(crate) mod export;
mod fragments;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod my_data;
pub(crate) mod occupation;
pub(crate) mod occupations;
pub(crate) mod passport;
pub(crate) mod personas;
pub(crate) mod step;
pub(crate) mod style;
pub(crate) mod summary;
pub(crate) mod team;
mod team_figures;
pub(crate) mod team_member;
