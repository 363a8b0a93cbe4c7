//! Two years of one fictitious person.

use std::sync::Arc;

use assess::{Assess, Scope, Session, State};
use evidence::{Authority, POSITIONING, Record};
use kit::{Clock, FixedClock, Ids as _, Instant, PersonId, SeededIds};
use passport::{Answer, Answers};
use people::{NewAccount, Passwords, People, Switch};
use psychometrics::Ability;
use psychometrics::simulate::{Draws, Person};
use web::Role;
use xapi::Statement;

use super::learning::Studies;
use super::{finding, names, responder, teams};
use crate::app::App;
use crate::commands::Failure;
use crate::pages::personas::PERSONAS;

/// A person's two years, computed, ready to be written.
pub(super) struct Life {
    pub(super) person: PersonId,
    pub(super) account: NewAccount,
    pub(super) clock: Arc<FixedClock>,
    pub(super) statements: Vec<(Instant, Statement)>,
    pub(super) sessions: Vec<Session>,
    /// When she last looked at her passport, if she did.
    pub(super) visit: Option<Instant>,
    /// The unit that she manages, if she does.
    pub(super) manages: Option<String>,
    /// What she agrees to, since when.
    pub(super) agrees: Vec<(Switch, Instant)>,
    index: u32,
    seed: u64,
    arrival: Instant,
}

impl Life {
    /// What she learnt and aims at.
    pub(super) fn studies(&self) -> Studies {
        Studies::drawn(self.index, self.seed)
    }

    /// The room of people under this life's clock and ids: it will draw the same person id again.
    pub(super) fn people(&self, app: &App) -> People {
        self.clock.set(self.arrival);
        let ids = Arc::new(SeededIds::new(self.seed, self.clock.clone()));
        People::new(app.people.db().clone(), self.clock.clone(), ids, Passwords::new())
    }
}

/// Days of the two years.
const DAYS: i64 = 730;
/// Largest growth of ability over the two years, on θ.
const GROWTH_MAX: f64 = 0.8;
/// Claire's growth, on θ, and what she can at its end in each domain: she has come a long way, and her page shows
/// all domains, and more than one level, whatever the seed.
const CLAIRE_GROWTH: f64 = 1.1;
const CLAIRE_NOW: [f64; 6] = [2.4, 1.2, -0.2, 1.4, 0.6, -1.6];
/// Shares of agents: just arrived; stopped in the middle; the others were assessed whole.
const SHARE_NEW: f64 = 0.05;
const SHARE_STOPPED: f64 = 0.08;

/// What a person does in the two years: sessions by the day they begin, counted back from today.
enum Story {
    /// Nothing yet.
    Nothing,
    /// A session stopped after so many answers.
    Stopped { days_ago: i64, answers: usize },
    /// A whole session, then sessions over single domains.
    Assessed { days_ago: i64, refreshed: Vec<(i64, usize)> },
}

/// Lives the life of the `index`-th agent.
pub(super) fn live(app: &App, plan_seed: u64, index: u32, today: Instant) -> Result<Life, Failure> {
    let seed = plan_seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(u64::from(index));
    let mut draws = Draws::seeded(seed);
    let domains = app.content.socle.domains.len();
    let persona = PERSONAS.get(index as usize);
    let role = persona.map_or(Role::Agent, |p| p.role);
    // Who is no agent is not assessed.
    let agent = matches!(role, Role::Agent | Role::Manager);
    let story = if agent { story(index, domains, &mut draws) } else { Story::Nothing };
    let arrival = today.plus_days(-DAYS);
    let clock = Arc::new(FixedClock::at(arrival));
    let ids = Arc::new(SeededIds::new(seed, clock.clone()));
    // The first id drawn is the person's; `Life::people` draws it again when the account is written.
    let person = PersonId::from_uuid(ids.random_uuid());
    let (name, sign_in) = match persona {
        Some(p) => (p.name.to_string(), p.sign_in.to_string()),
        None => names::name_of(index, &mut draws),
    };
    let given = if role == Role::Manager { Role::Agent } else { role };
    let unit = teams::unit_of(app, index, today, &mut draws);
    let manages = teams::managed(app, today).filter(|_| role == Role::Manager).map(str::to_owned);
    let occupation = teams::occupation_of(app, unit.as_deref(), seed);
    let account = NewAccount::new(&name, &sign_in, unit, vec![given])
        .map_err(|_| Failure::Said(format!("the demonstration's own name “{name}” is refused")))?
        .with_occupation(occupation);
    let model = &app.passports.frame().model;
    let truth = Person::drawn(model, &mut draws);
    let mut living = Living {
        assess: Assess::new(app.evidence.under(clock.clone()), app.passports.clone(), ids),
        home_page: app.evidence.address().to_owned(),
        shift: model.domain_of().iter().map(|d| shift(index, *d, &truth)).collect(),
        truth,
        growth: if index == 0 { CLAIRE_GROWTH } else { GROWTH_MAX * draws.uniform() },
        draws,
        today,
        clock: clock.clone(),
        answers: Answers::default(),
        statements: Vec::new(),
        sessions: Vec::new(),
    };
    living.follow(person, &story)?;
    let Living { statements, sessions, .. } = living;
    let visit = visit_days_ago(index).map(|days| today.plus_days(-days));
    let shows = teams::shows_levels_days_ago(index, seed).map(|days| (Switch::Manager, days));
    let agrees = finding::agrees(index, seed).into_iter().chain(shows);
    let agrees = agrees.map(|(switch, days)| (switch, today.plus_days(-days))).collect();
    Ok(Life { person, account, clock, statements, sessions, visit, manages, agrees, index, seed, arrival })
}

