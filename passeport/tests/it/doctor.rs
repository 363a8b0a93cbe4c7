//! The doctor: what it says is right is right, and the rest comes with how to mend it.

use std::fs::File;
use std::path::Path;

use store::{Db, Options};
use tempfile::TempDir;

use crate::command_line::{Done, copy, root, run, spoil};
use crate::server::{Server, free_address, passeport};
use crate::small_disk::SmallDisk;
use crate::support::{engines, fresh_url};

fn doctor(data: &Path) -> Done {
    run(passeport(&["doctor", "--data", data.to_str().unwrap()]))
}

#[test]
fn the_doctor_finds_nothing_wrong_in_an_empty_folder() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let done = run(passeport(&["doctor", "--data", data.to_str().unwrap()]));
    assert_eq!(done.code, Some(0), "{}{}", done.out, done.err);
    assert!(!done.out.contains("WRONG"), "{}", done.out);
    assert!(done.out.contains("does not exist yet; the first start makes it"), "{}", done.out);
    assert!(!data.exists(), "looking makes nothing");
}

#[test]
fn the_doctor_says_what_is_wrong_and_how_to_mend_it() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let database = "postgres://nobody@localhost/none?host=/nonexistent-socket-folder";
    let done = run(passeport(&["doctor", "--data", data, "--database", database]));
    assert_eq!(done.code, Some(1));
    assert!(done.out.contains("WRONG") && done.out.contains("check that it runs"), "{}", done.out);
}

#[test]
fn the_doctor_tells_an_administrator_who_cannot_sign_in_yet() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let added =
        run(passeport(&["user", "add", "Zoé Weber", "zoe", "--role", "administrator", "--data", data]));
    assert_eq!(added.code, Some(0), "{}", added.err);
    let done = doctor(folder.path());
    assert_eq!(done.code, Some(0), "{}", done.out);
    assert!(done.out.contains("beware  who administers has not chosen a password yet"), "{}", done.out);
    assert!(done.out.contains("ok      database can be written"), "{}", done.out);
}

#[test]
fn the_doctor_and_the_server_tell_an_address_that_is_not_the_first_one() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let log = folder.path().join("server.log");
    for (url, differs) in [("http://first.example", false), ("http://second.example", true)] {
        let address = free_address();
        let listen = address.to_string();
        let command = passeport(&["serve", "--data", data, "--listen", &listen, "--public-url", url]);
        let mut server = Server::start(command, address, &log);
        assert_eq!(server.said().contains("is not the one that was kept"), differs, "{}", server.said());
        assert!(server.stop(5).is_some());
    }
    std::fs::write(folder.path().join("passeport.toml"), "public_url = \"http://second.example\"\n").unwrap();
    let done = doctor(folder.path());
    assert!(done.out.contains("it is http://first.example, and http://second.example here"), "{}", done.out);
    std::fs::write(folder.path().join("passeport.toml"), "public_url = \"http://first.example\"\n").unwrap();
    assert!(!doctor(folder.path()).out.contains("http://second.example"));
}

#[test]
fn the_doctor_names_each_fault_of_content_and_of_the_organisation() {
    let folder = TempDir::new().unwrap();
    let (content, organisation) = (folder.path().join("content"), folder.path().join("ours"));
    copy(&root().join("content"), &content);
    copy(&root().join("organisations/armees"), &organisation);
    let socle = content.join("socle/socle.toml");
    let line = spoil(&socle, "correlation = ", "correlation = 2.0");
    let names = organisation.join("organisation.toml");
    let zone = spoil(&names, "time_zone = ", "time_zone = \"Nowhere\"");
    let data = folder.path().join("data");
    let folders = ["--content", content.to_str().unwrap(), "--organisation", organisation.to_str().unwrap()];
    let done = run(passeport(&[&["doctor", "--data", data.to_str().unwrap()][..], &folders].concat()));
    assert_eq!(done.code, Some(1), "{}", done.out);
    for place in [
        format!("WRONG   content: {}:{line}: ", socle.display()),
        format!("WRONG   organisation: {}:{zone}: ", names.display()),
    ] {
        assert!(done.out.contains(&place), "{place} is not in:\n{}", done.out);
    }
    assert!(done.err.contains("2 things are wrong"), "{}", done.err);
    assert!(done.out.contains("ok      public address "), "what is right is said all the same: {}", done.out);
}

#[tokio::test]
async fn the_doctor_tells_a_database_of_a_newer_version() {
    for on in engines() {
        let folder = TempDir::new().unwrap();
        let url = fresh_url(on, &folder).await;
        let store = ["--data", folder.path().to_str().unwrap(), "--database", &url];
        let migrated = run(passeport(&[&["migrate"][..], &store].concat()));
        assert_eq!(migrated.code, Some(0), "{}", migrated.err);
        let right = run(passeport(&[&["doctor"][..], &store].concat()));
        assert!(
            right.code == Some(0) && right.out.contains("ok      database is at this version"),
            "{right:?}"
        );
        let db = Db::connect(&Options::new(&url)).await.unwrap();
        db.execute_script("INSERT INTO store_migrations VALUES ('people', 99, 'x', 0)").await.unwrap();
        db.close().await;
        let done = run(passeport(&[&["doctor"][..], &store].concat()));
        assert_eq!(done.code, Some(1), "{on:?}: {}", done.out);
        let wrong = "WRONG   the database was migrated by a newer version of Passeport (room “people”, migration 99); \
                     use that version or newer, or restore a backup made before the upgrade";
        assert!(done.out.contains(wrong), "{on:?}: {}", done.out);
        assert!(!done.out.contains("at this version"), "{}", done.out);
    }
}

#[test]
fn the_doctor_tells_a_full_disk() {
    let folder = TempDir::new().unwrap();
    let Some(disk) = SmallDisk::mount(&folder.path().join("data"), "4m", None) else {
        println!("skipped: a full disk under SQLite (this account may not mount a tmpfs)");
        return;
    };
    let migrated = run(passeport(&["migrate", "--data", disk.place().to_str().unwrap()]));
    assert_eq!(migrated.code, Some(0), "{}", migrated.err);
    assert_eq!(doctor(disk.place()).code, Some(0));
    // Longer than the disk has room for: what fits is written.
    let filler = disk.place().join("filler");
    assert!(std::fs::write(&filler, vec![1; 5 << 20]).is_err());
    let done = doctor(disk.place());
    assert_eq!(done.code, Some(1), "{}", done.out);
    assert!(done.out.contains("the database is full"), "{}", done.out);
    // Room enough to open and to read (the index of the log is 32 KiB), and not to write.
    let room = 36 << 10;
    let file = File::options().write(true).open(&filler).unwrap();
    file.set_len(file.metadata().unwrap().len() - room).unwrap();
    let done = doctor(disk.place());
    assert_eq!(done.code, Some(1), "{}", done.out);
    assert!(done.out.contains("WRONG   the database is full"), "{}", done.out);
    assert!(done.err.contains("1 thing is wrong"), "{}", done.err);
    drop(disk);
}
