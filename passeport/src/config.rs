//! Settings: from flags, the environment, `passeport.toml` in the data folder, or defaults, in this
//! order; each keeps where it came from.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;
use serde::Deserialize;

use crate::cli::{Cli, Command, Common, ConfigCommand, Listen, LogFormat, LogLevel};
use crate::proxies::Network;

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The command line.
    Flag,
    /// An environment variable.
    Environment,
    /// `passeport.toml`.
    File,
    /// Nobody said anything.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::File => "file",
            Self::Default => "default",
        })
    }
}

/// A value and where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) source: Source,
}

/// Every setting.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    pub(crate) data: Setting<PathBuf>,
    pub(crate) database: Setting<String>,
    pub(crate) organisation: Setting<Option<PathBuf>>,
    pub(crate) content: Setting<Option<PathBuf>>,
    pub(crate) log_format: Setting<LogFormat>,
    pub(crate) log: Setting<LogLevel>,
    pub(crate) no_color: bool,
    pub(crate) listen: Setting<SocketAddr>,
    pub(crate) public_url: Setting<String>,
    pub(crate) trusted_proxies: Setting<Vec<Network>>,
    pub(crate) metrics_listen: Setting<Option<SocketAddr>>,
}

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error("{path}:{line}: {reason}")]
    File { path: String, line: usize, reason: String },
    #[error("{path} cannot be read: {reason}")]
    Unreadable { path: String, reason: String },
    #[error(
        "the public address “{0}” must begin with http:// or https://, then name a host and perhaps a port, \
         and not end with a slash"
    )]
    PublicUrl(String),
    #[error("the database “{0}” must be written sqlite:PATH or postgres://USER@HOST/NAME")]
    Database(String),
    #[error("the data folder {0} is not a folder; give one with --data")]
    Data(String),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    organisation: Option<PathBuf>,
    content: Option<PathBuf>,
    log_format: Option<LogFormat>,
    log: Option<LogLevel>,
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    trusted_proxies: Option<Vec<Network>>,
    metrics_listen: Option<SocketAddr>,
}

/// Where `serve` and `demo` listen unless told otherwise.
const LISTEN: &str = "127.0.0.1:8080";

impl Config {
    /// The settings of a command line.
    pub(crate) fn read(cli: &Cli, matches: &ArgMatches) -> Result<Self, ConfigError> {
        let Common { data, database, organisation, content, log_format, log, no_color } = &cli.common;
        let pick = Picker { matches };
        // The demonstration never shares a folder with an installation unless it is told to.
        let folder = if matches!(cli.command, Command::Demo { .. }) { "data/demo" } else { "data" };
        let data = pick.pick("data", data.clone(), None, PathBuf::from(folder));
        if data.value.exists() && !data.value.is_dir() {
            return Err(ConfigError::Data(data.value.display().to_string()));
        }
        let file = read_file(&data.value.join("passeport.toml"))?;
        let none = Listen { listen: None, public_url: None, trusted_proxy: None, metrics_listen: None };
        let listen = match &cli.command {
            Command::Serve { listen } | Command::Demo { listen, .. } => listen,
            Command::Config { command: ConfigCommand::Show { listen } } => listen,
            _ => &none,
        };
        let default_database = format!("sqlite:{}", data.value.join("passeport.db").display());
        let default_listen = LISTEN.parse().unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let listen_setting = pick.pick("listen", listen.listen, file.listen, default_listen);
        let default_url = format!("http://{}", listen_setting.value);
        let config = Self {
            database: pick.pick("database", database.clone(), file.database, default_database),
            organisation: pick.pick_optional("organisation", organisation.clone(), file.organisation),
            content: pick.pick_optional("content", content.clone(), file.content),
            log_format: pick.pick("log_format", *log_format, file.log_format, LogFormat::Text),
            log: pick.pick("log", *log, file.log, LogLevel::Info),
            no_color: no_color.as_ref().is_some_and(|value| !value.is_empty()),
            public_url: pick.pick("public_url", listen.public_url.clone(), file.public_url, default_url),
            trusted_proxies: pick.pick(
                "trusted_proxy",
                listen.trusted_proxy.clone(),
                file.trusted_proxies,
                Vec::new(),
            ),
            metrics_listen: pick.pick_optional("metrics_listen", listen.metrics_listen, file.metrics_listen),
            listen: listen_setting,
            data,
        };
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let url = &self.public_url.value;
        if !is_public_url(url) {
            return Err(ConfigError::PublicUrl(url.clone()));
        }
        if store::Engine::check(&self.database.value).is_err() {
            return Err(ConfigError::Database(without_password(&self.database.value)));
        }
        Ok(())
    }

