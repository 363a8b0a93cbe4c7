//! Running sessions.

use std::sync::Arc;

use evidence::{AppendError, Authority, Evidence, POSITIONING};
use items::{Response, Variant};
use kit::{Ids, Instant, PersonId};
use passport::{Answers, Frame, Passport, Passports, SEED, activity_of};
use psychometrics::simulate::Draws;
use store::{Result, StoreError, Tx};
use uuid::Uuid;
use xapi::{ScaledScore, Statement, StatementBuilder};

use crate::plan::{self, Left, Next, Situation};
use crate::{Question, Scope, Session, State};

/// Positioning sessions over the ledger and the passports.
#[derive(Clone)]
pub struct Assess {
    evidence: Evidence,
    passports: Passports,
    ids: Arc<dyn Ids>,
}

/// An answer as it is given.
#[derive(Clone, Debug)]
pub struct Given {
    /// The question it answers.
    pub question: Uuid,
    /// The response.
    pub response: Response,
}

/// What became of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept, and the session moved on.
    Kept,
    /// This question had its answer already; nothing was changed.
    AnsweredBefore,
    /// There is no such session of this person.
    NoSession,
}

/// A pause longer than this is not time spent answering: the duration is then left out.
const ANSWER_SECONDS_MAX: i64 = 30 * 60;

impl Assess {
    /// The service.
    pub fn new(evidence: Evidence, passports: Passports, ids: Arc<dyn Ids>) -> Self {
        Self { evidence, passports, ids }
    }

    /// What answers are judged against.
    pub fn frame(&self) -> &Frame {
        self.passports.frame()
    }

    /// The passports sessions start from.
    pub fn passports(&self) -> &Passports {
        &self.passports
    }

