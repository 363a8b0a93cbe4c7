//! What the library promises: agreement with brute force, laws, and coverage in simulated sessions.

#[cfg(test)]
mod agreement_one_domain;
#[cfg(test)]
mod agreement_two_domains;
#[cfg(test)]
mod calibrated;
#[cfg(test)]
mod calibrated_domains;
#[cfg(test)]
mod calibrated_groups;
#[cfg(test)]
mod drifting_items;
#[cfg(test)]
mod groups;
#[cfg(test)]
mod laws_of_calibration;
#[cfg(test)]
mod laws_of_estimates;
#[cfg(test)]
mod laws_of_joint_chances;
#[cfg(test)]
mod laws_of_levels;
#[cfg(test)]
mod laws_of_responses;
#[cfg(test)]
mod laws_of_scales;
#[cfg(test)]
mod laws_of_scores;
#[cfg(test)]
mod laws_of_selection;
#[cfg(test)]
mod linked;
#[cfg(test)]
mod lsat;
#[cfg(test)]
mod one_ability;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod seeded_items;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod support;
