//! What each command does.

mod backup;
mod config_show;
mod connections;
mod console;
mod content_check;
mod demo;
mod doctor;
mod first_start;
mod new_file;
mod people_import;
mod prepare;
mod rebuild;
mod restore;
mod serve;
mod upkeep;
mod user;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use crate::cli::{Cli, Command, ConfigCommand, ContentCommand, PeopleCommand};
use crate::config::Config;
use console::{Counter, bar, complain, say};
pub(crate) use prepare::Failure;

/// Reads the command line and runs it. Exit codes: 0 done, 1 something is wrong, 2 a wrong command line.
pub async fn run() -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => {
            complain(&error.to_string());
            return ExitCode::from(2);
        }
    };
    let config = match Config::read(&cli, &matches) {
        Ok(config) => config,
        Err(error) => {
            complain(&error.to_string());
            return ExitCode::FAILURE;
        }
    };
    match dispatch(cli.command, &config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(command: Command, config: &Config) -> Result<(), Failure> {
    match command {
        Command::Serve { .. } => serve::run(config).await,
        Command::Demo { agents, seed, no_serve, .. } => demo::run(config, agents, seed, no_serve).await,
        Command::Migrate => {
            let applied = prepare::bring_up(&prepare::open(config).await?).await?;
            let plural = if applied == 1 { "" } else { "s" };
            say(&format!("{applied} migration{plural} applied; the database is at this version"));
            Ok(())
        }
        Command::Content { command: ContentCommand::Check { folders, editorial } } => {
            content_check::run(&folders, editorial)
        }
        Command::People { command: PeopleCommand::Import(how) } => people_import::run(config, &how).await,
        Command::User { command } => user::run(config, command).await,
        Command::Rebuild { at } => rebuild::run(config, at.as_deref()).await,
        Command::Backup { file } => backup::run(config, &file).await,
        Command::Restore { file } => restore::run(config, &file).await,
        Command::Upkeep => upkeep::run(config).await,
        Command::Doctor => doctor::run(config).await,
        Command::Config { command: ConfigCommand::Show { .. } } => config_show::run(config),
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "passeport", &mut text);
            say(String::from_utf8_lossy(&text).trim_end());
            Ok(())
        }
    }
}
