//! A backup and a restore that are cut off, by a kill or by a full disk: nothing is half there.

use std::path::{Path, PathBuf};
use std::time::Duration;

use passeport::{Plan, claim, generate};
use store::{Db, Filling, Options, StoreError};
use tempfile::TempDir;

use crate::command_line::run;
use crate::kept_and_moved::{backed_up, done, on};
use crate::server::passeport;
use crate::small_disk::SmallDisk;
use crate::support::{On, Product, engines, fresh_url};

const PLAN: Plan = Plan { agents: 40, seed: 5 };
/// When the processes are killed, in milliseconds after they began: from before the first row to after the last.
const KILLS_MS: [u64; 8] = [10, 30, 60, 100, 150, 220, 300, 400];

/// A demonstration large enough that a restore takes a moment, and its backup in a folder.
async fn large(folder: &Path) -> (Product, PathBuf, String) {
    let product = Product::demo(On::Sqlite).await;
    claim(&product.app, PLAN).await.unwrap();
    generate(&product.app, PLAN, &|_| {}).await.unwrap();
    let (file, content) = backed_up(&product.url, folder, "large");
    (product, file, content)
}

/// Whether a database holds no row but what the store notes of itself.
async fn is_empty(url: &str) -> bool {
    let db = Db::connect(&Options::new(url)).await.unwrap();
    let refused = Filling::refuse_rows(&db, &["store_migrations", "store_leases"]).await;
    db.close().await;
    match refused {
        Ok(()) => true,
        Err(StoreError::NotEmpty { .. }) => false,
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_that_is_killed_leaves_the_database_empty_and_is_begun_again() {
    let folder = TempDir::new().unwrap();
    let (_, file, content) = large(folder.path()).await;
    for to in engines() {
        let own = TempDir::new().unwrap();
        let url = fresh_url(to, &own).await;
        let data = own.path().to_str().unwrap();
        // Else a kill between two migrations leaves their lease, which the next restore waits for, a minute long.
        done(&url, &["migrate"]);
        let mut cut = 0;
        for delay in KILLS_MS {
            let restore = ["restore", file.to_str().unwrap(), "--data", data, "--database", &url];
            let mut child = passeport(&restore).stdout(std::process::Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(delay));
            let ended = child.try_wait().unwrap();
            child.kill().unwrap();
            child.wait().unwrap();
            if ended.is_some() || !is_empty(&url).await {
                break;
            }
            cut += 1;
        }
        if is_empty(&url).await {
            assert_eq!(done(&url, &["restore", file.to_str().unwrap()]), content, "{to:?}");
        }
        let (_, whole) = backed_up(&url, own.path(), "again");
        assert_eq!(whole, content, "{to:?}: all of it, after {cut} kills");
        assert!(cut >= 2, "{to:?}: {cut} kills came before the end");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_is_killed_leaves_no_file_and_is_begun_again() {
    let folder = TempDir::new().unwrap();
    let (product, _, content) = large(folder.path()).await;
    let file = folder.path().join("killed");
    let data = folder.path().to_str().unwrap();
    let mut left = false;
    for delay in KILLS_MS {
        let backup = ["backup", file.to_str().unwrap(), "--data", data, "--database", &product.url];
        let mut child = passeport(&backup).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(delay));
        if child.try_wait().unwrap().is_some() || file.exists() {
            child.wait().unwrap();
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        left |= folder.path().join("killed.partial").exists();
    }
    assert!(left, "a kill came in the middle");
    if !file.exists() {
        assert_eq!(backed_up(&product.url, folder.path(), "killed").1, content);
    }
    let url = format!("sqlite:{}", folder.path().join("copy/x.db").display());
    assert_eq!(done(&url, &["restore", file.to_str().unwrap()]), content, "what stands there is whole");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_leaves_no_half_of_a_backup_or_of_a_restore() {
    let folder = TempDir::new().unwrap();
    let (product, file, content) = large(folder.path()).await;
    let Some(disk) = SmallDisk::mount(&folder.path().join("small"), "128k", None) else {
        println!("skipped: a full disk under a backup (this account may not mount a tmpfs)");
        return;
    };
    let small = disk.place().join("backup");
    let said = on(&product.url, &["backup", small.to_str().unwrap()]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(said.err.contains("could not be written: No space left on device"), "{}", said.err);
    assert!(said.err.contains("nothing of it was kept"), "{}", said.err);
    assert_eq!(std::fs::read_dir(disk.place()).unwrap().count(), 0, "nothing is left there");
    drop(disk);

    let disk = SmallDisk::mount(&folder.path().join("data"), "2m", None).unwrap();
    let data = disk.place().to_str().unwrap();
    let said = run(passeport(&["restore", file.to_str().unwrap(), "--data", data]));
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(said.err.contains("the database is full; nothing was written"), "{}", said.err);
    // With more room, the same restore into the same place goes well.
    let larger = ["-o", "remount,size=64m", data];
    assert!(std::process::Command::new("mount").args(larger).status().unwrap().success());
    let url = format!("sqlite:{}", disk.place().join("passeport.db").display());
    assert!(is_empty(&url).await);
    assert_eq!(done(&url, &["restore", file.to_str().unwrap()]), content);
}
