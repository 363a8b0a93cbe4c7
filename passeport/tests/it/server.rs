//! The built binary as a process of its own, and a browser of a few lines that speaks HTTP/1.1 to it.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

/// The binary under test, with none of the settings that the tests' own environment may hold.
pub(crate) fn passeport(arguments: &[&str]) -> Command {
    clean(Command::new(env!("CARGO_BIN_EXE_passeport")), arguments)
}

/// A command whose environment says nothing of Passeport.
pub(crate) fn clean(mut command: Command, arguments: &[&str]) -> Command {
    let settings = [
        "DATA",
        "DATABASE",
        "ORGANISATION",
        "CONTENT",
        "LOG_FORMAT",
        "LOG",
        "LISTEN",
        "PUBLIC_URL",
        "METRICS_LISTEN",
        "TRUSTED_PROXY",
    ];
    for name in settings {
        command.env_remove(format!("PASSEPORT_{name}"));
    }
    command.env_remove("COLUMNS").args(arguments).stdin(Stdio::null());
    command
}

/// An address of this machine that nobody listens on.
pub(crate) fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// A process that serves; it is killed when dropped.
pub(crate) struct Server {
    child: Child,
    log: PathBuf,
}

/// Longest a server may take to be ready, in steps of a twentieth of a second.
const READY_STEPS_MAX: u32 = 1_200;
const STEP: Duration = Duration::from_millis(50);

impl Server {
    /// Starts a command that will listen on `address`, what it says going to `log`, and waits until it
    /// is ready.
    pub(crate) fn start(mut command: Command, address: SocketAddr, log: &Path) -> Self {
        let file = File::create(log).unwrap();
        command.stdout(file.try_clone().unwrap()).stderr(file);
        let mut server = Self { child: command.spawn().unwrap(), log: log.to_path_buf() };
        for _ in 0..READY_STEPS_MAX {
            if let Some(status) = server.child.try_wait().unwrap() {
                panic!("the server ended with {status}:\n{}", server.said());
            }
            if Tab::new(address).get("/readyz").is_ok_and(|page| page.status == 200) {
                return server;
            }
            std::thread::sleep(STEP);
        }
        panic!("the server is not ready after a minute:\n{}", server.said());
    }

    /// Everything it has said.
    pub(crate) fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Kills it as a power cut would: SIGKILL, nothing is finished.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, as a service manager does; how it ended, if it did within so many seconds.
    pub(crate) fn stop(&mut self, seconds_max: u32) -> Option<ExitStatus> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        for _ in 0..seconds_max * 20 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status);
            }
            std::thread::sleep(STEP);
        }
        None
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Page {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let pairs = self.head.lines().filter_map(|line| line.split_once(": "));
        pairs.into_iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> &str {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.body.split(&start).nth(1).unwrap_or_else(|| panic!("no field {name}: {}", self.body));
        rest.split('"').next().unwrap_or_default()
    }
}

/// A tab of a browser: where it looks, and the cookie it holds.
#[derive(Clone, Debug)]
pub(crate) struct Tab {
    address: SocketAddr,
    cookie: String,
    header: String,
}

impl Tab {
    /// A tab of somebody who has not signed in.
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { address, cookie: String::new(), header: String::new() }
    }

    /// The same, with one more header in each request.
    pub(crate) fn saying(self, name: &str, value: &str) -> Self {
        Self { header: format!("{name}: {value}\r\n"), ..self }
    }

    /// The cookie that it holds, as name and value.
    pub(crate) fn cookie(&self) -> &str {
        &self.cookie
    }

    /// The same tab, with the cookie that an answer gave it.
    pub(crate) fn let_in_by(&self, page: &Page) -> Self {
        Self::let_in(self.address, page)
    }

    /// A tab of a persona of the demonstration.
    pub(crate) fn of_persona(address: SocketAddr, persona: &str) -> Self {
        Self::let_in(address, &Self::new(address).post("/demo", &[("persona", persona)]).unwrap())
    }

    fn let_in(address: SocketAddr, page: &Page) -> Self {
        let cookie = page.header("set-cookie").unwrap_or_else(|| panic!("no cookie: {page:?}"));
        let pair = cookie.split(';').next().unwrap_or_default();
        Self { cookie: pair.to_owned(), ..Self::new(address) }
    }

    /// A tab of somebody who comes in for the first time, with a code, and chooses a password.
    pub(crate) fn with_code(address: SocketAddr, sign_in: &str, code: &str) -> Self {
        let secret = "quatre+mots+sans+lien";
        let fields = [("identifiant", sign_in), ("code", code), ("secret", secret), ("encore", secret)];
        Self::let_in(address, &Self::new(address).post("/code", &fields).unwrap())
    }

    /// Asks for a page. An answer that does not come whole is an error.
    pub(crate) fn get(&self, path: &str) -> io::Result<Page> {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    /// Sends a form, with its token.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<Page> {
        let token =
            self.cookie.split_once('=').map_or(String::new(), |(_, secret)| people::form_token(secret));
        let pairs = fields.iter().map(|(name, value)| format!("&{name}={value}"));
        let form = format!("token={token}{}", pairs.collect::<String>());
        let kind = "content-type: application/x-www-form-urlencoded";
        let length = form.len();
        self.send(&format!("POST {path} HTTP/1.1\r\n{kind}\r\ncontent-length: {length}\r\n"), &form)
    }

    fn send(&self, head: &str, body: &str) -> io::Result<Page> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(70)))?;
        let cookie = format!("cookie: {}", self.cookie);
        let host = format!("host: {}\r\n{}", self.address, self.header);
        stream.write_all(format!("{head}{host}{cookie}\r\nconnection: close\r\n\r\n{body}").as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let cut = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(cut)?;
        let page = Page { status, head: head.to_owned(), body: body.to_owned() };
        let whole = page.header("content-length").and_then(|l| l.parse().ok()) == Some(page.body.len());
        if whole { Ok(page) } else { Err(cut()) }
    }

    /// Begins a session over a scope, or takes up the open one; its path, or `None` when all is answered.
    pub(crate) fn begin(&self, scope: &str) -> io::Result<Option<String>> {
        let begun = self.post("/positionnement", &[("sur", scope)])?;
        assert!(matches!(begun.status, 200 | 303), "{}", begun.body);
        Ok(begun.header("location").map(str::to_owned))
    }

    /// Answers a question with "I don't know".
    pub(crate) fn pass(&self, path: &str, question: &str) -> io::Result<Page> {
        self.post(path, &[("question", question), ("inconnu", "1")])
    }
}
