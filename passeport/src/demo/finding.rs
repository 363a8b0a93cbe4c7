//! What the fictitious people agree to, and a scout's needs: opened, looked at, written for and answered by the
//! functions that the pages call, under a clock of their own.

use std::sync::Arc;

use kit::{Clock, FixedClock, Ids, Instant, SeededIds};
use people::{Passwords, People, Switch};
use psychometrics::simulate::Draws;
use talents::{Asked, Looked, Must, Opened, Talents};

use crate::app::App;
use crate::commands::Failure;
use crate::pages::personas::PERSONAS;

/// Shares of agents who agree to be found, to be called, to be counted.
const SHARES: [(Switch, f64); 3] = [(Switch::Findable, 0.25), (Switch::Calls, 0.2), (Switch::Counted, 0.3)];
/// Agents of whom two in three can be found, whatever is drawn, so that a small demonstration has a list too.
const LIST_UNTIL: u32 = 45;
/// Days within which they agreed.
const DAYS: usize = 300;
/// People of a list whom the scout writes to.
const WRITTEN: usize = 3;
/// The sign-in names of the scout, and of her whom the call reaches.
const SCOUT: &str = "scout-idriss";
const CALLED: &str = "agent-claire";

/// What an agent agrees to, and how many days ago she did. Drawn apart, so that it changes nothing else of her life.
/// The first persona can be found and called; the others leave it to whoever tries them.
pub(super) fn agrees(index: u32, seed: u64) -> Vec<(Switch, i64)> {
    let mut draws = Draws::seeded(seed ^ 0xF1D0);
    let persona = (index as usize) < PERSONAS.len();
    let drawn = SHARES.map(|(switch, share)| {
        let drawn = draws.uniform() < share;
        let listed = switch == Switch::Findable && index < LIST_UNTIL && !index.is_multiple_of(3);
        let agrees = if persona { index == 0 && switch != Switch::Counted } else { drawn || listed };
        let days = 10 + draws.below(DAYS) as i64;
        agrees.then_some((switch, days))
    });
    drawn.into_iter().flatten().collect()
}

/// A need, and what the scout writes for it.
struct Story {
    purpose: &'static str,
    musts: &'static [(&'static str, usize)],
    message: &'static str,
}

/// One that many people answer: it has a list.
const LISTED: Story = Story {
    purpose: "Animer dans six équipes un atelier sur les messages piégés, deux jours par mois, de mars à juin.",
    musts: &[("security.spot-phishing", 2), ("communication.clear-message", 2)],
    message: "Bonjour, je prépare une tournée d’ateliers de deux heures. Le calendrier se règle avec votre responsable. Puis-je vous en dire plus ?",
};
/// One that hardly anybody answers: it is called, unseen.
const CALLED_FOR: Story = Story {
    purpose: "Vérifier pendant trois semaines les chiffres d’un tableau de suivi avant sa publication.",
    musts: &[
        ("information.misleading-statistic", 3),
        ("information.calculate-spreadsheet", 3),
        ("information.verify-source", 3),
        ("communication.clear-message", 3),
    ],
    message: "Bonjour, je cherche un œil exercé pour relire un tableau de suivi, une demi-journée par semaine, à distance.",
};
/// What the first of those written to answers.
const ANSWER: &str =
    "Avec plaisir, si les ateliers tombent le mardi. Vous pouvez me joindre au poste 5 31 07.";

/// Opens the scout's needs and writes for them. Done again, it finds what is there.
pub(super) async fn search(app: &App, seed: u64, today: Instant) -> Result<(), Failure> {
    let (scout, called) =
        (app.people.account_by_sign_in(SCOUT).await?, app.people.account_by_sign_in(CALLED).await?);
    let (Some(scout), Some(called)) = (scout, called) else { return Ok(()) };
    let clock = Arc::new(FixedClock::at(today.plus_days(-6)));
    let talents = under(app, seed, clock.clone());
    let open = async |story: &Story, area: Option<String>| {
        let must = |(id, level): &(&str, usize)| Must { competence: (*id).to_owned(), level: *level };
        let musts = story.musts.iter().map(must).collect();
        let asked = Asked { musts, area, own_answers: false };
        let opened = talents.open(scout.person, story.purpose, &asked).await?;
        let (Opened::New(id) | Opened::Same(id)) = opened else { return Ok(None) };
        talents.need(id).await
    };
    if let Some(need) = open(&LISTED, None).await?
        && let Looked::List(_, found) = talents.look(&need).await?
    {
        for found in found.iter().take(WRITTEN) {
            talents.contact(&need, &found.pseudonym, LISTED.message).await?;
        }
        clock.set(today.plus_days(-3));
        for agreed in app.people.agreed().await? {
            if !talents.contacts_of(agreed.person).await?.is_empty() && agreed.person != called.person {
                talents.answer(agreed.person, need.id, ANSWER).await?;
                break;
            }
        }
    }
    clock.set(today.plus_days(-2));
    if let Some(need) = open(&CALLED_FOR, called.unit).await? {
        talents.call(&need, CALLED_FOR.message).await?;
    }
    Ok(())
}

/// The room of talents, and that of people beside it, under a clock and ids of their own.
fn under(app: &App, seed: u64, clock: Arc<FixedClock>) -> Talents {
    let clock: Arc<dyn Clock> = clock;
    let ids: Arc<dyn Ids> = Arc::new(SeededIds::new(seed ^ 0x5C07, clock.clone()));
    let people = People::new(app.people.db().clone(), clock.clone(), ids.clone(), Passwords::new());
    let places = (app.site.units.clone(), app.site.zone.clone());
    Talents::new(app.passports.clone(), people, places, (clock, ids))
}
