//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Deserialize;

use crate::proxies::Network;

/// Passeport: a digital passport for large public bodies, in one self-hosted binary.
#[derive(Parser, Debug)]
#[command(name = "passeport", version, about, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  passeport demo                            try it, with a fictitious organisation
  passeport serve --data /var/lib/passeport run it, on the embedded SQLite
  passeport serve --database postgres:///passeport
  passeport user add \"Claire Le Goff\" claire.legoff --role agent
  passeport doctor                          what is wrong, and how to mend it

Exit codes: 0 done; 1 something is wrong, and was said; 2 the command line is wrong.";

/// What every command takes.
#[derive(Args, Debug)]
pub(crate) struct Common {
    /// Folder of the embedded database and of passeport.toml
    #[arg(long, global = true, env = "PASSEPORT_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Database: sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(long, global = true, env = "PASSEPORT_DATABASE", value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Folder of the organisation: names, labels, units [default: the embedded one]
    #[arg(long, global = true, env = "PASSEPORT_ORGANISATION", value_name = "DIR")]
    pub(crate) organisation: Option<PathBuf>,
    /// Folder of the content: frameworks, socle, items [default: the embedded one]
    #[arg(long, global = true, env = "PASSEPORT_CONTENT", value_name = "DIR")]
    pub(crate) content: Option<PathBuf>,
    /// Logs for people or for programs
    #[arg(long, global = true, env = "PASSEPORT_LOG_FORMAT", value_name = "FORMAT")]
    pub(crate) log_format: Option<LogFormat>,
    /// What is logged, and all that weighs more
    #[arg(long, global = true, env = "PASSEPORT_LOG", value_name = "LEVEL")]
    pub(crate) log: Option<LogLevel>,
    /// Text logs without colours; any value but an empty one (no-color.org)
    #[arg(long, global = true, env = "NO_COLOR", value_name = "ANY", hide = true)]
    pub(crate) no_color: Option<String>,
}

/// The least weight of what is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogLevel {
    /// What failed.
    Error,
    /// And what may fail soon.
    Warn,
    /// And what was done.
    Info,
    /// And how.
    Debug,
    /// And everything else.
    Trace,
}

impl LogLevel {
    /// The name, as it is written in settings.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
}

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Where to listen.
#[derive(Args, Debug)]
pub(crate) struct Listen {
    /// Address to listen on
    #[arg(long, env = "PASSEPORT_LISTEN", value_name = "ADDR")]
    pub(crate) listen: Option<SocketAddr>,
    /// Address that people type, without a slash at the end
    #[arg(long, env = "PASSEPORT_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// Reverse proxy whose X-Forwarded-For counts: an address or a network; may be given several times
    #[arg(long, env = "PASSEPORT_TRUSTED_PROXY", value_name = "ADDR_OR_NET", value_delimiter = ',')]
    pub(crate) trusted_proxy: Option<Vec<Network>>,
    /// Address to serve metrics on; none unless given
    #[arg(long, env = "PASSEPORT_METRICS_LISTEN", value_name = "ADDR")]
    pub(crate) metrics_listen: Option<SocketAddr>,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Serve the product
    #[command(
        after_help = "Examples:\n  passeport serve --data /var/lib/passeport\n  passeport serve --listen 127.0.0.1:8081 --public-url https://passeport.example\n  passeport serve --database postgres:///passeport --metrics-listen 127.0.0.1:9090"
    )]
    Serve {
        #[command(flatten)]
        listen: Listen,
    },
    /// Make a fictitious organisation and serve it, on this machine alone
    #[command(
        after_help = "Examples:\n  passeport demo\n  passeport demo --agents 500 --data /tmp/small\n  passeport demo --seed 7 --data /tmp/other --no-serve"
    )]
    Demo {
        #[command(flatten)]
        listen: Listen,
        /// How many agents
        #[arg(long, default_value_t = 3_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        agents: u32,
        /// What everything fictitious follows from
        #[arg(long, default_value_t = 1, value_name = "S")]
        seed: u64,
        /// Make it, and do not serve it
        #[arg(long)]
        no_serve: bool,
    },
    /// Bring the database to this version
    Migrate,
    /// Check content
    Content {
        #[command(subcommand)]
        command: ContentCommand,
    },
    /// The list of everybody, as the organisation keeps it
    People {
        #[command(subcommand)]
        command: PeopleCommand,
    },
    /// Accounts
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Make every passport again from the ledger, and print the hash of all
    ///
    /// A server that runs meanwhile answers 503 on every page that needs a passport, until all are made.
    #[command(
        after_help = "Examples:\n  passeport rebuild --data /var/lib/passeport\n  passeport rebuild --at 2026-11-23T18:00:00Z    two runs at one instant print the same hash"
    )]
    Rebuild {
        /// Evaluate at this instant instead of now
        #[arg(long, value_name = "INSTANT")]
        at: Option<String>,
    },
    /// Write everything into one file that either database takes back
    ///
    /// The file is one state of the database, however long it takes and whoever writes meanwhile. It holds everything
    /// but sign-ins under way and one-time codes, so keep it as safe as the database. A file that stands is never
    /// written over.
    #[command(
        after_help = "Examples:\n  passeport backup --data /var/lib/passeport /var/backups/passeport/2026-11-27.backup\n  passeport backup --database postgres:///passeport monday.backup"
    )]
    Backup {
        /// The file to make; its folder must exist
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Put a backup into an empty database, of this engine or the other
    ///
    /// Everything is checked before the first row is written, and all rows are written or none.
    #[command(
        after_help = "Examples:\n  passeport restore --data /tmp/drill monday.backup\n  passeport restore --database postgres:///passeport monday.backup    from SQLite to PostgreSQL"
    )]
    Restore {
        /// The file that `passeport backup` wrote
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Do the night's work at once: take away what has ended, make the month's figures
    ///
    /// A server does it by itself, three hours after midnight, or when it starts after a night that it missed.
    Upkeep,
    /// Say what is wrong with configuration, database and content, and how to mend it
    #[command(
        after_help = "Examples:\n  passeport doctor --data /var/lib/passeport\n  passeport doctor --content ./content --organisation ./ours    before they are served"
    )]
    Doctor,
    /// Settings
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Subcommand, Debug)]
pub(crate) enum ContentCommand {
    /// Check folders of content and of organisations; name every fault by file and line
    #[command(
        after_help = "Examples:\n  passeport content check content organisations\n  passeport content check content organisations --editorial"
    )]
    Check {
        /// Folders
        #[arg(required = true, value_name = "DIR")]
        folders: Vec<PathBuf>,
        /// Compare descriptions with one another, and count the words of sentences
        #[arg(long)]
        editorial: bool,
    },
}

