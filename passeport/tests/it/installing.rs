//! The guide to an installation is true: its commands are run in their order, its units are what it says of them.

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::command_line::{Done, root, run};
use crate::server::{Server, Tab, clean, free_address};

const GUIDE: &str = include_str!("../../../docs/operate/installing.md");
/// The address at which the guide's proxy finds the product.
const LISTEN: &str = "127.0.0.1:8080";

/// What is done with a block of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// Run to its end.
    Run,
    /// Started, and left to run.
    Serve,
    /// Run to its end, after the server was stopped.
    Stop,
}

/// The blocks of the guide that are run, in order.
fn blocks() -> Vec<(How, String)> {
    let mut blocks = Vec::new();
    let mut lines = GUIDE.lines();
    while let Some(line) = lines.next() {
        let how = match line {
            "```sh run" => How::Run,
            "```sh run serve" => How::Serve,
            "```sh run stop" => How::Stop,
            _ => continue,
        };
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        blocks.push((how, text.join("\n")));
    }
    blocks
}

/// The machine of the guide, in a folder.
struct Machine {
    folder: TempDir,
    listen: String,
}

impl Machine {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for place in ["etc/passeport", "var/lib/passeport", "var/backups/passeport", "var/tmp", "bin"] {
            std::fs::create_dir_all(folder.path().join(place)).unwrap();
        }
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_passeport"), folder.path().join("bin/passeport"))
            .unwrap();
        Self { folder, listen: free_address().to_string() }
    }

    /// A text of the guide with this machine's places.
    fn here(&self, text: &str) -> String {
        let root = self.folder.path().to_str().unwrap();
        let places = ["/etc/passeport", "/var/lib/passeport", "/var/backups/passeport", "/var/tmp/"];
        let text =
            places.iter().fold(text.to_owned(), |t, place| t.replace(place, &format!("{root}{place}")));
        text.replace(LISTEN, &self.listen)
    }

    /// A shell that runs a block as the guide's reader does. What an earlier block exports holds in later ones.
    fn shell(&self, block: &str) -> Command {
        let exports = blocks().into_iter().flat_map(|(_, text)| {
            let lines: Vec<String> =
                text.lines().filter(|l| l.starts_with("export ")).map(str::to_owned).collect();
            lines
        });
        let exports: Vec<String> = exports.collect();
        let text = self.here(&format!("set -eu\n{}\n{block}", exports.join("\n")));
        let mut shell = clean(Command::new("/bin/sh"), &["-c", &text]);
        let path = format!("{}/bin:/usr/bin:/bin", self.folder.path().display());
        shell.env("PATH", path).current_dir(root()).stdin(Stdio::null());
        shell
    }

    /// Runs a block, which must go well.
    fn run(&self, block: &str) -> Done {
        let done = run(self.shell(block));
        assert_eq!(done.code, Some(0), "{block}\n{}\n{}", done.out, done.err);
        done
    }
}

/// The last words of the lines that end with a hash.
fn hashes(out: &str) -> Vec<&str> {
    let words = out.lines().filter_map(|line| line.split_whitespace().last());
    words.filter(|word| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit())).collect()
}

#[test]
fn the_commands_of_the_guide_install_serve_back_up_restore_and_upgrade() {
    let machine = Machine::new();
    let address = machine.listen.parse().unwrap();
    let mut server: Option<Server> = None;
    let (mut said, mut code) = (String::new(), String::new());
    for (how, block) in blocks() {
        let out = match how {
            How::Serve => {
                let log = machine.folder.path().join("log");
                // The shell gives its place to the product, so that stopping one stops the other.
                server = Some(Server::start(machine.shell(&format!("exec {block}")), address, &log));
                the_first_administrator_comes_in(&Tab::new(address), &code);
                continue;
            }
            How::Stop => {
                let status = server.take().map(|mut server| server.stop(20).expect("it stops when asked"));
                assert!(status.is_none_or(|status| status.success()));
                machine.run(&block).out
            }
            How::Run => machine.run(&block).out,
        };
        if block.contains("--role administrator") {
            code = out.lines().last().unwrap_or_default().trim().to_owned();
        }
        if block.contains("passeport config show") {
            assert!(out.contains("trusted_proxies file         127.0.0.1, ::1"), "{out}");
        }
        said.push_str(&out);
    }
    let hashes = hashes(&said);
    let [first, restored, again, trial, ours, upgrade, rolled_back] = hashes[..] else { panic!("{said}") };
    assert_eq!((restored, again), (first, first), "a restore that was tried holds what was backed up");
    assert_eq!(trial, ours, "the passports of the copy are those of the installation");
    assert_eq!(rolled_back, upgrade, "what is rolled back is what was there before the upgrade");
    assert!(said.contains("zoe.weber\tZoé Weber\tagent\tno password yet"), "{said}");
    assert!(said.contains("somebody administers"), "{said}");
    assert!(!said.contains("WRONG"), "{said}");
    assert!(!said.contains("everybody shares its address"), "the proxy is trusted: {said}");
}

