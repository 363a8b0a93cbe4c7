//! The command line: what goes wrong names its place and how to mend it; exit code 1, and nothing is served.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::server::passeport;

/// What a command printed and how it ended.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn run(mut command: Command) -> Done {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Done { code: status.code(), out: text(stdout), err: text(stderr) }
}

pub(crate) fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for path in std::fs::read_dir(from).unwrap().map(|e| e.unwrap().path()) {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}

/// Replaces the first line of a file that begins so; returns its number.
pub(crate) fn spoil(file: &Path, begins: &str, fault: &str) -> usize {
    let text = std::fs::read_to_string(file).unwrap();
    let place = text.lines().position(|l| l.starts_with(begins)).unwrap_or_else(|| panic!("no {begins}"));
    let lines = text.lines().enumerate().map(|(i, l)| if i == place { fault } else { l });
    std::fs::write(file, lines.collect::<Vec<_>>().join("\n")).unwrap();
    place + 1
}

#[test]
fn the_content_as_it_stands_has_no_fault() {
    let (content, organisations) = (root().join("content"), root().join("organisations"));
    let done =
        run(passeport(&["content", "check", content.to_str().unwrap(), organisations.to_str().unwrap()]));
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.out.contains("6 domains, 80 competences, 72 item families"), "{}", done.out);
}

#[test]
fn every_fault_put_in_a_copy_of_the_content_is_named_by_file_and_line() {
    let folder = TempDir::new().unwrap();
    let content = folder.path().join("content");
    copy(&root().join("content"), &content);
    let mut items: Vec<_> =
        std::fs::read_dir(content.join("items/ai")).unwrap().map(|e| e.unwrap().path()).collect();
    items.sort();
    let level = spoil(&items[0], "level = ", "level = 9");
    let kind = spoil(&items[1], "kind = ", "kind = \"guess\"");
    let done = run(passeport(&["content", "check", content.to_str().unwrap()]));
    assert_eq!(done.code, Some(1), "{}", done.out);
    for (file, line) in [(&items[0], level), (&items[1], kind)] {
        let place = format!("{}:{line}: ", file.display());
        assert!(done.err.contains(&place), "{place} is not named in:\n{}", done.err);
    }
    assert!(done.err.contains("2 faults in content"), "{}", done.err);
    let data = folder.path().join("data");
    let options = ["--content", content.to_str().unwrap(), "--data", data.to_str().unwrap()];
    let served = run(passeport(&[&["serve", "--listen", "127.0.0.1:1"][..], &options].concat()));
    assert_eq!(served.code, Some(1));
    assert!(served.err.contains(&format!(".toml:{level}: ")), "{}", served.err);
}

#[test]
fn a_fault_in_an_organisation_is_named_too() {
    let folder = TempDir::new().unwrap();
    copy(&root().join("organisations"), folder.path());
    let file = folder.path().join("armees/organisation.toml");
    let line = spoil(&file, "time_zone = ", "time_zone = \"Europe/Nowhere\"");
    let done = run(passeport(&["content", "check", folder.path().to_str().unwrap()]));
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains(&format!("{}:{line}: ", file.display())), "{}", done.err);
    assert!(done.err.contains("\n1 fault in the organisation\n"), "{}", done.err);
}

#[test]
fn a_folder_that_is_none_is_named_for_what_it_should_be() {
    let folder = TempDir::new().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("file"));
    std::fs::write(&file, "").unwrap();
    let none = ["serve", "--data", data.to_str().unwrap(), "--organisation", "/nonexistent"];
    let done = run(passeport(&none));
    assert!(
        done.err.contains("1 fault in the organisation") && !done.err.contains("content"),
        "{}",
        done.err
    );
    let done = run(passeport(&["doctor", "--data", file.to_str().unwrap()]));
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("is not a folder; give one with --data"), "{}", done.err);
}

#[test]
fn a_folder_to_check_that_is_not_there_is_said_to_be_none() {
    let folder = TempDir::new().unwrap();
    let (none, file) = (folder.path().join("nonexist"), folder.path().join("file"));
    std::fs::write(&file, "").unwrap();
    for (path, words) in [(&none, "does not exist"), (&file, "is not a folder")] {
        let done = run(passeport(&["content", "check", path.to_str().unwrap()]));
        assert_eq!(done.code, Some(1));
        let said = format!("{} {words}; name folders of content or of organisations", path.display());
        assert!(done.err.contains(&said) && !done.err.contains("fault"), "{}", done.err);
    }
}

