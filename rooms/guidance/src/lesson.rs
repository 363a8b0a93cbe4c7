//! What a lesson brings: a chapter of a course, where it helps a person towards the levels asked of her.

use std::collections::BTreeMap;

use learn::{Courses, Progress, Taken};
use passport::{Frame, Passport};
use psychometrics::Ability;

/// By how much a minute of a lesson is taken to move the competence it treats, on θ. Provisional, as no
/// course has been measured yet: training of some hours moves what it teaches by .6 standard deviations
/// (Arthur et al. 2003; decision 0013), and the standard deviation of a competence is near 1. It only
/// ranks lessons against questions, and is shown to nobody.
pub const GAIN_PER_MINUTE: f64 = 0.02;

/// A lesson at hand: a chapter of a course that is not done.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The course's id.
    pub course: String,
    /// The chapter's place in the course.
    pub chapter: usize,
    /// The competences it treats, by their places in the socle.
    pub competences: Vec<usize>,
    /// The level it aims at, from 1.
    pub level: usize,
    /// Minutes that are left of it.
    pub minutes: f64,
}

impl Lesson {
    /// The level of a competence that it leads to, no higher than the one asked, where it treats it and she is not
    /// credited with that level already.
    pub(crate) fn leads_to(&self, competence: usize, asked: usize, credited: Option<usize>) -> Option<usize> {
        let level = self.level.min(asked);
        (self.competences.contains(&competence) && credited.is_none_or(|held| held < level)).then_some(level)
    }
}

/// A lesson as a next step.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonStep {
    /// The lesson.
    pub lesson: Lesson,
    /// By how much the squared shortfall is expected to fall, summed over its competences, in logits².
    pub fall: f64,
}

/// The lessons at hand: every chapter that is not done, course after course, in the order of its course.
pub fn lessons(frame: &Frame, courses: &Courses, taken: &BTreeMap<String, Taken>) -> Vec<Lesson> {
    let mut all = Vec::new();
    for course in courses.all() {
        let progress = Progress::new(course, taken.get(&course.id));
        let open = course.chapters.iter().enumerate().filter(|(_, chapter)| !progress.has_done(chapter));
        all.extend(open.map(|(place, chapter)| Lesson {
            course: course.id.clone(),
            chapter: place,
            competences:
                chapter.competences.iter().filter_map(|id| frame.socle.competence_index(id)).collect(),
            level: chapter.level,
            minutes: progress.minutes_left_of(chapter),
        }));
    }
    all
}

/// What a lesson is expected to bring a person of whom `asked` levels are asked, one a competence of the
/// socle. It brings nobody above the level it aims at, and nothing where the level is held already.
pub fn lesson_step(frame: &Frame, passport: &Passport, asked: &[usize], lesson: &Lesson) -> LessonStep {
    let gain = GAIN_PER_MINUTE * lesson.minutes / lesson.competences.len().max(1) as f64;
    let cuts = frame.socle.cuts();
    let fall = |competence: &usize| {
        let level = lesson.level.min(asked.get(*competence).copied().unwrap_or(0));
        let cut = level.checked_sub(1).and_then(|l| cuts.get(l)).and_then(|cut| Ability::new(*cut).ok());
        let (Some(cut), Some(known)) = (cut, passport.competences.get(*competence)) else { return 0.0 };
        let Ok(grown) = known.estimate.grown_by(gain) else { return 0.0 };
        known.estimate.squared_shortfall(cut) - grown.squared_shortfall(cut)
    };
    LessonStep { lesson: lesson.clone(), fall: lesson.competences.iter().map(fall).sum() }
}
