//! Taking courses.
//!
//! What a person does is written in one transaction with its statement. A statement's id follows from the
//! registration and from what it is about, so that tabs and double clicks make it once.

use std::collections::BTreeMap;
use std::sync::Arc;

use competences::Socle;
use evidence::{AppendError, Authority, COURSE, Evidence};
use items::Response;
use kit::{Fingerprint, Ids, Instant, PersonId};
use store::{Result, Tx};
use uuid::Uuid;
use xapi::{ScaledScore, StatementBuilder, verbs};

use crate::store::taken_of;
use crate::{CheckState, Course, Courses, PageState, Progress, Taken};

/// Courses over the ledger.
#[derive(Clone)]
pub struct Learn {
    evidence: Evidence,
    courses: Arc<Courses>,
    socle: Arc<Socle>,
    ids: Arc<dyn Ids>,
}

/// Something a person does in a course.
#[derive(Clone, Debug)]
pub enum Given {
    /// She has read a page to its end.
    Read {
        /// The page.
        page: String,
    },
    /// She answers a question.
    Answer {
        /// The question's name.
        check: String,
        /// How many times she had answered it when it was shown.
        tries: u32,
        /// Her response.
        response: Response,
    },
    /// She wants to answer a question once more.
    Again {
        /// The question's name.
        check: String,
    },
    /// She chooses in a scenario.
    Choose {
        /// The scenario's name.
        scenario: String,
        /// How many choices she had made when it was shown.
        step: usize,
        /// The place of her choice.
        choice: usize,
    },
    /// She begins a scenario again.
    Restart {
        /// The scenario's name.
        scenario: String,
    },
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    Kept,
    /// It was done before, perhaps in another tab; nothing was changed.
    Before,
    /// She has not begun this course.
    NotBegun,
}

/// The IRI of the extension that keeps how far a course has come, in whole percent (cmi5, section 9.5.5.2).
const PROGRESS: &str = "https://w3id.org/xapi/cmi5/result/extensions/progress";
/// The type of a course, from ADL's vocabulary.
const COURSE_TYPE: &str = "http://adlnet.gov/expapi/activities/course";
/// The type of a question.
const QUESTION_TYPE: &str = "http://adlnet.gov/expapi/activities/question";

/// An earlier opening of the same page this recent is not written again.
const SEEN_SECONDS_MIN: i64 = 60;

impl Learn {
    /// The service.
    pub fn new(evidence: Evidence, courses: Arc<Courses>, socle: Arc<Socle>, ids: Arc<dyn Ids>) -> Self {
        Self { evidence, courses, socle, ids }
    }

    /// The same under another ledger and other ids: the demonstration takes courses in the past.
    #[must_use]
    pub fn under(&self, evidence: Evidence, ids: Arc<dyn Ids>) -> Self {
        Self { evidence, ids, ..self.clone() }
    }

    /// Every course.
    pub fn courses(&self) -> &Courses {
        &self.courses
    }

    /// What competences are called.
    pub(crate) fn socle(&self) -> &Socle {
        &self.socle
    }

    /// What a person did in each course, by the course's id.
    pub async fn taken(&self, person: PersonId) -> Result<BTreeMap<String, Taken>> {
        let mut conn = self.evidence.db().read().await?;
        taken_of(&mut conn, person).await
    }

    /// Begins a course; one begun already goes on.
    pub async fn start(&self, person: PersonId, course: &Course) -> Result<()> {
        let mut tx = self.evidence.db().write().await?;
        self.start_in(&mut tx, person, course).await?;
        tx.commit().await
    }

    /// As [`start`](Self::start), inside the caller's transaction. What is returned is a course just begun.
    pub async fn start_in(&self, tx: &mut Tx, person: PersonId, course: &Course) -> Result<Taken> {
        let taken = Taken::begun(self.ids.uuid(), self.evidence.now());
        self.insert(tx, person, &course.id, &taken).await?;
        Ok(taken)
    }

