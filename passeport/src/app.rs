//! The rooms, composed.

use std::sync::Arc;

use assess::Assess;
use axum::extract::FromRef;
use evidence::Evidence;
use guidance::Guidance;
use initiatives::Initiatives;
use kit::{Clock, Ids};
use learn::Learn;
use lrs::Lrs;
use passport::{Frame, FrameError, PassportProjection, Passports};
use people::pages::Site;
use people::{Passwords, People};
use steering::{Releases, Steering};
use store::{Db, Migration, StoreError};
use talents::Talents;

use crate::content::Content;
use crate::organisation::Organisation;
use crate::pages::personas::everybody;

/// Every room's migrations, in the order of the arrows between rooms.
pub fn migrations() -> Vec<Migration> {
    [
        people::MIGRATIONS,
        evidence::MIGRATIONS,
        lrs::MIGRATIONS,
        learn::MIGRATIONS,
        passport::MIGRATIONS,
        assess::MIGRATIONS,
        guidance::MIGRATIONS,
        talents::MIGRATIONS,
        initiatives::MIGRATIONS,
        steering::MIGRATIONS,
    ]
    .concat()
}

/// Every room's description of what it holds of a person.
pub fn personal_data() -> Vec<people::PersonalData> {
    vec![
        people::personal_data(),
        evidence::personal_data(),
        lrs::personal_data(),
        learn::personal_data(),
        passport::personal_data(),
        assess::personal_data(),
        guidance::personal_data(),
        talents::personal_data(),
        initiatives::personal_data(),
        steering::personal_data(),
    ]
}

/// Tables that a backup leaves out: what passes by itself, and what the store keeps of itself.
pub fn left_out() -> Vec<&'static str> {
    [&["store_leases", "store_migrations"][..], &people::LEFT_OUT_OF_BACKUPS].concat()
}

/// What every handler may ask for.
#[derive(Clone)]
pub struct App {
    /// Accounts, sessions, audit, requests.
    pub people: People,
    /// The ledger.
    pub evidence: Evidence,
    /// The xAPI interface and its clients.
    pub lrs: Lrs,
    /// Courses.
    pub learn: Learn,
    /// Passports, and what answers are judged against.
    pub passports: Passports,
    /// Positioning sessions.
    pub assess: Assess,
    /// What people aim at.
    pub guidance: Guidance,
    /// Needs and contacts.
    pub talents: Talents,
    /// The organisation's plan.
    pub steering: Steering,
    /// Calls for ideas, and what is proposed.
    pub initiatives: Initiatives,
    /// How far the core is covered.
    pub releases: Releases,
    /// Address and units.
    pub site: Site,
    /// The organisation's own names.
    pub organisation: Arc<Organisation>,
    /// Frameworks, socle, items.
    pub content: Arc<Content>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of ids.
    pub ids: Arc<dyn Ids>,
    /// Whether the demonstration is served.
    pub demo: bool,
}

/// What the rooms are composed from.
pub struct Parts {
    /// The database, migrated.
    pub db: Db,
    /// Frameworks, socle, items.
    pub content: Content,
    /// The organisation's own names.
    pub organisation: Organisation,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of ids.
    pub ids: Arc<dyn Ids>,
    /// How passwords are hashed.
    pub passwords: Passwords,
    /// The address that people type.
    pub public_url: String,
    /// Whether the demonstration is served.
    pub demo: bool,
    /// Whether the product will be served under this address, which then never changes.
    pub serves: bool,
}

/// Why the rooms could not be composed.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Socle and bank do not make a frame.
    #[error(transparent)]
    Frame(#[from] FrameError),
}

impl App {
    /// Composes the rooms over a migrated database.
    pub async fn new(parts: Parts) -> Result<Self, AppError> {
        let Parts { db, content, organisation, clock, ids, passwords, public_url, demo, serves } = parts;
        let home_page = Evidence::home_page(&db, &public_url, serves, clock.now()).await?;
        let frame = Arc::new(Frame::new(content.socle.clone(), content.bank.clone())?);
        let projection = Arc::new(PassportProjection::new(home_page.clone()));
        let evidence = Evidence::new(db.clone(), clock.clone(), home_page, vec![projection]);
        let passports = Passports::new(db.clone(), frame);
        let personas = everybody().filter(|_| demo).map(|persona| persona.sign_in).collect();
        let units = organisation.units.clone();
        let zone: Arc<str> = organisation.organisation.time_zone.as_str().into();
        let people = People::new(db.clone(), clock.clone(), ids.clone(), passwords);
        let occupations = Arc::new(names_of(&organisation.occupations));
        let known = (organisation.occupations.clone(), units.clone());
        Ok(Self {
            initiatives: Initiatives::new(people.clone(), axes_of(organisation.plan.as_deref())),
            talents: Talents::new(
                passports.clone(),
                people.clone(),
                (units.clone(), zone.clone()),
                (clock.clone(), ids.clone()),
            ),
            releases: Releases::new(
                people.clone(),
                passports.clone(),
                known,
                Arc::clone(&zone),
                clock.clone(),
            ),
            people,
            steering: Steering::new(organisation.plan.clone(), organisation.occupations.clone()),
            guidance: Guidance::new(db.clone(), clock.clone(), organisation.occupations.clone()),
            lrs: Lrs::new(db, clock.clone(), ids.clone(), evidence.clone()),
            learn: Learn::new(evidence.clone(), content.courses.clone(), content.socle.clone(), ids.clone()),
            assess: Assess::new(evidence.clone(), passports.clone(), ids.clone()),
            evidence,
            passports,
            site: Site {
                https: public_url.starts_with("https://"),
                address: public_url.into(),
                units,
                occupations,
                zone,
                personas: Arc::new(personas),
            },
            organisation: Arc::new(organisation),
            content: Arc::new(content),
            clock,
            ids,
            demo,
        })
    }
}

/// What the occupations are called: all that the room of people knows of them.
fn names_of(occupations: &competences::Occupations) -> people::Occupations {
    let named = occupations.all.iter().map(|occupation| people::Occupation {
        id: occupation.id.clone(),
        name: occupation.name.clone(),
        family: occupations.families[occupation.family].name.clone(),
    });
    people::Occupations::new(named.collect())
}

/// The axes that calls for ideas may serve.
fn axes_of(plan: Option<&steering::Plan>) -> Arc<[initiatives::Axis]> {
    let axes = plan.into_iter().flat_map(|plan| &plan.axes);
    axes.map(|axis| initiatives::Axis { id: axis.id.clone(), name: axis.name.clone() }).collect()
}

impl FromRef<App> for People {
    fn from_ref(app: &App) -> Self {
        app.people.clone()
    }
}

impl FromRef<App> for Site {
    fn from_ref(app: &App) -> Self {
        app.site.clone()
    }
}

impl FromRef<App> for Assess {
    fn from_ref(app: &App) -> Self {
        app.assess.clone()
    }
}

impl FromRef<App> for Learn {
    fn from_ref(app: &App) -> Self {
        app.learn.clone()
    }
}

impl FromRef<App> for Releases {
    fn from_ref(app: &App) -> Self {
        app.releases.clone()
    }
}

impl FromRef<App> for Steering {
    fn from_ref(app: &App) -> Self {
        app.steering.clone()
    }
}

impl FromRef<App> for Initiatives {
    fn from_ref(app: &App) -> Self {
        app.initiatives.clone()
    }
}

impl FromRef<App> for Lrs {
    fn from_ref(app: &App) -> Self {
        app.lrs.clone()
    }
}

impl FromRef<App> for Talents {
    fn from_ref(app: &App) -> Self {
        app.talents.clone()
    }
}