    pub(crate) fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.evidence.now()
    }

    /// The domains of a scope; `None` when the scope names a domain that does not exist.
    pub fn domains(&self, scope: &Scope) -> Option<Vec<usize>> {
        match scope {
            Scope::All => Some((0..self.frame().socle.domains.len()).collect()),
            Scope::Domain(id) => self.frame().socle.domain_index(id).map(|d| vec![d]),
        }
    }

    /// Begins a session, or takes up the open one of the same scope. `None` when the scope does not
    /// exist or nothing can be asked.
    pub async fn start(&self, person: PersonId, scope: Scope) -> Result<Option<Uuid>> {
        let open = async || {
            let open = self.open_sessions(person).await?.into_iter().find(|s| s.scope == scope);
            Ok::<_, StoreError>(open.map(|s| s.id))
        };
        if let Some(id) = open().await? {
            return Ok(Some(id));
        }
        let answers = self.passports.answers(person).await?;
        let Some(mut session) = self.begin(person, scope.clone()) else { return Ok(None) };
        self.advance(&mut session, &answers)?;
        if session.state == State::Done {
            return Ok(None);
        }
        let mut tx = self.evidence.db().write().await?;
        match self.insert(&mut tx, &session).await {
            // Another tap was first: its session is the one.
            Err(error) if store::is_unique_violation(&error) => {
                tx.rollback().await?;
                open().await
            }
            Err(error) => Err(error),
            Ok(()) => {
                tx.commit().await?;
                Ok(Some(session.id))
            }
        }
    }

    /// A session before its first question; `None` when the scope does not exist.
    pub fn begin(&self, person: PersonId, scope: Scope) -> Option<Session> {
        self.domains(&scope)?;
        let now = self.now();
        Some(Session {
            person,
            id: self.ids.uuid(),
            scope,
            seed: self.ids.seed(),
            step: 0,
            state: State::Asking,
            domain: None,
            question: None,
            started_at: now,
            changed_at: now,
        })
    }

    /// Keeps the answer to a session's waiting question and moves on, in one durable transaction.
    pub async fn answer(&self, person: PersonId, id: Uuid, given: &Given) -> Result<Outcome> {
        let Some(mut session) = self.load(person, id).await? else { return Ok(Outcome::NoSession) };
        if session.question.as_ref().is_none_or(|q| q.statement != given.question) {
            return Ok(Outcome::AnsweredBefore);
        }
        let step = session.step;
        let mut tx = self.evidence.db().write().await?;
        match self.append(&mut tx, &session, &given.response).await {
            Err(AppendError::IdTaken(_)) => return Ok(Outcome::AnsweredBefore),
            Err(AppendError::Store(error)) => return Err(error),
            Ok(()) => {}
        }
        let answers = self.passports.answers_in(&mut tx, person).await?;
        self.advance(&mut session, &answers)?;
        if !self.update(&mut tx, &session, step).await? {
            return Ok(Outcome::AnsweredBefore);
        }
        tx.commit().await?;
        Ok(Outcome::Kept)
    }

    /// Goes on after a domain's feedback.
    pub async fn proceed(&self, person: PersonId, id: Uuid) -> Result<Outcome> {
        let Some(mut session) = self.load(person, id).await? else { return Ok(Outcome::NoSession) };
        if session.state != State::Feedback {
            return Ok(Outcome::AnsweredBefore);
        }
        let step = session.step;
        let answers = self.passports.answers(person).await?;
        session.domain = None;
        self.advance(&mut session, &answers)?;
        let mut tx = self.evidence.db().write().await?;
        if !self.update(&mut tx, &session, step).await? {
            return Ok(Outcome::AnsweredBefore);
        }
        tx.commit().await?;
        Ok(Outcome::Kept)
    }

    /// Writes the statement of an answer to the session's waiting question. A session without one
    /// writes nothing.
    async fn append(
        &self,
        tx: &mut Tx,
        session: &Session,
        response: &Response,
    ) -> std::result::Result<(), AppendError> {
        if let Some(statement) = self.statement(session, response)? {
            self.evidence.append(tx, session.person, statement, &Authority::Assess, POSITIONING).await?;
        }
        Ok(())
    }

    /// The statement of an answer to a session's waiting question, scored; `None` when none waits.
    pub fn statement(&self, session: &Session, response: &Response) -> Result<Option<Statement>> {
        let Some(question) = &session.question else { return Ok(None) };
        let now = self.now();
        let right =
            self.variant(question)?.is_some_and(|(family, variant)| items::score(family, &variant, response));
        let home = self.evidence.address();
        let activity = activity_of(home, &question.family, question.version);
        let mut builder = StatementBuilder::answered(home, &session.person.to_string(), &activity)
            .id(question.statement)
            .score(if right { ScaledScore::ONE } else { ScaledScore::ZERO })
            .success(right)
            .response(&response.to_statement())
            .registration(session.id)
            .context_extension(&format!("{home}{SEED}"), question.variant)
            .timestamp(now.timestamp());
        if let Some(seconds) =
            question.shown_at.map(|s| now.seconds_since(s)).filter(|s| *s <= ANSWER_SECONDS_MAX)
        {
            builder = builder.duration_seconds(seconds.max(0) as f64);
        }
        Ok(Some(builder.build()))
    }

    /// The family and the variant of a question; `None` when the bank no longer holds the family.
    pub fn variant(&self, question: &Question) -> Result<Option<(&items::Family, Variant)>> {
        let Some(family) = self.frame().bank.get(&question.family) else { return Ok(None) };
        let variant = items::variant(family, u64::from(question.variant))
            .map_err(|e| StoreError::Corrupt { column: "variant".to_owned(), reason: e.to_string() })?;
        Ok(Some((family, variant)))
    }

    /// What a session still asks, at most, from a passport evaluated at `now`.
    pub fn left(&self, session: &Session, answers: &Answers, passport: &Passport, now: Instant) -> Left {
        let domains = self.domains(&session.scope).unwrap_or_default();
        // A domain whose feedback is shown has ended.
        let current = session.domain.filter(|_| session.state == State::Asking);
        let frame = self.frame();
        plan::left(&Situation {
            frame,
            answers,
            passport,
            session: session.id,
            domains: &domains,
            current,
            now,
        })
    }

    /// Moves a session on from the evidence so far: the next question, a feedback, or the end.
    pub fn advance(&self, session: &mut Session, answers: &Answers) -> Result<()> {
        let now = self.now();
        let passport = self.passports.evaluate(answers, now)?;
        self.advance_from(session, answers, &passport, now);
        Ok(())
    }

    /// As [`advance`](Self::advance), from a passport already evaluated at `now`.
    pub fn advance_from(&self, session: &mut Session, answers: &Answers, passport: &Passport, now: Instant) {
        let domains = self.domains(&session.scope).unwrap_or_default();
        // One generator a step, so that a session's draws do not depend on how it was resumed.
        let mut draws =
            Draws::seeded(session.seed.wrapping_add(u64::from(session.step).wrapping_mul(0x9E37_79B9)));
        let situation = Situation {
            frame: self.frame(),
            answers,
            passport,
            session: session.id,
            domains: &domains,
            current: session.domain,
            now,
        };
        let next = plan::next(&situation, draws.uniform());
        session.step += 1;
        session.changed_at = now;
        session.question = None;
        match next {
            Next::Ask { family, domain } => {
                let family = &self.frame().bank.families()[family];
                session.state = State::Asking;
                session.domain = Some(domain);
                session.question = Some(Question {
                    statement: self.ids.uuid(),
                    family: family.id.clone(),
                    version: family.version,
                    variant: (draws.bits() >> 32) as u32,
                    shown_at: None,
                });
            }
            Next::EndOfDomain(domain) => {
                session.state = State::Feedback;
                session.domain = Some(domain);
            }
            Next::Done => session.state = State::Done,
        }
    }
}