#[test]
fn what_was_typed_is_read_before_a_store_is_made() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let unit = ["user", "add", "Zoé Weber", "zoe", "--unit", "nowhere"];
    for (arguments, reason) in [
        (&["rebuild", "--at", "tomorrow"][..], "is not an instant"),
        (&["user", "add", "Zoé Weber", "zoe", "--role", "owner"], "there is no role"),
        (&["user", "role", "zoe", "owner"], "there is no role"),
        (&["user", "add", " ", "zoe"], "the name is empty"),
        (&unit, "there is no unit"),
    ] {
        let done = run(passeport(&[arguments, &["--data", data.to_str().unwrap()]].concat()));
        assert_eq!(done.code, Some(1), "{arguments:?}");
        assert!(done.err.contains(reason), "{}", done.err);
        assert!(!data.exists(), "{arguments:?} made a store");
    }
}

#[test]
fn a_file_that_is_no_database_is_said_to_be_none() {
    let folder = TempDir::new().unwrap();
    let (data, file) = (folder.path().to_str().unwrap(), folder.path().join("bad.db"));
    std::fs::write(&file, "This is a letter, and long enough to be read as a head. ".repeat(200)).unwrap();
    let url = format!("sqlite:{}", file.display());
    let done = run(passeport(&["migrate", "--data", data, "--database", &url]));
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("is not a database"), "{}", done.err);
}

#[test]
fn completions_may_be_read_in_part() {
    let mut child =
        passeport(&["completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success() && done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(run(passeport(&["completions", "fish"])).out.contains("passeport"));
}

#[test]
fn a_wrong_configuration_file_is_named_by_line() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("passeport.toml");
    for (text, reason) in [
        ("log = \"warn\"\n\ncolour = \"red\"\n", "colour"),
        ("log = \"warn\"\n\nlisten = \"everywhere\"\n", "socket address"),
        ("log = \"warn\"\n\nlog_format = \"xml\"\n", "xml"),
        ("log_format = \"json\"\n\nlog = \"inof\"\n", "inof"),
        ("log = \"warn\"\n\nlisten = \n", ""),
    ] {
        std::fs::write(&file, text).unwrap();
        for command in [&["serve"][..], &["doctor"], &["config", "show"]] {
            let options = ["--data", folder.path().to_str().unwrap()];
            let done = run(passeport(&[command, &options].concat()));
            assert_eq!(done.code, Some(1), "{command:?}");
            assert!(done.err.starts_with(&format!("{}:3: ", file.display())), "{}", done.err);
            assert!(done.err.contains(reason), "{}", done.err);
        }
    }
}

#[test]
fn a_wrong_address_or_database_says_how_it_is_written() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    for (setting, value, mend) in [
        ("--database", "mysql://root:secret@db/x", "sqlite:PATH or postgres://"),
        ("--public-url", "passeport.example", "must begin with http:// or https://"),
        ("--public-url", "https://passeport.example/", "not end with a slash"),
        ("--public-url", "http://a b", "name a host"),
        ("--database", "sqlite:", "sqlite:PATH"),
        ("--database", "sqlite::memory:", "sqlite:PATH"),
    ] {
        let done = run(passeport(&["serve", "--data", data, setting, value]));
        assert_eq!(done.code, Some(1), "{}", done.err);
        assert!(done.err.contains(mend) && !done.err.contains("secret"), "{}", done.err);
    }
}

#[test]
fn each_setting_says_where_it_comes_from() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    std::fs::write(folder.path().join("passeport.toml"), "log = \"debug\"\nlisten = \"127.0.0.1:9001\"\n")
        .unwrap();
    let mut command = passeport(&["config", "show", "--data", data, "--public-url", "https://p.example"]);
    command.env("PASSEPORT_DATABASE", "postgres://me:secret@db/passeport").env("PASSEPORT_LOG", "trace");
    let done = run(command);
    assert_eq!(done.code, Some(0), "{}", done.err);
    insta::assert_snapshot!(done.out.replace(data, "DATA"), @r"
    data            flag         DATA
    database        environment  postgres://me:…@db/passeport
    organisation    default      (embedded)
    content         default      (embedded)
    listen          file         127.0.0.1:9001
    public_url      flag         https://p.example
    trusted_proxies default      (none)
    metrics_listen  default      (off)
    log             environment  trace
    log_format      default      text
    ");
}

