//! What the library promises: agreement with brute force, laws, and coverage in simulated sessions.

#[cfg(test)]
mod agreement_one_domain;
#[cfg(test)]
mod agreement_two_domains;
#[cfg(test)]
mod banks;
#[cfg(test)]
mod blueprints;
#[cfg(test)]
mod bounded_numbers;
#[cfg(test)]
mod calibrated;
#[cfg(test)]
mod calibrated_domains;
#[cfg(test)]
mod calibrated_errors;
#[cfg(test)]
mod calibrated_groups;
#[cfg(test)]
mod drifting_items;
#[cfg(test)]
mod earlier_sessions;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod exposed;
#[cfg(test)]
mod far_from_the_prior;
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
mod laws_of_many_people;
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
mod populations;
#[cfg(test)]
mod quality_of_decisions;
#[cfg(test)]
mod quality_of_items;
#[cfg(test)]
mod quality_of_options;
#[cfg(test)]
mod quality_of_pairs;
#[cfg(test)]
mod quality_of_people;
#[cfg(test)]
mod quality_of_times;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod seeded_items;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod simulated;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tabulated_banks;
#[cfg(test)]
mod verdicts;