    /// Notes that she opened a page, to lead her back to it.
    pub async fn note_seen(
        &self,
        person: PersonId,
        course: &Course,
        taken: &Taken,
        page: &str,
    ) -> Result<()> {
        let now = self.evidence.now();
        let fresh = now.seconds_since(taken.seen_at) < SEEN_SECONDS_MIN;
        if fresh && taken.page.as_deref() == Some(page) {
            return Ok(());
        }
        let mut tx = self.evidence.db().write().await?;
        self.put_seen(&mut tx, person, &course.id, page, now).await?;
        tx.commit().await
    }

    /// Keeps that she opened a page, inside the caller's transaction.
    pub async fn see_in(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &Course,
        taken: &mut Taken,
        page: &str,
    ) -> Result<()> {
        let now = self.evidence.now();
        taken.page = Some(page.to_owned());
        taken.seen_at = now;
        self.put_seen(tx, person, &course.id, page, now).await
    }

    /// Keeps what she does in a course, in one durable transaction.
    pub async fn give(&self, person: PersonId, course: &Course, given: &Given) -> Result<Outcome> {
        let mut tx = self.evidence.db().write().await?;
        let Some(mut taken) = taken_of(tx.conn(), person).await?.remove(&course.id) else {
            return Ok(Outcome::NotBegun);
        };
        match self.give_in(&mut tx, person, course, &mut taken, given).await {
            Ok(true) => {
                tx.commit().await?;
                Ok(Outcome::Kept)
            }
            Ok(false) | Err(AppendError::IdTaken(_)) => Ok(Outcome::Before),
            Err(AppendError::Store(error)) => Err(error),
        }
    }

    /// As [`give`](Self::give), inside the caller's transaction, to what is known to be taken; `false` when
    /// it changes nothing.
    pub async fn give_in(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &Course,
        taken: &mut Taken,
        given: &Given,
    ) -> std::result::Result<bool, AppendError> {
        let before = done_pages(course, taken);
        let now = self.evidence.now();
        let changed = match given {
            Given::Read { page } => self.read(tx, person, course, taken, page, now).await?,
            Given::Answer { check, tries, response } => {
                self.answer(tx, person, course, taken, (check, *tries, response)).await?
            }
            Given::Again { check } => self.again(tx, person, course, taken, check).await?,
            Given::Choose { scenario, step, choice } => {
                let way = taken.way(scenario);
                let (true, mut way) = (way.len() == *step, way.to_vec()) else { return Ok(false) };
                way.push(*choice);
                self.set_way(tx, person, course, taken, (scenario, way), now).await?
            }
            Given::Restart { scenario } => {
                self.set_way(tx, person, course, taken, (scenario, Vec::new()), now).await?
            }
        };
        if changed {
            self.settle(tx, person, course, taken, &before).await?;
        }
        Ok(changed)
    }

    async fn read(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &Course,
        taken: &mut Taken,
        page: &str,
        now: Instant,
    ) -> Result<bool> {
        if course.page(page).is_none() || !taken.read.insert(page.to_owned()) {
            return Ok(false);
        }
        self.put_read(tx, person, &course.id, page, now).await?;
        Ok(true)
    }

    async fn answer(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &Course,
        taken: &mut Taken,
        (check, tries, response): (&str, u32, &Response),
    ) -> std::result::Result<bool, AppendError> {
        let Some(family) = course.checks.get(check) else { return Ok(false) };
        let state = taken.check(check, family.version);
        if state.response.is_some() || state.tries != tries {
            return Ok(false);
        }
        let seed = taken.seed(check, tries);
        let right = items::variant(family, u64::from(seed)).is_ok_and(|v| items::score(family, &v, response));
        let home = self.evidence.address();
        let activity = format!("{}/checks/{check}/{}", activity_of(home, course), family.version);
        let id = id_of(taken, &format!("check:{check}:{}:{tries}", family.version));
        let statement = StatementBuilder::answered(home, &person.to_string(), &activity)
            .id(id)
            .activity_type(QUESTION_TYPE)
            .score(if right { ScaledScore::ONE } else { ScaledScore::ZERO })
            .success(right)
            .response(&response.to_statement())
            .registration(taken.registration)
            .timestamp(self.evidence.now().timestamp());
        self.evidence.append(tx, person, statement.build(), &Authority::Learn, COURSE).await?;
        let state = CheckState {
            version: family.version,
            tries: tries.saturating_add(1),
            response: Some(response.to_statement()),
        };
        self.put_check(tx, person, (&course.id, check), &state, self.evidence.now()).await?;
        taken.checks.insert(check.to_owned(), state);
        Ok(true)
    }

