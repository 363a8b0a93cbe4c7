//! The occupation she aims at, as her passport shows it: what it asks domain by domain, beside where she is.

use competences::{Occupation, OccupationFamily};
use guidance::{Gap, Requirement};
use passport::{Answers, Passport};
use web::charts::{Ruler, ruler};
use web::parts::domain_icon;
use web::{Html, Problem, Viewer};

use super::fragments::{domain_measure, fresh, is_old, unknown_words};
use super::occupation::{gap_of, held_words, rest};
use crate::app::App;
use crate::t;

/// The occupation she aims at.
pub(super) struct Aim {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) held: String,
    pub(super) rest: Vec<String>,
    pub(super) domains: Vec<DomainLine>,
}

/// A domain: what the occupation asks in it, and where she stands.
pub(super) struct DomainLine {
    pub(super) icon: Html,
    pub(super) name: String,
    pub(super) asked: String,
    pub(super) ruler: Html,
    pub(super) mine: Html,
    pub(super) counts: String,
}

/// The occupation she aims at: what of it is held, what is missing, the minutes to it; `None` when she aims at none.
pub(super) async fn aim_of(
    app: &App,
    viewer: &Viewer,
    known: (&Answers, &Passport),
) -> Result<Option<Aim>, Problem> {
    let Some(occupation) = app.guidance.aim(viewer.person()?.person).await? else { return Ok(None) };
    let (gap, minutes) = gap_of(app, viewer, known, occupation).await?;
    let m = t(viewer.language);
    Ok(Some(Aim {
        href: format!("/metiers/{}", occupation.id),
        name: occupation.name.shown(viewer.language),
        held: held_words(m, &gap),
        rest: rest(m, &gap, minutes),
        domains: domains(app, viewer, known.1, (occupation, &gap)),
    }))
}

/// Domain by domain; the flag stands at the level that the occupation's family asks there.
fn domains(
    app: &App,
    viewer: &Viewer,
    passport: &Passport,
    (aim, gap): (&Occupation, &Gap),
) -> Vec<DomainLine> {
    let frame = app.passports.frame();
    let socle = &frame.socle;
    let family: &OccupationFamily = &app.guidance.occupations().families[aim.family];
    let lines = socle.domains.iter().zip(&passport.domains).enumerate().map(|(d, (domain, known))| {
        let of_domain = |r: &&Requirement| socle.competences[r.competence].domain == d;
        let own: Vec<&Requirement> = gap.requirements.iter().filter(of_domain).collect();
        let measure = domain_measure(frame, known);
        let drawn = Ruler {
            measure,
            asked: family.levels.get(d).copied(),
            old: is_old(known.latest, viewer.now),
            levels: socle.levels.len(),
            numbered: true,
            ..Ruler::default()
        };
        let mine = match measure {
            Some(measure) => {
                let words = Html::escape(&measure.words(viewer.language));
                Html::trusted(format!("{words} · {}", fresh(viewer, known.latest)))
            }
            None => Html::escape(&unknown_words(viewer.language, known)),
        };
        DomainLine {
            icon: domain_icon(d),
            name: domain.name.shown(viewer.language),
            asked: levels(viewer, &own),
            ruler: ruler(&drawn),
            mine,
            counts: counts(viewer, &own),
        }
    });
    lines.collect()
}

/// The levels asked, from the lowest to the highest.
fn levels(viewer: &Viewer, own: &[&Requirement]) -> String {
    let m = t(viewer.language);
    let levels = || own.iter().map(|r| r.level);
    match (levels().min(), levels().max()) {
        (Some(low), Some(high)) if low < high => m.passport_occupation_levels(low as i64, high as i64),
        (Some(level), _) => m.passport_occupation_level(level as i64),
        (None, _) => String::new(),
    }
}

/// How many requirements are held, and of the others how many are on the way and how many to be measured.
fn counts(viewer: &Viewer, own: &[&Requirement]) -> String {
    let m = t(viewer.language);
    let (held, way, unknown) = guidance::counts(own.iter().copied());
    let mut words = vec![m.occupation_held(held as i64, own.len() as i64)];
    if way > 0 {
        words.push(m.passport_occupation_way(way as i64));
    }
    if unknown > 0 {
        words.push(m.passport_occupation_to_measure(unknown as i64));
    }
    words.join(", ")
}
