//! `people import`: what a list of everybody would change; then, once accepted, all of it or nothing.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;

use kit::{Fault, Instant};
use people::import::{Current, Known, Moment, Plan, Row, plan, read};

use super::bar;
use super::console::{complain, say};
use super::prepare::{self, Failure, Purpose};
use crate::app::App;
use crate::cli::Import;
use crate::config::Config;

/// Largest file that is read, in bytes: 300,000 people take some thirty million.
const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// How many people the preview names of each kind.
const NAMED_MAX: usize = 10;
/// Leavers beyond one in so many people must be confirmed by their number: a file cut short looks like that.
const LEAVERS_PART: usize = 3;

/// Runs the command.
pub(super) async fn run(config: &Config, how: &Import) -> Result<(), Failure> {
    let path = how.file.display().to_string();
    let bytes = load(&how.file)?;
    let app = prepare::app(config, Purpose::Command).await?;
    let moment = Moment { at: app.people.now(), zone: &app.site.zone };
    let known = known(&app);
    let (rows, mut faults) = read(&path, &bytes, known, moment);
    drop(bytes);
    let current = app.people.current().await?;
    let plan = plan(&path, &current, &rows, known, moment);
    // What the plan says of the list as a whole, on its first line, would only follow from lines that were not read.
    let whole = !faults.is_empty();
    let planned = plan.as_ref().err().into_iter().flatten().filter(|f| !(whole && f.line == 1));
    faults.extend(planned.cloned());
    let plan = match plan {
        Ok(plan) if faults.is_empty() => plan,
        Ok(_) | Err(_) => return Err(refused(faults)),
    };
    preview(&plan, moment);
    if plan.is_empty() {
        say("Nothing to change.");
        return Ok(());
    }
    if how.dry_run {
        say("Nothing was changed (--dry-run).");
        return Ok(());
    }
    confirm_leavers(&plan, &current, how.leavers)?;
    if !how.yes && !accepted()? {
        say("Nothing was changed.");
        return Ok(());
    }
    apply(&app, (&path, &rows), moment, &plan).await
}

/// What the list may name.
fn known(app: &App) -> Known<'_> {
    Known { units: &app.site.units, occupations: &app.site.occupations }
}

fn load(file: &Path) -> Result<Vec<u8>, Failure> {
    let cannot = |error: std::io::Error| Failure::Said(format!("{} cannot be read: {error}", file.display()));
    let bytes = std::fs::metadata(file).map_err(cannot)?.len();
    if bytes > FILE_BYTES_MAX {
        let most = FILE_BYTES_MAX / (1024 * 1024);
        let words = format!("{} is larger than {most} MiB; is it a list of people?", file.display());
        return Err(Failure::Said(words));
    }
    std::fs::read(file).map_err(cannot)
}

/// Every fault on a line of its own.
fn refused(mut faults: Vec<Fault>) -> Failure {
    faults.sort();
    let mut words: Vec<String> = faults.iter().map(ToString::to_string).collect();
    words.push(match faults.len() {
        1 => "1 fault; nothing was changed. Mend it, then try again".to_owned(),
        n => format!("{n} faults; nothing was changed. Mend them, then try again"),
    });
    Failure::Said(words.join("\n"))
}