    async fn again(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &Course,
        taken: &mut Taken,
        check: &str,
    ) -> Result<bool> {
        let Some(state) = taken.checks.get_mut(check).filter(|s| s.response.is_some()) else {
            return Ok(false);
        };
        state.response = None;
        self.open_again(tx, person, &course.id, check).await?;
        Ok(true)
    }

    async fn set_way(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &Course,
        taken: &mut Taken,
        (name, way): (&str, Vec<usize>),
        now: Instant,
    ) -> Result<bool> {
        let possible = course.scenarios.get(name).is_some_and(|s| s.walk(&way).is_some());
        if !possible || taken.way(name) == way {
            return Ok(false);
        }
        self.put_way(tx, person, (&course.id, name), &way, now).await?;
        taken.ways.insert(name.to_owned(), way);
        Ok(true)
    }

    /// Says in the ledger what has come to be done: each page once, and the whole once.
    async fn settle(
        &self,
        tx: &mut Tx,
        person: PersonId,
        course: &Course,
        taken: &mut Taken,
        before: &[String],
    ) -> std::result::Result<(), AppendError> {
        let home = self.evidence.address();
        let now = self.evidence.now();
        let percent = Progress::new(course, Some(taken)).percent();
        let complete = Progress::new(course, Some(taken)).is_complete();
        let activity = activity_of(home, course);
        let about = |verb: &str, what: &str| {
            StatementBuilder::new(verb, home, &person.to_string(), &activity)
                .id(id_of(taken, what))
                .activity_type(COURSE_TYPE)
                .registration(taken.registration)
                .timestamp(now.timestamp())
        };
        let mut statements = Vec::new();
        for page in done_pages(course, taken).iter().filter(|page| !before.contains(page)) {
            let progressed = about(verbs::PROGRESSED, &format!("page:{page}"));
            statements.push(progressed.result_extension(PROGRESS, percent).build());
        }
        let completes = complete && taken.completed_at.is_none();
        if completes {
            statements.push(about(verbs::COMPLETED, "completed").completion(true).build());
        }
        for statement in statements {
            // A scenario begun again leaves its page open for a while: that it was done is said already.
            let said = match statement.id() {
                Some(id) => self.evidence.get_in(tx, id).await?.is_some(),
                None => false,
            };
            if !said {
                self.evidence.append(tx, person, statement, &Authority::Learn, COURSE).await?;
            }
        }
        if completes {
            self.put_completed(tx, person, &course.id, now).await?;
            taken.completed_at = Some(now);
        }
        Ok(())
    }
}

fn done_pages(course: &Course, taken: &Taken) -> Vec<String> {
    let progress = Progress::new(course, Some(taken));
    let done = course.pages().filter(|page| progress.of_page(page) == PageState::Done);
    done.map(|page| page.id.clone()).collect()
}

/// The activity id of a course.
fn activity_of(home: &str, course: &Course) -> String {
    format!("{home}/courses/{}/{}", course.id, course.version)
}

/// The id of the statement of a registration about something: always the same.
fn id_of(taken: &Taken, what: &str) -> Uuid {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add(taken.registration.as_bytes());
    fingerprint.add(what.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&fingerprint.finish()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
