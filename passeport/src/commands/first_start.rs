//! The first administrator: a one-time link, printed while nobody can administer yet.

use people::NewAccount;
use web::Role;

use super::console::say;
use super::prepare::Failure;
use crate::app::App;

/// Sign-in name of the first administrator.
const FIRST: &str = "administration";

/// Prints the link when no administrator has ever signed in.
pub(super) async fn link(app: &App) -> Result<(), Failure> {
    if app.people.has_ready_administrator().await? {
        return Ok(());
    }
    let code = match app.people.account_by_sign_in(FIRST).await? {
        None if app.people.has_administrator().await? => return Ok(()),
        Some(account) if account.has_password || account.disabled_at.is_some() => return Ok(()),
        Some(account) => app.people.reset(account.person, None).await?,
        None => {
            let account = NewAccount::new("Administration", FIRST, None, vec![Role::Administrator])
                .map_err(|_| Failure::Said("the first account's own name is refused".to_owned()))?;
            match app.people.add(&account).await? {
                Some((_, code)) => code,
                // Another process has just made it, and prints its own link.
                None => return Ok(()),
            }
        }
    };
    say("Nobody administers this installation yet. Open this link once, within two days:");
    say(&format!("  {}/code?identifiant={FIRST}&code={code}", app.site.address));
    Ok(())
}
