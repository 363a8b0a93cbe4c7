//! What states, phases, parts and faults are called.

use web::parts::{Tone, badge};
use web::{Html, Viewer};

use crate::messages::L10nLanguage;
use crate::{Call, Idea, IdeaState, Outcome, Part, Phase, TextFault, t};

/// The name of a part, and what is to be written there.
pub(super) fn part(m: &L10nLanguage, part: Part) -> (String, String) {
    match part {
        Part::Impact => (m.part_impact(), m.part_impact_hint()),
        Part::Maturity => (m.part_maturity(), m.part_maturity_hint()),
        Part::Ambition => (m.part_ambition(), m.part_ambition_hint()),
        Part::Support => (m.part_support(), m.part_support_hint()),
    }
}

/// What a rating of a part means: 1 is the lowest.
pub(super) fn rating(m: &L10nLanguage, part: Part, rating: u8) -> String {
    match (part, rating) {
        (Part::Impact, 0 | 1) => m.rating_impact_1(),
        (Part::Impact, 2) => m.rating_impact_2(),
        (Part::Impact, 3) => m.rating_impact_3(),
        (Part::Impact, _) => m.rating_impact_4(),
        (Part::Maturity, 0 | 1) => m.rating_maturity_1(),
        (Part::Maturity, 2) => m.rating_maturity_2(),
        (Part::Maturity, 3) => m.rating_maturity_3(),
        (Part::Maturity, _) => m.rating_maturity_4(),
        (Part::Ambition, 0 | 1) => m.rating_ambition_1(),
        (Part::Ambition, 2) => m.rating_ambition_2(),
        (Part::Ambition, 3) => m.rating_ambition_3(),
        (Part::Ambition, _) => m.rating_ambition_4(),
        (Part::Support, 0 | 1) => m.rating_support_1(),
        (Part::Support, 2) => m.rating_support_2(),
        (Part::Support, 3) => m.rating_support_3(),
        (Part::Support, _) => m.rating_support_4(),
    }
}

/// How far a call has come.
pub(super) fn phase(viewer: &Viewer, call: &Call) -> Html {
    let m = t(viewer.language);
    match call.phase(viewer.now) {
        Phase::Taking => badge(Tone::Ok, "", &m.phase_taking()),
        Phase::Deciding => badge(Tone::Brand, "", &m.phase_deciding()),
        Phase::Closed => badge(Tone::Plain, "", &m.phase_closed()),
    }
}

/// What was decided.
pub(super) fn outcome_name(m: &L10nLanguage, outcome: Outcome) -> String {
    match outcome {
        Outcome::Kept => m.outcome_kept(),
        Outcome::Rework => m.outcome_rework(),
        Outcome::NotKept => m.outcome_not_kept(),
    }
}

/// The same, as a badge. None of them is a fault, and none shames.
pub(super) fn outcome(m: &L10nLanguage, outcome: Outcome) -> Html {
    let tone = match outcome {
        Outcome::Kept => Tone::Ok,
        Outcome::Rework => Tone::Brand,
        Outcome::NotKept => Tone::Plain,
    };
    badge(tone, "", &outcome_name(m, outcome))
}

/// Where an idea stands, as its author is told: a badge, and what happens next.
pub(super) fn state(viewer: &Viewer, call: &Call, idea: &Idea) -> (Html, String) {
    let m = t(viewer.language);
    let day = viewer.date(call.last_day());
    let (tone, name, next) = match (idea.state, call.phase(viewer.now)) {
        (IdeaState::Draft, Phase::Taking) => (Tone::Plain, m.state_draft(), m.next_draft(day)),
        (IdeaState::Draft, Phase::Deciding | Phase::Closed) => {
            (Tone::Plain, m.state_not_submitted(), m.next_not_submitted())
        }
        (IdeaState::Submitted, Phase::Taking | Phase::Deciding) => {
            (Tone::Ok, m.state_submitted(), m.next_submitted())
        }
        (IdeaState::Submitted, Phase::Closed) => match &idea.decision {
            Some(decision) => return (outcome(m, decision.outcome), m.next_decided()),
            None => (Tone::Ok, m.state_submitted(), String::new()),
        },
        (IdeaState::Withdrawn, Phase::Taking) => (Tone::Plain, m.state_withdrawn(), m.next_withdrawn(day)),
        (IdeaState::Withdrawn, Phase::Deciding | Phase::Closed) => {
            (Tone::Plain, m.state_withdrawn(), m.next_withdrawn_for_good())
        }
    };
    (badge(tone, "", &name), next)
}

/// What keeps a field of an idea from being submitted.
pub(super) fn text_fault(m: &L10nLanguage, field: &str, fault: TextFault) -> String {
    match (fault, Part::ALL.into_iter().find(|p| p.name() == field)) {
        (TextFault::Empty, Some(found)) => m.fault_part_empty(part(m, found).0),
        (TextFault::TooLong(most), Some(found)) => m.fault_part_too_long(part(m, found).0, most as i64),
        (TextFault::Empty, None) => m.fault_title_empty(),
        (TextFault::TooLong(most), None) => m.fault_title_too_long(most as i64),
    }
}
