//! Which question next: pure, of the evidence so far.
//!
//! Domains come one after the other, the one known least first; within a domain the competences
//! take turns (content balance), and among the items at hand one of the five that tell most a
//! minute about the whole scope is drawn (A-optimal selection on the joint posterior; Mulder &
//! van der Linden 2009; the draw spreads exposure, Kingsbury & Zara 1989).

use kit::Instant;
use passport::{Answers, AtHand, Frame, NEW_MIN, Passport, at_hand, began_with_news, in_turns};
use psychometrics::selection::{Block, Candidate, choose, fall};
use psychometrics::stopping::{Decision, Rule};
use psychometrics::{Scope as Domains, StandardError};
use uuid::Uuid;

/// Standard error at which a domain is precise enough to stop (decision 0010). A first session ends by
/// length, a later one that begins with what is known ends here.
pub const PRECISE_SE: f64 = 0.50;
/// Fewest answers in a domain, however precise it is already.
pub const ANSWERS_MIN: usize = 4;
/// Most answers in a domain of a session over all domains: with the bank of today eight leave a
/// standard error near .54, enough for a *measured* domain.
pub const ANSWERS_MAX_ALL: usize = 8;
/// Most answers in a session over one domain.
pub const ANSWERS_MAX_ONE: usize = passport::QUESTIONS_OF_ONE_DOMAIN;
/// How many of the best items the draw is among.
pub const AMONG: usize = 5;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask a family, by its place in the bank, in a domain.
    Ask {
        /// The family.
        family: usize,
        /// The domain.
        domain: usize,
    },
    /// The domain under way has ended.
    EndOfDomain(usize),
    /// Nothing is left to ask.
    Done,
}

/// What a plan is made from.
pub struct Situation<'a> {
    /// Socle, items, model.
    pub frame: &'a Frame,
    /// Every answer of the person, this session's among them.
    pub answers: &'a Answers,
    /// What they amount to now.
    pub passport: &'a Passport,
    /// The session's id.
    pub session: Uuid,
    /// The domains of the session's scope.
    pub domains: &'a [usize],
    /// The domain under way; `None` at the start and after a feedback.
    pub current: Option<usize>,
    /// The present instant.
    pub now: Instant,
}

/// The next step; `draw` in [0, 1) picks among the best.
pub fn next(s: &Situation<'_>, draw: f64) -> Next {
    let domain = match s.current {
        Some(domain) if !is_complete(s, domain) => domain,
        Some(domain) => return Next::EndOfDomain(domain),
        None => match least_known(s) {
            Some(domain) => domain,
            None => return Next::Done,
        },
    };
    match pick(s, domain, draw) {
        Some(family) => Next::Ask { family, domain },
        None if s.current.is_some() => Next::EndOfDomain(domain),
        None => Next::Done,
    }
}

/// Most answers in a domain of this session.
pub fn answers_max(domains: &[usize]) -> usize {
    if domains.len() == 1 { ANSWERS_MAX_ONE } else { ANSWERS_MAX_ALL }
}

/// Answers given in a domain in this session.
pub fn answers_in(s: &Situation<'_>, domain: usize) -> usize {
    s.answers.of_session(s.session).iter().filter(|(_, a)| domain_of(s, &a.family) == Some(domain)).count()
}

fn domain_of(s: &Situation<'_>, family: &str) -> Option<usize> {
    let index = s.frame.bank.index(family)?;
    Some(s.frame.model.domain_of()[s.frame.item(index).0])
}

fn is_complete(s: &Situation<'_>, domain: usize) -> bool {
    // The rule's constants are in range, so it exists; were it refused, the length alone would decide.
    let rule =
        StandardError::new(PRECISE_SE).and_then(|se| Rule::new(se, answers_max(s.domains), ANSWERS_MIN));
    let (se, answers) = (s.passport.domains[domain].estimate.standard_error, answers_in(s, domain));
    rule.map_or(answers >= answers_max(s.domains), |rule| rule.decide(se, answers) != Decision::Continue)
}

