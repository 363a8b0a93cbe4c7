//! What the library promises: each fault of a file is named, a seed makes one variant for ever, each response
//! is scored as its kind says, feedback speaks of what was answered, and the audit finds what reading cannot.

#[cfg(test)]
mod audits;
#[cfg(test)]
mod bank;
#[cfg(test)]
mod expressions;
#[cfg(test)]
mod faults_of_bodies;
#[cfg(test)]
mod faults_of_heads;
#[cfg(test)]
mod feedback;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod laws_of_content;
#[cfg(test)]
mod laws_of_responses;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod scoring;
#[cfg(test)]
mod showing;
#[cfg(test)]
mod support;
#[cfg(test)]
mod variants;