#[test]
fn the_demonstration_refuses_to_listen_to_others() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("demo");
    for address in ["0.0.0.0:1", "[::]:1", "192.0.2.1:1"] {
        let done = run(passeport(&["demo", "--listen", address, "--data", data.to_str().unwrap()]));
        assert_eq!(done.code, Some(1));
        assert!(done.err.contains("listens on this machine alone") && done.err.contains(address));
    }
    assert!(!data.exists(), "nothing was made");
}

#[test]
fn an_address_in_use_says_how_to_mend_it() {
    let folder = TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let done = run(passeport(&["serve", "--listen", &address, "--data", folder.path().to_str().unwrap()]));
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains(&format!("cannot listen on {address}")), "{}", done.err);
    assert!(done.err.contains("choose another address with --listen"), "{}", done.err);
}

#[test]
fn a_command_on_an_empty_folder_makes_the_store_first() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let added = run(passeport(&["user", "add", "Zoé Weber", "zoe", "--data", data]));
    assert_eq!(added.code, Some(0), "{}", added.err);
    let listed = run(passeport(&["user", "list", "--data", data]));
    assert_eq!(listed.out, "zoe\tZoé Weber\tagent\tno password yet\n");
    let again = run(passeport(&["user", "add", "Zoé Weber", "zoe", "--data", data]));
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("is taken; choose another"), "{}", again.err);
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    assert_eq!(run(passeport(&["serf"])).code, Some(2));
    assert_eq!(run(passeport(&["demo", "--agents", "0"])).code, Some(2));
}

#[test]
fn the_help_of_commands_has_examples() {
    for command in ["serve", "demo", "backup", "restore", "rebuild", "doctor"] {
        let done = run(passeport(&[command, "--help"]));
        assert!(done.out.contains(&format!("Examples:\n  passeport {command}")), "{}", done.out);
    }
}

/// The help, without the blanks at line ends, cut where the options begin.
fn help() -> (String, String) {
    let done = run(passeport(&["--help"]));
    assert_eq!(done.code, Some(0));
    let lines: Vec<&str> = done.out.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let (commands, options) = text.split_once("Options:\n").unwrap();
    (commands.to_owned(), options.to_owned())
}

#[test]
fn the_help_lists_the_commands() {
    insta::assert_snapshot!(help().0, @r"
    The digital passport of a large public body, in one binary.

    Usage: passeport [OPTIONS] <COMMAND>

    Commands:
      serve        Serve the product
      demo         Make a fictitious organisation and serve it, on this machine alone
      migrate      Bring the database to this version
      content      Check content
      people       The list of everybody, as the organisation keeps it
      user         Accounts
      rebuild      Make every passport again from the ledger, and print the hash of all
      backup       Write everything into one file that either database takes back
      restore      Put a backup into an empty database, of this engine or the other
      upkeep       Do the night's work at once: take away what has ended, make the month's figures
      doctor       Say what is wrong with configuration, database and content, and how to mend it
      config       Settings
      completions  Print the completions of a shell
      help         Print this message or the help of the given subcommand(s)
    ");
}

#[test]
fn the_help_lists_the_options_and_gives_examples() {
    insta::assert_snapshot!(help().1, @r#"
          --data <DIR>
              Folder of the embedded database and of passeport.toml

              [env: PASSEPORT_DATA=]

          --database <URL>
              Database: sqlite:PATH or postgres://USER@HOST/NAME

              [env: PASSEPORT_DATABASE=]

          --organisation <DIR>
              Folder of the organisation: names, labels, units [default: the embedded one]

              [env: PASSEPORT_ORGANISATION=]

          --content <DIR>
              Folder of the content: frameworks, socle, items [default: the embedded one]

              [env: PASSEPORT_CONTENT=]

          --log-format <FORMAT>
              Logs for people or for programs

              Possible values:
              - text: Lines for people
              - json: One JSON object a line

              [env: PASSEPORT_LOG_FORMAT=]

          --log <LEVEL>
              What is logged, and all that weighs more

              Possible values:
              - error: What failed
              - warn:  And what may fail soon
              - info:  And what was done
              - debug: And how
              - trace: And everything else

              [env: PASSEPORT_LOG=]

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Examples:
      passeport demo                            try it, with a fictitious organisation
      passeport serve --data /var/lib/passeport run it, on the embedded SQLite
      passeport serve --database postgres:///passeport
      passeport user add "Claire Le Goff" claire.legoff --role agent
      passeport doctor                          what is wrong, and how to mend it

    Exit codes: 0 done; 1 something is wrong, and was said; 2 the command line is wrong.
    "#);
}
