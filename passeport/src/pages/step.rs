//! What to do next: the session under way, or the next step. Home, passport and the end of a session show the
//! same card.

use std::collections::BTreeMap;

use askama::Template;
use assess::{Scope, Session};
use guidance::{LessonStep, Next, Step, asked, lessons, next};
use learn::{Progress, Taken};
use passport::{Answers, Domain, Frame, Passport};
use psychometrics::Ability;
use uuid::Uuid;
use web::charts::{Ruler, ruler};
use web::parts::token;
use web::{Html, Problem, Viewer};

use super::fragments::{domain_measure, go_on, margin, reads, session_since};
use super::home::scope_name;
use crate::app::App;
use crate::messages::L10nLanguage;
use crate::t;

/// What comes next for a person, and what it is shown from.
pub(crate) struct Ahead<'a> {
    app: &'a App,
    answers: &'a Answers,
    passport: &'a Passport,
    taken: BTreeMap<String, Taken>,
    asked: Vec<usize>,
    /// Her sessions that are not over, the latest first.
    pub(crate) open: Vec<Session>,
}

impl<'a> Ahead<'a> {
    /// Reads which sessions of hers are open, and how far she is in courses.
    pub(crate) async fn of(
        app: &'a App,
        viewer: &Viewer,
        answers: &'a Answers,
        passport: &'a Passport,
    ) -> Result<Self, Problem> {
        let person = viewer.person()?.person;
        let open = app.assess.open_sessions(person).await?;
        let taken = app.learn.taken(person).await?;
        let asked = asked(app.passports.frame(), app.guidance.aim(person).await?);
        Ok(Self { app, answers, passport, taken, asked, open })
    }

    /// The session that the card takes up.
    pub(crate) fn session(&self) -> Option<Uuid> {
        self.open.first().map(|s| s.id)
    }

    /// The card; empty when nothing is needed. What was begun comes before anything new. `key` gives it the
    /// graduated edge: on the page where it is the one panel that matters most.
    pub(crate) fn card(&self, viewer: &Viewer, key: bool) -> Html {
        if let Some(session) = self.open.first() {
            return self.session_card(viewer, session, key);
        }
        let frame = self.app.passports.frame();
        let at_hand = lessons(frame, self.app.learn.courses(), &self.taken);
        match next(frame, self.answers, self.passport, (&at_hand, &self.asked), viewer.now) {
            None => Html::default(),
            Some(Next::Session(step)) => self.step_card(viewer, &step, key),
            Some(Next::Lesson(step)) => self.lesson_card(viewer, &step, key),
        }
    }

    /// A session under way: what it is about, what is left of it, when it was left.
    fn session_card(&self, viewer: &Viewer, session: &Session, key: bool) -> Html {
        let m = t(viewer.language);
        let name = scope_name(self.app, &session.scope, viewer.language);
        let left = self.app.assess.left(session, self.answers, self.passport, viewer.now);
        let (go, go_on_with) = go_on(viewer.language, session, &name);
        let domain = session.domain.filter(|_| session.scope == Scope::All || reads(session));
        let under_way = domain.map(|d| {
            let name = self.app.passports.frame().socle.domains[d].name.shown(viewer.language);
            if reads(session) { m.session_read(name) } else { m.session_domain(name) }
        });
        let since = session_since(viewer, self.answers, session);
        Html::render(&Card {
            m,
            key,
            minutes: (left.questions > 0).then(|| m.step_minutes(left.minutes.ceil() as i64)),
            why: under_way
                .into_iter()
                .chain((left.questions > 0).then(|| m.session_left(left.questions as i64)))
                .collect::<Vec<_>>()
                .join(" "),
            measure: None,
            way: Way::Resume { href: format!("/positionnement/{}", session.id), since, go, go_on_with },
            name,
        })
    }

