//! Courses that the fictitious people take, and the occupations they aim at: by the functions that the pages call.

use std::sync::Arc;

use evidence::AppendError;
use guidance::Guidance;
use kit::{Clock as _, Instant, SeededIds};
use learn::{Course, Given, Learn, Taken};
use psychometrics::simulate::Draws;
use store::Tx;

use super::life::Life;
use super::responder;
use crate::app::App;
use crate::commands::Failure;
use crate::pages::personas::PERSONAS;

/// Shares of agents who began a course, and of these who finished it.
const SHARE_BEGUN: f64 = 0.3;
const SHARE_FINISHED: f64 = 0.7;
/// Share of agents who aim at an occupation.
const SHARE_AIMING: f64 = 0.4;
/// Share of the questions of a course that are answered rightly: what is asked was read a moment ago.
const SHARE_RIGHT: f64 = 0.75;
/// Days within which courses were taken and aims chosen.
const DAYS: usize = 300;
/// Pages that the first persona has read: two chapters, so that her course is there to go on with.
const FIRST_PERSONA_PAGES: usize = 5;

/// What an agent learnt, and what she aims at. Drawn apart, so that it changes nothing else of her life.
pub(super) struct Studies {
    /// How many days ago she began the first course, and how many of its pages she read.
    course: Option<(i64, usize)>,
    /// How many days ago she chose an occupation, and a number that says which.
    aim: Option<(i64, usize)>,
    draws: Draws,
    seed: u64,
}

impl Studies {
    /// The studies of the `index`-th agent.
    pub(super) fn drawn(index: u32, seed: u64) -> Self {
        let mut draws = Draws::seeded(seed ^ 0xC0DE);
        let begun = draws.uniform() < SHARE_BEGUN;
        let pages = if draws.uniform() < SHARE_FINISHED { usize::MAX } else { 1 + draws.below(8) };
        let days = 2 + draws.below(DAYS) as i64;
        let aims = draws.uniform() < SHARE_AIMING;
        let aim = (1 + draws.below(DAYS) as i64, draws.below(10_000));
        let persona = (index as usize) < PERSONAS.len();
        let course = if index == 0 { Some((3, FIRST_PERSONA_PAGES)) } else { begun.then_some((days, pages)) };
        Self {
            course: course.filter(|_| !persona || index == 0),
            aim: aims.then_some(aim).filter(|_| !persona),
            draws,
            seed,
        }
    }

    /// Takes the course and chooses the aim; how many statements that made.
    pub(super) async fn write(
        mut self,
        app: &App,
        tx: &mut Tx,
        life: &Life,
        today: Instant,
    ) -> Result<usize, Failure> {
        if let Some((days, which)) = self.aim {
            let occupations = app.guidance.occupations();
            life.clock.set(today.plus_days(-days));
            let guidance = Guidance::new(
                app.people.db().clone(),
                life.clock.clone(),
                app.organisation.occupations.clone(),
            );
            let aim = occupations.all.get(which % occupations.all.len().max(1));
            guidance.choose_in(tx, life.person, aim).await?;
        }
        let (Some((days, pages)), Some(course)) = (self.course, app.learn.courses().all().first()) else {
            return Ok(0);
        };
        life.clock.set(today.plus_days(-days).plus_seconds(-(86_400 - 12 * 3600)));
        let ids = Arc::new(SeededIds::new(self.seed ^ 0xC0DE, life.clock.clone()));
        let learn = app.learn.under(app.evidence.under(life.clock.clone()), ids);
        let mut taken = learn.start_in(tx, life.person, course).await?;
        let mut made = 0;
        for page in course.pages().take(pages) {
            life.clock.advance_seconds((course.minutes_of(page) * 60.0) as i64);
            learn.see_in(tx, life.person, course, &mut taken, &page.id).await?;
            for check in page.checks() {
                made += self.answer(&learn, tx, life, course, &mut taken, check).await?;
            }
            for scenario in page.scenarios() {
                self.go_through(&learn, tx, life, course, &mut taken, scenario).await?;
            }
            give(&learn, tx, life, course, &mut taken, &Given::Read { page: page.id.clone() }).await?;
            made += 1;
        }
        Ok(made + usize::from(taken.completed_at.is_some()))
    }

    async fn answer(
        &mut self,
        learn: &Learn,
        tx: &mut Tx,
        life: &Life,
        course: &Course,
        taken: &mut Taken,
        check: &str,
    ) -> Result<usize, Failure> {
        let Some(family) = course.checks.get(check) else { return Ok(0) };
        let Ok(variant) = items::variant(family, u64::from(taken.seed(check, 0))) else { return Ok(0) };
        let right = self.draws.uniform() < SHARE_RIGHT;
        let response = responder::respond(family, &variant, right, &mut self.draws);
        let given = Given::Answer { check: check.to_owned(), tries: 0, response };
        give(learn, tx, life, course, taken, &given).await?;
        Ok(1)
    }

    async fn go_through(
        &mut self,
        learn: &Learn,
        tx: &mut Tx,
        life: &Life,
        course: &Course,
        taken: &mut Taken,
        name: &str,
    ) -> Result<(), Failure> {
        let Some(scenario) = course.scenarios.get(name) else { return Ok(()) };
        while let Some(choices) =
            scenario.walk(taken.way(name)).and_then(|scenes| scenes.last().map(|scene| scene.choices.len()))
        {
            if choices == 0 {
                break;
            }
            let step = taken.way(name).len();
            let given = Given::Choose { scenario: name.to_owned(), step, choice: self.draws.below(choices) };
            give(learn, tx, life, course, taken, &given).await?;
        }
        Ok(())
    }
}

async fn give(
    learn: &Learn,
    tx: &mut Tx,
    life: &Life,
    course: &Course,
    taken: &mut Taken,
    given: &Given,
) -> Result<(), Failure> {
    match learn.give_in(tx, life.person, course, taken, given).await {
        Ok(_) => Ok(()),
        Err(AppendError::Store(error)) => Err(Failure::Store(error)),
        Err(AppendError::IdTaken(id)) => {
            Err(Failure::Said(format!("the demonstration made the id {id} twice, at {:?}", life.clock.now())))
        }
    }
}