/// What is added to the drawn abilities of a domain's competences: Claire's are chosen.
fn shift(index: u32, domain: usize, truth: &Person) -> f64 {
    match CLAIRE_NOW.get(domain) {
        Some(now) if index == 0 => now - CLAIRE_GROWTH - truth.domain(domain).get(),
        _ => 0.0,
    }
}

/// How many days ago a persona looked at her passport, so that hers shows what has changed since: Claire
/// has answered once more, Odile's evidence has aged.
fn visit_days_ago(index: u32) -> Option<i64> {
    match index {
        0 => Some(8),
        2 => Some(700),
        _ => None,
    }
}

fn story(index: u32, domains: usize, draws: &mut Draws) -> Story {
    match index {
        // Claire: assessed, refreshed, one domain last week.
        0 => Story::Assessed {
            days_ago: 400,
            refreshed: vec![(75, 0), (61, 1), (48, 2), (30, 3), (19, 4), (6, 5)],
        },
        // Noé has just arrived; Odile's evidence is old.
        1 => Story::Nothing,
        // Solène manages a unit, and was assessed as everybody else.
        4 => Story::Assessed { days_ago: 210, refreshed: Vec::new() },
        2 => Story::Assessed { days_ago: 725, refreshed: Vec::new() },
        _ => {
            let kind = draws.uniform();
            let days_ago = 20 + draws.below((DAYS - 30) as usize) as i64;
            if kind < SHARE_NEW {
                Story::Nothing
            } else if kind < SHARE_NEW + SHARE_STOPPED {
                Story::Stopped { days_ago, answers: 6 + draws.below(24) }
            } else {
                let count = 1 + draws.below(2);
                let mut days: Vec<i64> =
                    (0..count).map(|_| draws.below(days_ago as usize - 1) as i64).collect();
                days.sort_unstable_by(|a, b| b.cmp(a));
                Story::Assessed {
                    days_ago,
                    refreshed: days.into_iter().map(|d| (d, draws.below(domains))).collect(),
                }
            }
        }
    }
}

/// A life under way.
struct Living {
    assess: Assess,
    home_page: String,
    truth: Person,
    /// What is added to the ability in each competence.
    shift: Vec<f64>,
    growth: f64,
    draws: Draws,
    today: Instant,
    clock: Arc<FixedClock>,
    answers: Answers,
    statements: Vec<(Instant, Statement)>,
    sessions: Vec<Session>,
}

impl Living {
    fn follow(&mut self, person: PersonId, story: &Story) -> Result<(), Failure> {
        match story {
            Story::Nothing => {}
            Story::Stopped { days_ago, answers } => self.session(person, Scope::All, *days_ago, *answers)?,
            Story::Assessed { days_ago, refreshed } => {
                self.session(person, Scope::All, *days_ago, usize::MAX)?;
                for (days_ago, domain) in refreshed {
                    let id = self.assess.frame().socle.domains[*domain].id.clone();
                    self.session(person, Scope::Domain(id), *days_ago, usize::MAX)?;
                }
            }
        }
        Ok(())
    }

    /// One session, begun so many days ago at some hour of the working day, left after so many answers.
    fn session(
        &mut self,
        person: PersonId,
        scope: Scope,
        days_ago: i64,
        answers_max: usize,
    ) -> Result<(), Failure> {
        let hour = 8 + self.draws.below(9) as i64;
        self.clock.set(self.today.plus_days(-days_ago).plus_seconds(-(86_400 - hour * 3600)));
        let Some(mut session) = self.assess.begin(person, scope) else { return Ok(()) };
        self.assess.advance(&mut session, &self.answers)?;
        let mut given = 0;
        while session.state != State::Done && given < answers_max {
            if session.state == State::Feedback {
                self.clock.advance_seconds(40);
                session.domain = None;
            } else {
                self.answer(&mut session)?;
                given += 1;
            }
            self.assess.advance(&mut session, &self.answers)?;
        }
        self.sessions.push(session);
        Ok(())
    }

    fn answer(&mut self, session: &mut Session) -> Result<(), Failure> {
        let Some(question) = &mut session.question else { return Ok(()) };
        question.shown_at = Some(self.clock.now());
        let question = question.clone();
        let frame = self.assess.frame();
        let (Some(index), Some((family, variant))) =
            (frame.bank.index(&question.family), self.assess.variant(&question)?)
        else {
            return Ok(());
        };
        let (competence, item) = frame.item(index);
        let elapsed = 1.0 - self.today.days_since(self.clock.now()) / DAYS as f64;
        let drawn = self.truth.competence(competence).get() + self.shift[competence];
        let ability = drawn + self.growth * elapsed;
        let chance = Ability::new(ability).map_or(0.5, |a| item.probability(a).get());
        let right = self.draws.uniform() < chance;
        let response = responder::respond(family, &variant, right, &mut self.draws);
        let seconds = f64::from(family.seconds) * (0.5 + self.draws.uniform());
        self.clock.advance_seconds(seconds as i64);
        let Some(mut statement) = self.assess.statement(session, &response)? else { return Ok(()) };
        let now = self.clock.now();
        statement.set_stored(now.timestamp());
        let record = Record {
            position: 0,
            person: session.person,
            statement,
            authority: Authority::Assess,
            profile: POSITIONING.to_owned(),
        };
        if let Some((id, answer)) = Answer::from_record(&self.home_page, &record) {
            self.answers.insert(id, answer);
        }
        self.statements.push((now, record.statement));
        Ok(())
    }
}