    /// Every setting as (name, value, source), passwords left out.
    pub(crate) fn lines(&self) -> Vec<(&'static str, String, Source)> {
        let path =
            |p: &Option<PathBuf>| p.as_ref().map_or("(embedded)".to_owned(), |p| p.display().to_string());
        let format = match self.log_format.value {
            LogFormat::Text => "text",
            LogFormat::Json => "json",
        };
        let metrics = self.metrics_listen.value.map_or("(off)".to_owned(), |a| a.to_string());
        let proxies = match &self.trusted_proxies.value[..] {
            [] => "(none)".to_owned(),
            some => some.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        };
        vec![
            ("data", self.data.value.display().to_string(), self.data.source),
            ("database", without_password(&self.database.value), self.database.source),
            ("organisation", path(&self.organisation.value), self.organisation.source),
            ("content", path(&self.content.value), self.content.source),
            ("listen", self.listen.value.to_string(), self.listen.source),
            ("public_url", self.public_url.value.clone(), self.public_url.source),
            ("trusted_proxies", proxies, self.trusted_proxies.source),
            ("metrics_listen", metrics, self.metrics_listen.source),
            ("log", self.log.value.name().to_owned(), self.log.source),
            ("log_format", format.to_owned(), self.log_format.source),
        ]
    }
}

struct Picker<'a> {
    matches: &'a ArgMatches,
}

impl Picker<'_> {
    fn pick<T>(&self, name: &str, given: Option<T>, file: Option<T>, default: T) -> Setting<T> {
        match (given, file) {
            (Some(value), _) => Setting { value, source: self.source(name) },
            (None, Some(value)) => Setting { value, source: Source::File },
            (None, None) => Setting { value: default, source: Source::Default },
        }
    }

    fn pick_optional<T>(&self, name: &str, given: Option<T>, file: Option<T>) -> Setting<Option<T>> {
        self.pick(name, given.map(Some), file.map(Some), None)
    }

    /// Whether a value came from the command line or the environment, whichever sub-command took it.
    fn source(&self, name: &str) -> Source {
        let mut matches = Some(self.matches);
        while let Some(m) = matches {
            if let Ok(true) = m.try_contains_id(name)
                && m.value_source(name) == Some(ValueSource::EnvVariable)
            {
                return Source::Environment;
            }
            matches = m.subcommand().map(|(_, inner)| inner);
        }
        Source::Flag
    }
}

fn read_file(path: &Path) -> Result<File, ConfigError> {
    let shown = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(File::default()),
        Err(e) => return Err(ConfigError::Unreadable { path: shown, reason: e.to_string() }),
    };
    toml::from_str(&text).map_err(|e| {
        let line = e.span().map_or(1, |s| 1 + text[..s.start].matches('\n').count());
        ConfigError::File { path: shown, line, reason: e.message().to_owned() }
    })
}

/// Whether a text is scheme, host and perhaps a port, and nothing else.
fn is_public_url(url: &str) -> bool {
    let Some(authority) = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://")) else {
        return false;
    };
    // The parser takes user and password for a part of the authority, and lets a port be no number.
    let Ok(parsed) = authority.parse::<http::uri::Authority>() else { return false };
    let port = authority.strip_prefix(parsed.host()).is_some_and(|port| match port.strip_prefix(':') {
        Some(digits) => digits.parse::<u16>().is_ok(),
        None => port.is_empty(),
    });
    port && !parsed.host().is_empty()
        && parsed.host().chars().all(|c| c.is_ascii_alphanumeric() || ".-_[]:".contains(c))
}

/// A database URL without its password, for logs and screens.
pub(crate) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((user, host)) = rest.split_once('@') else { return url.to_owned() };
    match user.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}:…@{host}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_a_host_and_perhaps_a_port() {
        for right in ["http://a", "https://passeport.example", "http://127.0.0.1:8080", "http://[::1]:80"] {
            assert!(is_public_url(right), "{right}");
        }
        for wrong in [
            "http://",
            "http://:80",
            "a.example",
            "ftp://a",
            "http://a/",
            "http://a/b",
            "http://a?b",
            "http://a#b",
            "http://a b",
            "http://a\"><script>",
            "http://me@a",
            "http://me:secret@a",
            "http://a:port",
            "http://a:99999",
            "http://a:",
            "http://a&b",
        ] {
            assert!(!is_public_url(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(without_password("postgres://me:secret@db/x"), "postgres://me:…@db/x");
        assert_eq!(without_password("postgres:///x?host=/run"), "postgres:///x?host=/run");
        assert_eq!(without_password("sqlite:data/x.db"), "sqlite:data/x.db");
    }
}