/// How many of each kind, and the first of them.
fn preview(plan: &Plan, moment: Moment<'_>) {
    let date = |at: Instant| at.day_in(moment.zone);
    let unit = |unit: &Option<String>| unit.clone().unwrap_or_else(|| "no unit".to_owned());
    let joined = plan.joined.iter().map(|p| match &p.unit {
        Some((unit, since)) => format!("{} ({}), {unit} from {}", p.name, p.sign_in, date(*since)),
        None => format!("{} ({}), no unit", p.name, p.sign_in),
    });
    kind("join", plan.joined.len(), joined);
    let returned = plan.returned.iter().map(|p| format!("{} ({})", p.name, p.sign_in));
    kind("come back to their account", plan.returned.len(), returned);
    let moved = plan.moved.iter().map(|p| {
        let (from, to) = (unit(&p.from), unit(&p.to));
        let way =
            if from == to { format!("{to}: the date is put right") } else { format!("{from} → {to}") };
        format!("{} ({}), {way}, {}", p.name, p.sign_in, date(p.since))
    });
    kind("move", plan.moved.len(), moved);
    let renamed = plan.renamed.iter().map(|p| format!("{} → {} ({})", p.from, p.to, p.sign_in));
    kind("change name", plan.renamed.len(), renamed);
    let roles = plan.roles.iter().map(|p| {
        let names: Vec<&str> = p.roles.iter().map(|role| role.name()).collect();
        format!("{} ({}): {}", p.name, p.sign_in, names.join(", "))
    });
    kind("get other roles", plan.roles.len(), roles);
    let occupations = plan.occupations.iter().map(|p| {
        let told = |id: &Option<String>| id.clone().unwrap_or_else(|| "no occupation".to_owned());
        format!("{} ({}), {} → {}", p.name, p.sign_in, told(&p.from), told(&p.to))
    });
    kind("get another occupation", plan.occupations.len(), occupations);
    let gone = plan.gone.iter().map(|p| format!("{} ({})", p.name, p.sign_in));
    kind("leave: their access ends at once, their evidence stays", plan.gone.len(), gone);
    say(&format!("{:>7}  stay as they are", plan.unchanged));
}

fn kind(what: &str, count: usize, lines: impl Iterator<Item = String>) {
    say(&format!("{count:>7}  {what}"));
    lines.take(NAMED_MAX).for_each(|line| say(&format!("           {line}")));
    if count > NAMED_MAX {
        say(&format!("           … and {} more", count - NAMED_MAX));
    }
}

/// Where many would leave, their number must be given: nobody gives it by mistake.
fn confirm_leavers(plan: &Plan, current: &[Current], given: Option<usize>) -> Result<(), Failure> {
    let gone = plan.gone.len();
    let active = current.iter().filter(|c| c.open).count();
    match given {
        Some(number) if number != gone => Err(Failure::Said(format!(
            "--leavers says {number}, and {gone} would leave; nothing was changed"
        ))),
        None if gone * LEAVERS_PART > active => Err(Failure::Said(format!(
            "{gone} of {active} people would leave, more than one in {LEAVERS_PART}; the file must list everybody. \
             Nothing was changed. If it is right, say so: --leavers {gone}"
        ))),
        Some(_) | None => Ok(()),
    }
}

/// Asks at the terminal; elsewhere says how to accept.
fn accepted() -> Result<bool, Failure> {
    let input = std::io::stdin();
    if !input.is_terminal() {
        let words = "nothing was changed; to accept what is shown above, give --yes";
        return Err(Failure::Said(words.to_owned()));
    }
    // A prompt stays on its line, so it is no line of `say`.
    let _ = write!(std::io::stderr(), "Change all this? Type yes: ");
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    if let Err(error) = input.lock().read_line(&mut answer) {
        complain(&format!("the answer cannot be read: {error}"));
        return Ok(false);
    }
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "o" | "oui"))
}

async fn apply(app: &App, file: (&str, &[Row]), moment: Moment<'_>, plan: &Plan) -> Result<(), Failure> {
    let progress = bar(u64::try_from(plan.steps()).unwrap_or(u64::MAX), "changes");
    let mut show = |done: usize| progress.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    let by = ("command line", &mut show as &mut (dyn FnMut(usize) + Send));
    let done = app.people.import(file, known(app), moment, plan, by).await;
    progress.finish_and_clear();
    if !done? {
        let words = "people changed while you looked, so this would change something else; nothing was changed. Try again";
        return Err(Failure::Said(words.to_owned()));
    }
    say("Done.");
    if !plan.joined.is_empty() {
        say(&format!(
            "Who is new has no password yet. Hand each one a code: on {}/administration/personnes, \
             or with `passeport user reset SIGN_IN`.",
            app.site.address
        ));
    }
    Ok(())
}