/// The first administrator chooses a password with the code that was printed, and opens the page of people.
fn the_first_administrator_comes_in(tab: &Tab, code: &str) {
    let secret = "quatre+mots+sans+lien";
    let fields = [("identifiant", "hugo.lemaire"), ("code", code), ("secret", secret), ("encore", secret)];
    let came = tab.post("/code", &fields).unwrap();
    assert_eq!(came.status, 303, "{}", came.body);
    let cookie = came.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-passeport=") && cookie.ends_with("; Secure"), "{cookie}");
    let people = Tab::let_in_by(tab, &came).get("/administration/personnes").unwrap();
    assert_eq!(people.status, 200, "{}", people.body);
}

const UNITS: [(&str, &str); 2] = [
    ("passeport.service", include_str!("../../../docs/operate/files/passeport.service")),
    ("passeport-backup.service", include_str!("../../../docs/operate/files/passeport-backup.service")),
];
const TIMER: &str = include_str!("../../../docs/operate/files/passeport-backup.timer");

/// What shuts a service in.
const SHUT: [&str; 20] = [
    "User=passeport",
    "StateDirectory=passeport",
    "UMask=0077",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "CapabilityBoundingSet=",
    "NoNewPrivileges=yes",
    "MemoryDenyWriteExecute=yes",
    "LockPersonality=yes",
    "RestrictNamespaces=yes",
    "RestrictSUIDSGID=yes",
    "SystemCallArchitectures=native",
    "SystemCallFilter=@system-service",
    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
    "IPAddressDeny=any",
    "ProtectKernelModules=yes",
    "ProtectKernelTunables=yes",
    "ProtectControlGroups=yes",
];

#[test]
fn the_units_shut_the_product_into_its_folder() {
    for (name, unit) in UNITS {
        for line in SHUT {
            assert!(unit.lines().any(|l| l == line), "{name}: {line}");
        }
    }
    assert!(TIMER.contains("Persistent=yes") && TIMER.contains("WantedBy=timers.target"), "{TIMER}");
    for (name, _) in UNITS {
        assert!(GUIDE.contains(&format!("files/{name}")), "the guide names {name}");
    }
}

#[test]
fn the_service_manager_accepts_the_units() {
    if Command::new("systemd-analyze").arg("--version").stdout(Stdio::null()).status().is_err() {
        return println!("skipped: systemd-analyze is not on this machine");
    }
    let folder = TempDir::new().unwrap();
    for (name, text) in UNITS.into_iter().chain([("passeport-backup.timer", TIMER)]) {
        let text = text.replace("/usr/local/bin/passeport", env!("CARGO_BIN_EXE_passeport"));
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    for name in ["passeport.service", "passeport-backup.service", "passeport-backup.timer"] {
        let done = analyze(&["verify", "--man=no"], &folder.path().join(name));
        assert!(done.code == Some(0) && done.err.is_empty(), "{name}: {}", done.err);
    }
    for (name, _) in UNITS {
        // From 0, shut in, to 10, open.
        let done = analyze(
            &["security", "--offline=true", "--no-pager", "--threshold=20"],
            &folder.path().join(name),
        );
        assert_eq!(done.code, Some(0), "{name}: more exposed than 2.0: {}", done.out);
    }
}

fn analyze(how: &[&str], unit: &Path) -> Done {
    let mut command = Command::new("systemd-analyze");
    command.args(how).arg(unit).env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    run(command)
}