/// Of the domains not yet asked about, the one with the largest error among those with items at hand.
fn least_known(s: &Situation<'_>) -> Option<usize> {
    let open =
        s.domains.iter().copied().filter(|d| answers_in(s, *d) == 0 && !items_at_hand(s, *d).is_empty());
    let se = |d: usize| s.passport.domains[d].estimate.standard_error.get();
    // Ties go to the socle's order, because only a strictly larger error displaces.
    open.fold(None, |best: Option<usize>, d| match best {
        Some(b) if se(b) >= se(d) - 1e-9 => Some(b),
        _ => Some(d),
    })
}

/// The standard error that a domain is expected to have when its questions of this session have been asked, no
/// less than that at which it stops.
pub fn error_at_end(s: &Situation<'_>, domain: usize) -> f64 {
    let left = answers_max(s.domains).saturating_sub(answers_in(s, domain));
    let mut items = items_at_hand(s, domain);
    items.sort_by(|a, b| b.new.total_cmp(&a.new).then(a.family.cmp(&b.family)));
    let block: Vec<_> = items.iter().take(left).map(AtHand::in_block).collect();
    Block::expected(&s.passport.posterior, &block, Domains::of(s.domains))
        .domain(domain)
        .map_or(PRECISE_SE, |error| error.get().max(PRECISE_SE))
}

/// Families at hand in a domain, those of this session apart. A session asks what says something new; where
/// nothing of its scope does, its person chose to answer again all the same.
pub fn items_at_hand(s: &Situation<'_>, domain: usize) -> Vec<AtHand> {
    let asked: Vec<&str> = s.answers.of_session(s.session).iter().map(|(_, a)| a.family.as_str()).collect();
    let mut items = at_hand(s.frame, s.answers, domain, s.now, |family| asked.contains(&family));
    if began_with_news(s.frame, s.answers, s.domains, s.session, s.now) {
        items.retain(|i| i.new >= NEW_MIN);
    }
    items
}

/// What a session still asks, at most: it may end sooner, once precise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Left {
    /// Questions.
    pub questions: usize,
    /// Minutes they are expected to take.
    pub minutes: f64,
    /// Domains they are of.
    pub domains: usize,
    /// Whether what they tell is new, or had anew although what is known is fresh.
    pub is_new: bool,
}

/// What is left to ask in a domain of this session.
pub fn left_in(s: &Situation<'_>, domain: usize) -> Left {
    let most = answers_max(s.domains).saturating_sub(answers_in(s, domain));
    let items = in_turns(items_at_hand(s, domain), most);
    Left {
        questions: items.len(),
        minutes: items.iter().map(|i| i.minutes).sum(),
        domains: usize::from(!items.is_empty()),
        is_new: items.iter().any(|i| i.new >= NEW_MIN),
    }
}

/// What is left to ask in this session: in the domain under way, and in those not yet asked about.
pub fn left(s: &Situation<'_>) -> Left {
    let open = s.domains.iter().filter(|d| s.current == Some(**d) || answers_in(s, **d) == 0);
    open.map(|d| left_in(s, *d)).fold(Left::default(), |sum, of| Left {
        questions: sum.questions + of.questions,
        minutes: sum.minutes + of.minutes,
        domains: sum.domains + of.domains,
        is_new: sum.is_new || of.is_new,
    })
}

fn pick(s: &Situation<'_>, domain: usize, draw: f64) -> Option<usize> {
    let items = items_at_hand(s, domain);
    let session = s.answers.of_session(s.session);
    let asked = |competence: usize| {
        let of = |family: &str| s.frame.bank.index(family).map(|i| s.frame.item(i).0);
        session.iter().filter(|(_, a)| of(&a.family) == Some(competence)).count()
    };
    let fewest = items.iter().map(|i| asked(i.competence)).min()?;
    let scope = Domains::of(s.domains);
    let candidates: Vec<Candidate> = items
        .iter()
        .filter(|i| asked(i.competence) == fewest)
        .filter_map(|i| {
            let gain = i.new * fall(&s.passport.posterior, i.competence, &i.parameters, scope);
            Candidate::new(i.family, gain, i.minutes).ok()
        })
        .collect();
    choose(&candidates, AMONG, draw)
}
