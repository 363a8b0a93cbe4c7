//! What a profile of levels asks of a person, and how far she is from it.

use kit::Instant;
use passport::{Answers, Frame, Passport, State};

use crate::{Lesson, step};

/// Where a person stands towards a level asked of a competence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// The level is credited.
    Held,
    /// It is not reached: by so much, in levels of the shown scale.
    OnTheWay(f64),
    /// Too little is known, or what is known is too wide to say that it is reached.
    ToMeasure,
}

/// A level asked of a competence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Requirement {
    /// The competence, by its place in the socle.
    pub competence: usize,
    /// The level asked, from 1.
    pub level: usize,
    /// Where she stands.
    pub standing: Standing,
    /// The level that a lesson at hand leads to, from where she stands: the one asked or one before it.
    pub lesson_to: Option<usize>,
}

/// What a profile asks, requirement by requirement, and the minutes to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// One a competence, in the socle's order.
    pub requirements: Vec<Requirement>,
    /// Minutes of the short sessions that would measure what is to be measured.
    pub minutes_to_measure: f64,
    /// The lessons at hand that work on what is on the way.
    pub to_learn: Vec<Lesson>,
}

impl Gap {
    /// How many requirements are held, on the way, to be measured.
    pub fn counts(&self) -> (usize, usize, usize) {
        counts(&self.requirements)
    }

    /// Requirements on the way for which no lesson is at hand.
    pub fn without_lesson(&self) -> usize {
        let open = |r: &&Requirement| matches!(r.standing, Standing::OnTheWay(_)) && r.lesson_to.is_none();
        self.requirements.iter().filter(open).count()
    }
}

/// How many of these requirements are held, on the way, to be measured.
pub fn counts<'a>(requirements: impl IntoIterator<Item = &'a Requirement>) -> (usize, usize, usize) {
    requirements.into_iter().fold((0, 0, 0), |(held, way, unknown), r| match r.standing {
        Standing::Held => (held + 1, way, unknown),
        Standing::OnTheWay(_) => (held, way + 1, unknown),
        Standing::ToMeasure => (held, way, unknown + 1),
    })
}

/// How far a person is from a profile of `asked` levels, one a competence of the socle; `lessons` are all that
/// she has not done.
pub fn gap(
    frame: &Frame,
    answers: &Answers,
    passport: &Passport,
    (asked, lessons): (&[usize], &[Lesson]),
    now: Instant,
) -> Gap {
    let requirements: Vec<Requirement> = asked
        .iter()
        .enumerate()
        .take(passport.competences.len())
        .map(|(competence, level)| {
            let standing = standing(frame, passport, competence, *level);
            let credited = passport.competences[competence].level;
            let lesson_to = lessons.iter().filter_map(|l| l.leads_to(competence, *level, credited)).max();
            Requirement { competence, level: *level, standing, lesson_to }
        })
        .collect();
    let domain_of = frame.model.domain_of();
    let unknown = |d: usize| {
        requirements.iter().any(|r| domain_of[r.competence] == d && r.standing == Standing::ToMeasure)
    };
    let sessions = (0..frame.model.domains()).filter(|d| unknown(*d));
    let minutes_to_measure =
        sessions.filter_map(|d| step(frame, answers, passport, d, now)).map(|s| s.minutes).sum();
    let helps = |l: &&Lesson| {
        requirements.iter().any(|r| {
            let credited = passport.competences[r.competence].level;
            matches!(r.standing, Standing::OnTheWay(_))
                && l.leads_to(r.competence, r.level, credited).is_some()
        })
    };
    let to_learn = lessons.iter().filter(helps).cloned().collect();
    Gap { requirements, minutes_to_measure, to_learn }
}

fn standing(frame: &Frame, passport: &Passport, competence: usize, level: usize) -> Standing {
    let known = &passport.competences[competence];
    if known.level.is_some_and(|credited| credited >= level) {
        return Standing::Held;
    }
    if known.state == State::Unknown {
        return Standing::ToMeasure;
    }
    let missing = level as f64 - frame.cuts.scale(known.estimate.mean);
    // Above the cut, and not surely so: more answers would say it, not more learning.
    if missing > 0.0 { Standing::OnTheWay(missing) } else { Standing::ToMeasure }
}
