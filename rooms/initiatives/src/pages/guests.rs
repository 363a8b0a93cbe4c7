//! The guests of a call, on the page of those who steer: who is invited, how far each has come, the form that invites.

use std::collections::BTreeMap;

use askama::Template;
use people::pages::Site;
use people::{Code, Invitation, InvitationState};
use web::parts::{self, Field, Tone, badge, token};
use web::{Html, Problem, Viewer};

use crate::messages::L10nLanguage;
use crate::{Call, Counts, Initiatives, Phase, Progress, t};

#[derive(Template)]
#[template(path = "pages/guests.html")]
struct Guests<'a> {
    m: &'a L10nLanguage,
    path: &'a str,
    token: Html,
    given: Option<Given>,
    lines: Vec<Line<'a>>,
    form: Option<Html>,
    seen: String,
}

/// An invitation that was just given: its link and its token, shown this once.
struct Given {
    name: String,
    link: String,
    token: String,
    until: String,
}

struct Line<'a> {
    id: String,
    name: &'a str,
    sign_in: &'a str,
    state: Html,
    words: String,
    can_revoke: bool,
}

/// What was typed to invite somebody, and what is wrong with it; or whom an invitation was just given to.
#[derive(Default)]
pub(super) struct Inviting<'a> {
    pub(super) name: &'a str,
    pub(super) sign_in: &'a str,
    pub(super) errors: Vec<(&'static str, String)>,
    pub(super) given: Option<(Invitation, Code)>,
}

/// Draws them. Each guest who has an account finds in her journal that she was shown.
pub(super) async fn draw(
    initiatives: &Initiatives,
    site: &Site,
    viewer: &Viewer,
    (call, path, counts): (&Call, &str, Counts),
    inviting: &Inviting<'_>,
) -> Result<Html, Problem> {
    let m = t(viewer.language);
    let invitations = initiatives.people.invitations(viewer.person()?.person, call.id).await?;
    let progress = initiatives.progress(call.id).await?;
    let open = call.phase(viewer.now) != Phase::Closed;
    let lines = invitations.iter().map(|i| line(viewer, i, (&progress, counts), open));
    Ok(Html::render(&Guests {
        m,
        path,
        token: token(viewer),
        given: inviting.given.as_ref().map(|(invitation, token)| Given {
            name: invitation.name.clone(),
            link: format!("{}/invitation?jeton={token}", site.address),
            token: token.to_string(),
            until: m.guests_until(viewer.date_time(invitation.expires_at)),
        }),
        lines: lines.collect(),
        form: open.then(|| fields(m, inviting)),
        seen: seen(&invitations),
    }))
}

/// Which invitation a form has seen: sent again by a page that is loaded anew, it gives no other one.
pub(super) fn seen(invitations: &[Invitation]) -> String {
    invitations.first().map(|i| i.id.to_string()).unwrap_or_default()
}

fn line<'a>(
    viewer: &Viewer,
    invitation: &'a Invitation,
    (progress, counts): (&BTreeMap<kit::PersonId, Progress>, Counts),
    open: bool,
) -> Line<'a> {
    let m = t(viewer.language);
    let state = invitation.state(viewer.now);
    let done = invitation.person.and_then(|p| progress.get(&p)).copied().unwrap_or_default();
    let (tone, name, words) = match state {
        InvitationState::Waiting => {
            (Tone::Brand, m.guests_waiting(), m.guests_until(viewer.date_time(invitation.expires_at)))
        }
        InvitationState::Accepted => {
            let asked = counts.submitted - done.recused;
            let mut words = m.guests_progress(done.sent, asked);
            if done.recused > 0 {
                words = format!("{words} {}", m.guests_recused(done.recused));
            }
            (Tone::Ok, m.guests_accepted(), words)
        }
        InvitationState::Expired => (Tone::Warn, m.guests_expired(), m.guests_again()),
        InvitationState::Revoked => (Tone::Plain, m.guests_revoked(), String::new()),
    };
    Line {
        id: invitation.id.to_string(),
        name: &invitation.name,
        sign_in: &invitation.sign_in,
        state: badge(tone, "", &name),
        words,
        can_revoke: open && state != InvitationState::Revoked,
    }
}

fn fields(m: &L10nLanguage, inviting: &Inviting<'_>) -> Html {
    let error = |name: &str| inviting.errors.iter().find(|(n, _)| *n == name).map(|(_, e)| e.as_str());
    let (name, sign_in, hint) = (m.guests_name(), m.guests_sign_in(), m.guests_sign_in_hint());
    // Somebody else's name and sign-in name: the browser must not offer one's own.
    let autocomplete = "off";
    Html::join([
        parts::field(&Field {
            name: "nom",
            label: &name,
            value: inviting.name,
            error: error("nom"),
            autocomplete,
            ..Field::default()
        }),
        parts::field(&Field {
            name: "identifiant",
            label: &sign_in,
            hint: &hint,
            value: inviting.sign_in,
            error: error("identifiant"),
            autocomplete,
            ..Field::default()
        }),
    ])
}
