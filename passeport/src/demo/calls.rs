//! A call for ideas of the fictitious organisation, and what its people propose: by the functions that the pages call.

use std::sync::Arc;

use initiatives::{
    Call, Change, Initiatives, NewCall, Opinion, Part, ReviewStep, Sent, Step, Text, TypedCall, Written,
};
use kit::{FixedClock, Instant, PersonId, SeededIds};
use people::{Invited, Key, NewAccount, Passwords, People};
use steering::{Plan, decisions::processes};
use store::Tx;
use uuid::Uuid;

use super::proposals::{CALL, DRAFT, IDEAS, Proposal, REVIEWS, Said};
use crate::app::App;
use crate::commands::Failure;
use crate::pages::personas::{GUEST, PERSONAS};

/// Mark that says that this part is made.
const DONE: &str = "demo.calls";
/// How many days ago the call was opened, and in how many it stops taking ideas.
const OPENED_DAYS: i64 = 30;
const LEFT_DAYS: i64 = 21;
/// Which of the people after the personas have proposed something: every third, so that they come from several units.
const EVERY: usize = 3;
/// Who opens the call, and who has begun to write.
const STEERING: &str = "steering-helene";
const FIRST: &str = "agent-claire";
/// What stands for the hash of a password that nobody has: none is it.
const NO_PASSWORD: &str = "!";

/// Makes the call, unless it is made, or the demonstration is too small to have somebody who opens it.
pub(super) async fn make(app: &App, seed: u64, today: Instant) -> Result<(), Failure> {
    let db = app.people.db();
    if db.mark(DONE).await?.is_some() {
        return Ok(());
    }
    let Some(steering) = person(app, STEERING).await? else { return Ok(()) };
    let clock = Arc::new(FixedClock::at(today.plus_days(-OPENED_DAYS)));
    let ids = Arc::new(SeededIds::new(seed ^ 0x1DEA, clock.clone()));
    let people = People::new(db.clone(), clock.clone(), ids, Passwords::new());
    let making = Making {
        initiatives: Initiatives::new(people.clone(), app.initiatives.axes().into()),
        people,
        clock,
        today,
    };
    let last_day = today.plus_days(LEFT_DAYS).day_in(&app.site.zone).to_string();
    let axis = app.steering.plan().and_then(axis_of_most_files).unwrap_or_default();
    let typed = TypedCall { last_day: &last_day, axis, ..CALL };
    let new = NewCall::new(&typed, app.initiatives.axes(), making.initiatives.now(), &app.site.zone)
        .map_err(|faults| Failure::Said(format!("the demonstration's own call is refused: {faults:?}")))?;
    let mut authors = Vec::new();
    for place in 0..IDEAS.len() {
        authors.extend(person(app, &format!("agent-{:06}", PERSONAS.len() + EVERY * place)).await?);
    }
    let first = person(app, FIRST).await?;
    let mut tx = db.write().await?;
    let call = making.initiatives.open_call_in(&mut tx, &new, steering).await?;
    let call = making.initiatives.call_in(&mut tx, call).await?.ok_or_else(|| said("call"))?;
    let mut ideas = Vec::new();
    for (place, (author, proposal)) in authors.into_iter().zip(&IDEAS).enumerate() {
        let proposed = (proposal, 26 - 3 * place as i64);
        ideas.push(making.propose(&mut tx, (&call, author), proposed).await?);
    }
    let guest = making.invite(&mut tx, &call, steering).await?;
    for (idea, said) in ideas.into_iter().zip(&REVIEWS) {
        making.review(&mut tx, guest, idea, said).await?;
    }
    if let Some(first) = first {
        making.clock.set(making.at(2));
        making.write(&mut tx, (&call, first), &DRAFT, Step::Save).await?;
    }
    tx.set_mark(DONE, "1").await?;
    tx.commit().await?;
    Ok(())
}

/// The axis that the call serves, as it is about forms: the one whose processes make most files a year.
fn axis_of_most_files(plan: &Plan) -> Option<&str> {
    let files = |axis: &usize| -> i64 {
        processes(plan).filter(|(roadmap, _)| roadmap.axis == *axis).map(|(_, process)| process.volume).sum()
    };
    // Of several with as many, the first of the plan.
    let axis = (0..plan.axes.len()).rev().max_by_key(files)?;
    Some(&plan.axes[axis].id)
}