    /// A lesson: a chapter of a course, and what it works on.
    fn lesson_card(&self, viewer: &Viewer, step: &LessonStep, key: bool) -> Html {
        let m = t(viewer.language);
        let lesson = &step.lesson;
        let Some(course) = self.app.learn.courses().get(&lesson.course) else { return Html::default() };
        let Some(chapter) = course.chapters.get(lesson.chapter) else { return Html::default() };
        let socle = &self.app.content.socle;
        let names = lesson.competences.iter().map(|c| socle.competences[*c].name.shown(viewer.language));
        let names: Vec<String> = names.collect();
        let taken = self.taken.get(&course.id);
        let progress = Progress::new(course, taken);
        // The course opens at this lesson's own page, wherever she was last, and also when she is only beginning it.
        let Some(page) = progress.open_pages(chapter).next() else { return Html::default() };
        Html::render(&Card {
            m,
            key,
            name: chapter.title.clone(),
            minutes: Some(m.lesson_minutes(course.whole_minutes_of(progress.open_pages(chapter)))),
            why: m.lesson_why(names.join(", ")),
            measure: None,
            way: Way::Learn {
                token: token(viewer),
                course: &course.id,
                page: &page.id,
                begun: taken.is_some(),
                title: course.title.clone(),
                chapter: chapter.title.clone(),
                foreign: (course.language != viewer.language).then(|| course.language.tag()),
            },
        })
    }

    fn step_card(&self, viewer: &Viewer, step: &Step, key: bool) -> Html {
        let m = t(viewer.language);
        let frame = self.app.passports.frame();
        let domain = &frame.socle.domains[step.domain];
        Html::render(&Card {
            m,
            key,
            name: domain.name.shown(viewer.language),
            minutes: Some(m.step_minutes(step.minutes.ceil() as i64)),
            why: match step.latest {
                None => m.step_why_first(step.questions as i64),
                Some(latest) => m.step_why_refresh(step.questions as i64, viewer.month(latest)),
            },
            measure: Some(change(viewer, frame, step, &self.passport.domains[step.domain])),
            way: Way::Begin { token: token(viewer), domain: &domain.id },
        })
    }
}

#[derive(Template)]
#[template(path = "pages/step.html")]
struct Card<'a> {
    m: &'a L10nLanguage,
    key: bool,
    name: String,
    minutes: Option<String>,
    why: String,
    /// The drawing of what a step would change, and what it says.
    measure: Option<(Html, String)>,
    way: Way<'a>,
}

enum Way<'a> {
    Resume {
        href: String,
        since: String,
        go: String,
        go_on_with: String,
    },
    Begin {
        token: Html,
        domain: &'a str,
    },
    /// `foreign` is the tag of the course's language where the page is in another.
    Learn {
        token: Html,
        course: &'a str,
        /// The page to open.
        page: &'a str,
        /// Whether the course is begun; else the card's button begins it.
        begun: bool,
        title: String,
        chapter: String,
        foreign: Option<&'static str>,
    },
}

/// What a step would change: drawn, and in words.
fn change(viewer: &Viewer, frame: &Frame, step: &Step, known: &Domain) -> (Html, String) {
    let m = t(viewer.language);
    let shown = domain_measure(frame, known);
    let half = margin(step.error_after);
    let number = |x: f64| viewer.language.number(x, 1);
    // The margin after the step lies around today's estimate: where it will move is not known. Around an
    // estimate that is not precise enough to be drawn, its width alone is said.
    let after = shown.map(|_| {
        let scale = |x: f64| Ability::new(x).map_or(0.0, |a| frame.cuts.scale(a));
        let mean = known.estimate.mean.get();
        (scale(mean - half), scale(mean + half))
    });
    let now = match shown {
        Some(v) => m.step_now(number(v.low), number(v.high)),
        None if known.answers > 0 => m.step_now_first(),
        None => m.step_unknown_now(),
    };
    let then = match after {
        Some((low, high)) => m.step_after(number(low), number(high)),
        None => m.step_after_margin(number(half)),
    };
    let drawing = ruler(&Ruler {
        measure: shown,
        after,
        asked: Some(frame.socle.model.level_asked),
        levels: frame.socle.levels.len(),
        numbered: true,
        ..Ruler::default()
    });
    (drawing, format!("{now} {then}"))
}

#[cfg(test)]
mod tests {
    use kit::Language;

    use super::*;

    #[test]
    fn one_question_is_said_as_one_and_no_figure_follows_a_year() {
        for (language, one, many) in [
            (Language::Fr, "oct. 2026. Avec 1 question de plus,", "oct. 2026. Avec 3 questions de plus,"),
            (Language::En, "Oct 2026. With 1 more question,", "Oct 2026. With 3 more questions,"),
        ] {
            let m = t(language);
            let when = if language == Language::Fr { "oct. 2026" } else { "Oct 2026" };
            let words = |questions| m.step_why_refresh(questions, when).replace('\u{a0}', " ");
            assert!(words(1).contains(one) && words(3).contains(many), "{} {}", words(1), words(3));
        }
        assert!(t(Language::Fr).step_why_first(1).contains("question suffit"));
    }
}