#[derive(Subcommand, Debug)]
pub(crate) enum UserCommand {
    /// Add a person and print the one-time code to hand over
    #[command(
        after_help = "Example:\n  passeport user add \"Claire Le Goff\" claire.legoff --role agent --unit UNIT"
    )]
    Add {
        /// First name and surname
        name: String,
        /// What the person types to sign in
        sign_in: String,
        /// Role: agent, administrator or steering; may be given several times
        #[arg(long, default_value = "agent", value_name = "ROLE")]
        role: Vec<String>,
        /// Unit, by its id in the organisation's file
        #[arg(long, value_name = "ID")]
        unit: Option<String>,
    },
    /// List the accounts
    List,
    /// Give a person exactly these roles
    Role {
        /// Sign-in name
        sign_in: String,
        /// Roles
        #[arg(required = true, value_name = "ROLE")]
        roles: Vec<String>,
    },
    /// Close an account, or open it again
    Disable {
        /// Sign-in name
        sign_in: String,
        /// Open it again
        #[arg(long)]
        undo: bool,
    },
    /// Make a person manager of a unit and of those below it, or end it
    Manage {
        /// Sign-in name
        sign_in: String,
        /// Unit, by its id in the organisation's file
        #[arg(long, value_name = "ID")]
        unit: String,
        /// End it
        #[arg(long)]
        undo: bool,
    },
    /// Print a new one-time code to choose a password
    Reset {
        /// Sign-in name
        sign_in: String,
    },
}

#[derive(Subcommand, Debug)]
pub(crate) enum PeopleCommand {
    /// Take in a CSV file that lists everybody: show what it would change, then change it once accepted
    ///
    /// The first line names the columns, in English or French: sign_in, name, unit, and if wanted since and roles.
    /// Whoever is not in the file leaves. Nothing is changed while a line has a fault.
    #[command(after_help = "Example:\n  passeport people import everybody.csv --dry-run")]
    Import(Import),
}

/// How a list of everybody is taken in.
#[derive(Args, Debug)]
pub(crate) struct Import {
    /// The file, in UTF-8, with commas or semicolons
    #[arg(value_name = "FILE.csv")]
    pub(crate) file: PathBuf,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Accept what is shown, without being asked
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) yes: bool,
    /// Confirm how many people leave, where more than a third of them would
    #[arg(long, value_name = "N")]
    pub(crate) leavers: Option<usize>,
}

#[derive(Subcommand, Debug)]
pub(crate) enum ConfigCommand {
    /// Print each setting and where it comes from
    Show {
        #[command(flatten)]
        listen: Listen,
    },
}