struct Making {
    people: People,
    initiatives: Initiatives,
    clock: Arc<FixedClock>,
    today: Instant,
}

impl Making {
    /// Some hour of the working day, so many days ago.
    fn at(&self, days_ago: i64) -> Instant {
        self.today.plus_days(-days_ago).plus_seconds(-(86_400 - (9 + days_ago % 8) * 3600))
    }

    /// Submits an idea, and takes it back where its author did.
    async fn propose(
        &self,
        tx: &mut Tx,
        (call, author): (&Call, PersonId),
        (proposal, days_ago): (&Proposal, i64),
    ) -> Result<Uuid, Failure> {
        self.clock.set(self.at(days_ago));
        self.write(tx, (call, author), proposal, Step::Save).await?;
        self.clock.advance_seconds(40 * 60);
        let idea = self.write(tx, (call, author), proposal, Step::Submit).await?;
        if proposal.withdrawn {
            self.clock.advance_seconds(86_400);
            self.initiatives.turn_in(tx, author, call, Step::Withdraw).await?;
        }
        Ok(idea)
    }

    /// Invites the guest, who accepts the next day. Nobody has a password of hers, nor a telephone: here she is
    /// entered as, and outside the demonstration she would be asked for both.
    async fn invite(&self, tx: &mut Tx, call: &Call, by: PersonId) -> Result<PersonId, Failure> {
        self.clock.set(self.at(15));
        let guest =
            NewAccount::new(GUEST.name, GUEST.sign_in, None, Vec::new()).map_err(|_| said("guest"))?;
        let Invited::Given(invitation, _) = self.people.invite_in(tx, by, call.id, &guest).await? else {
            return Err(said("guest"));
        };
        self.clock.advance_seconds(86_400);
        let key = Key::new(self.people.ids());
        let accepted = self.people.accept_in(tx, &invitation, NO_PASSWORD, (&key, 0)).await?;
        accepted.map_err(|_| said("guest"))
    }

    /// What the guest says of an idea: nothing yet, a draft, a review, or that she has a tie with it.
    async fn review(&self, tx: &mut Tx, guest: PersonId, idea: Uuid, said: &Said) -> Result<(), Failure> {
        self.clock.advance_seconds(86_400 + 35 * 60);
        let sent = Sent { revision: 0, tab: "demo".to_owned(), turn: 0 };
        let opinion = |ratings: [&'static str; 4], reasons| Opinion::typed(|p| ratings[p.place()], reasons);
        match said {
            Said::Nothing => {}
            Said::Draft(ratings, reasons) => {
                let opinion = opinion(*ratings, reasons);
                let change = Change::Write(&opinion, &sent, ReviewStep::Save);
                self.initiatives.review_in(tx, guest, idea, change).await?;
            }
            Said::Review(ratings, reasons) => {
                let opinion = opinion(*ratings, reasons);
                let change = Change::Write(&opinion, &sent, ReviewStep::Send);
                self.initiatives.review_in(tx, guest, idea, change).await?;
            }
            Said::Tie(words) => {
                self.initiatives.review_in(tx, guest, idea, Change::Recuse(words)).await?;
            }
        }
        Ok(())
    }

    async fn write(
        &self,
        tx: &mut Tx,
        author: (&Call, PersonId),
        proposal: &Proposal,
        step: Step,
    ) -> Result<Uuid, Failure> {
        let text = Text::typed(proposal.title, |part| match part {
            Part::Impact => proposal.impact,
            Part::Maturity => proposal.maturity,
            Part::Ambition => proposal.ambition,
            Part::Support => proposal.support,
        });
        let (call, person) = author;
        let revision = i64::from(step == Step::Submit);
        let sent = Sent { revision, tab: "demo".to_owned(), turn: 0 };
        match self.initiatives.write_in(tx, (person, call), &text, &sent, step).await? {
            Some(Written::Kept(idea)) => Ok(idea.id),
            _ => Err(said("idea")),
        }
    }
}

fn said(what: &str) -> Failure {
    Failure::Said(format!("the demonstration's own {what} is not there"))
}

async fn person(app: &App, sign_in: &str) -> Result<Option<PersonId>, Failure> {
    Ok(app.people.account_by_sign_in(sign_in).await?.map(|a| a.person))
}
