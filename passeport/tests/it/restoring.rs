//! What a restore refuses, and that it then leaves the database as it was.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use archive::{Header, Reader, SEAL_BYTES, Step, Value, Writer};
use http::StatusCode;
use passeport::{left_out, migrations};
use store::{Db, Filling, Options, StoreError, migrate};
use tempfile::TempDir;
use web::Role;

use crate::kept_and_moved::{backed_up, done, lines, on, restored};
use crate::support::{On, Product, engines, fresh_url};

/// A product with somebody in it, and its backup in a folder.
async fn somebody(folder: &Path) -> (Product, PathBuf, String) {
    let product = Product::new(On::Sqlite).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    assert_eq!(product.get(&browser, "/").await.status, StatusCode::OK);
    let (file, content) = backed_up(&product.url, folder, "right");
    (product, file, content)
}

/// Another backup with other content, whose seal and hashes are right: what somebody could make who knows how.
fn forged(file: &Path, name: &str, change: impl Fn(&mut Header, &mut Vec<(usize, Vec<Value>)>)) -> PathBuf {
    let bytes = std::fs::read(file).unwrap();
    let mut reader = Reader::new(&bytes[..bytes.len() - SEAL_BYTES as usize]).unwrap();
    let (mut header, mut rows) = (reader.header().clone(), Vec::new());
    while let Some(place) = reader.begin_table().unwrap() {
        while let Some(row) = reader.row().unwrap() {
            rows.push((place, row));
        }
    }
    change(&mut header, &mut rows);
    for (place, table) in header.tables.iter_mut().enumerate() {
        table.rows = rows.iter().filter(|(at, _)| *at == place).count() as u64;
    }
    let mut writer = Writer::new(Vec::new(), &header).unwrap();
    for place in 0..header.tables.len() {
        for (_, row) in rows.iter().filter(|(at, _)| *at == place) {
            writer.row(row).unwrap();
        }
        writer.end_table().unwrap();
    }
    let made = file.with_file_name(name);
    std::fs::write(&made, writer.finish().unwrap().0).unwrap();
    made
}

fn place(header: &Header, table: &str) -> usize {
    header.tables.iter().position(|t| t.name == table).unwrap()
}

/// How a restore into a new database is refused; afterwards the right backup goes into the same one.
async fn refused(to: On, file: &Path, right: &Path, content: &str) -> String {
    let folder = TempDir::new().unwrap();
    let url = fresh_url(to, &folder).await;
    let said = on(&url, &["restore", file.to_str().unwrap()]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(said.out.is_empty(), "{}", said.out);
    assert_eq!(done(&url, &["restore", right.to_str().unwrap()]), content, "nothing was left in it");
    said.err
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_as_it_was_written_is_refused_before_a_database_is_made() {
    let folder = TempDir::new().unwrap();
    let (_, file, _) = somebody(folder.path()).await;
    let bytes = std::fs::read(&file).unwrap();
    let letter = b"Dear reader, this is a letter, and no backup of anything. ".repeat(9);
    let zipped = lines(&file).len();
    assert!(zipped > 10);
    let middle = bytes.len() / 2;
    let flip = |place: usize| {
        let mut bytes = bytes.clone();
        bytes[place] ^= 1;
        bytes
    };
    for (name, bytes, reason) in [
        ("cut", bytes[..middle].to_vec(), "cut short or altered"),
        ("without its last byte", bytes[..bytes.len() - 1].to_vec(), "cut short or altered"),
        ("longer", [&bytes[..], b"\n"].concat(), "cut short or altered"),
        ("another byte in the head", flip(4), "cut short or altered"),
        ("another byte in the header", flip(30), "cut short or altered"),
        ("another byte in the middle", flip(middle), "cut short or altered"),
        ("another byte in the seal", flip(bytes.len() - 20), "cut short or altered"),
        ("another first byte", flip(0), "not a backup of Passeport"),
        ("a letter", letter, "not a backup of Passeport"),
        ("empty", Vec::new(), "not a backup of Passeport"),
    ] {
        let wrong = folder.path().join(name);
        std::fs::write(&wrong, bytes).unwrap();
        let data = folder.path().join("data");
        let url = format!("sqlite:{}", data.join("x.db").display());
        let said = on(&url, &["restore", wrong.to_str().unwrap()]);
        assert_eq!(said.code, Some(1), "{name}");
        assert!(said.err.contains(reason) && said.err.contains(name), "{name}: {}", said.err);
        assert!(!data.exists(), "{name}: no database was made");
    }
    let said = on("sqlite:/nonexistent/x.db", &["restore", "/nonexistent/backup"]);
    assert!(said.err.starts_with("/nonexistent/backup cannot be read: No such file"), "{}", said.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_does_not_belong_to_this_binary_is_refused_by_what_differs() {
    for to in engines() {
        let folder = TempDir::new().unwrap();
        let (_, right, content) = somebody(folder.path()).await;
        let newer = forged(&right, "newer", |header, _| {
            header.version = "9.0.0".to_owned();
            header.migrations.push(Step("later".to_owned(), 1, "00".to_owned()));
        });
        let said = refused(to, &newer, &right, &content).await;
        assert!(said.contains("version 9.0.0") && said.contains("migration 1 of room “later”"), "{said}");
        let other = forged(&right, "other", |header, _| header.migrations[0].2 = "00".to_owned());
        let said = refused(to, &other, &right, &content).await;
        assert!(said.contains("has another text in the backup than in this binary"), "{said}");
        let column = forged(&right, "column", |header, rows| {
            let place = place(header, "passport_visits");
            let extra = header.tables[place].columns[0].clone();
            header.tables[place].columns.push(archive::Column { name: "z".to_owned(), ..extra });
            rows.retain(|(at, _)| *at != place);
        });
        let said = refused(to, &column, &right, &content).await;
        assert!(said.contains("its tables are not those that its migrations make"), "{said}");
        let missing = forged(&right, "missing", |header, rows| {
            let last = header.tables.len() - 1;
            rows.retain(|(at, _)| *at != last);
            header.tables.pop();
        });
        let said = refused(to, &missing, &right, &content).await;
        assert!(said.contains("its tables are not those that its migrations make"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_the_database_refuses_leaves_nothing_of_those_before_it() {
    for to in engines() {
        let folder = TempDir::new().unwrap();
        let (_, right, content) = somebody(folder.path()).await;
        let twice = forged(&right, "twice", |header, rows| {
            let place = place(header, "people_roles");
            let row = rows.iter().find(|(at, _)| *at == place).unwrap().clone();
            rows.push(row);
        });
        let said = refused(to, &twice, &right, &content).await;
        assert!(
            said.contains("table “people_roles”") && said.contains("nothing was restored"),
            "{to:?}: {said}"
        );
    }
}

/// Gives a column of the first row of a table another value.
fn with_value(file: &Path, name: &str, (table, column): (&str, &str), value: &Value) -> PathBuf {
    forged(file, name, |header, rows| {
        let table = place(header, table);
        let column = header.tables[table].columns.iter().position(|c| c.name == column).unwrap();
        rows.iter_mut().find(|(at, _)| *at == table).unwrap().1[column] = value.clone();
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_of_another_type_is_refused_by_its_place_before_a_row_is_written() {
    for to in engines() {
        let folder = TempDir::new().unwrap();
        let (_, right, content) = somebody(folder.path()).await;
        let text = Value::Text("soon".to_owned());
        for (column, value, reason) in [
            ("created_at", text, "invalid type: string \"soon\", expected i64"),
            ("created_at", Value::Float(1.5), "invalid type: string \"1.5\", expected i64"),
            ("name", Value::Int(7), "invalid type: integer `7`, expected a string"),
            ("name", Value::Null, "column “name” is empty"),
            ("person", Value::Text("bientôt".to_owned()), "column “person” is not in base 64"),
        ] {
            let wrong = with_value(&right, "wrong", ("people_accounts", column), &value);
            let said = refused(to, &wrong, &right, &content).await;
            assert!(said.contains("table “people_accounts”: ") && said.contains(reason), "{to:?}: {said}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_an_engine_does_not_keep_is_refused_by_its_table() {
    let folder = TempDir::new().unwrap();
    let (_, right, content) = somebody(folder.path()).await;
    let zero = with_value(&right, "zero", ("people_accounts", "name"), &Value::Text("Zo\u{0}é".to_owned()));
    restored(On::Sqlite, folder.path(), &zero).await;
    for to in engines().into_iter().filter(|to| *to == On::Postgres) {
        let said = refused(to, &zero, &right, &content).await;
        assert!(
            said.contains("table “people_accounts”: ") && said.contains("nothing was restored"),
            "{said}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_an_older_version_is_restored_and_brought_up() {
    for to in engines() {
        let folder = TempDir::new().unwrap();
        let older = TempDir::new().unwrap();
        let url = fresh_url(to, &older).await;
        let db = Db::connect(&Options::new(&url)).await.unwrap();
        let product = Product::new(On::Sqlite).await;
        let mut before = migrations();
        before.retain(|m| m.room != "people" || m.number == 1);
        let (clock, ids) = (product.app.clock.clone(), product.app.ids.clone());
        migrate(&db, &before, ids.as_ref(), || clock.now()).await.unwrap();
        let row = "INSERT INTO people_accounts (person, name, sign_in, folded, unit, created_at)
            VALUES (CAST('0123456789abcdef' AS {{blob}}), 'Zoé', 'zoe', 'zoe', 'regiment-vercors', 5000000)";
        db.execute_script(&store::expand(db.engine(), row)).await.unwrap();
        db.close().await;
        let (file, _) = backed_up(&url, folder.path(), "older");
        let (moved, _) = restored(to, folder.path(), &file).await;
        let moved = Product::opened(&moved).await;
        let zoe = moved.app.people.account_by_sign_in("zoe").await.unwrap().unwrap();
        assert_eq!(zoe.unit.as_deref(), Some("regiment-vercors"), "{to:?}: moved by the later migration");
        // A database that is brought up already has no place for the older rows.
        let own = TempDir::new().unwrap();
        let url = fresh_url(to, &own).await;
        done(&url, &["migrate"]);
        let said = on(&url, &["restore", file.to_str().unwrap()]);
        assert_eq!(said.code, Some(1));
        assert!(said.err.contains("already of a newer version than the backup"), "{}", said.err);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_holds_a_row_is_left_as_it_is() {
    for to in engines() {
        let folder = TempDir::new().unwrap();
        let (_, file, _) = somebody(folder.path()).await;
        let other = Product::new(to).await;
        other.person("Hugo Lemaire", "hugo", &[Role::Agent]).await;
        let (_, before) = backed_up(&other.url, folder.path(), "before");
        let said = on(&other.url, &["restore", file.to_str().unwrap()]);
        assert_eq!(said.code, Some(1));
        assert!(said.err.contains("already holds rows (table “"), "{}", said.err);
        assert!(said.err.contains("another --data folder, or another --database"), "{}", said.err);
        let (_, after) = backed_up(&other.url, folder.path(), "after");
        assert_eq!(before, after, "{to:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_that_ends_halfway_leaves_the_database_empty() {
    for to in engines() {
        let folder = TempDir::new().unwrap();
        let (_, file, content) = somebody(folder.path()).await;
        let own = TempDir::new().unwrap();
        let url = fresh_url(to, &own).await;
        done(&url, &["migrate"]);
        let db = Db::connect(&Options::new(&url)).await.unwrap();
        let kept = ["store_migrations", "store_leases"];
        let bytes = std::fs::read(&file).unwrap();
        let mut reader = Reader::new(&bytes[..bytes.len() - SEAL_BYTES as usize]).unwrap();
        let mut filling = Filling::begin(&db, &kept).await.unwrap();
        let mut shapes = filling.shapes().to_vec();
        shapes.retain(|s| !left_out().contains(&s.name.as_str()));
        while let Some(place) = reader.begin_table().unwrap() {
            while let Some(row) = reader.row().unwrap() {
                filling.row(&shapes[place], row).await.unwrap();
            }
            filling.end_table(&shapes[place]).await.unwrap();
        }
        // As when the process is stopped before the last word.
        drop(filling);
        Filling::refuse_rows(&db, &kept).await.unwrap();
        db.close().await;
        assert_eq!(done(&url, &["restore", file.to_str().unwrap()]), content, "{to:?}");
        let db = Db::connect(&Options::new(&url)).await.unwrap();
        let again = Filling::begin(&db, &kept).await.err();
        assert!(matches!(again, Some(StoreError::NotEmpty { .. })), "{again:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_takes_no_files_place_and_is_readable_by_its_account_alone() {
    let folder = TempDir::new().unwrap();
    let (product, file, content) = somebody(folder.path()).await;
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let before = std::fs::read(&file).unwrap();
    let said = on(&product.url, &["backup", file.to_str().unwrap()]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("stands already and is left as it is"), "{}", said.err);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    // What a killed process left beside it is taken over, and nothing is left beside it afterwards.
    let partial = folder.path().join("second.partial");
    std::fs::write(&partial, "half of something".repeat(10_000)).unwrap();
    let (second, again) = backed_up(&product.url, folder.path(), "second");
    assert_eq!(again, content);
    assert!(!partial.exists() && second.exists());
    assert_eq!(std::fs::metadata(&second).unwrap().permissions().mode() & 0o777, 0o600);
    let held = std::fs::File::create(folder.path().join("third.partial")).unwrap();
    held.lock().unwrap();
    let third = folder.path().join("third");
    let said = on(&product.url, &["backup", third.to_str().unwrap()]);
    assert!(said.err.contains("another process is writing"), "{}", said.err);
    let said = on(&product.url, &["backup", "/nonexistent/backup"]);
    assert!(said.err.contains("/nonexistent/backup.partial cannot be written: No such file"), "{}", said.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_no_installation_makes_none() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let url = format!("sqlite:{}", data.join("x.db").display());
    let file = folder.path().join("backup");
    let said = on(&url, &["backup", file.to_str().unwrap()]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("holds no installation; check --data and --database"), "{}", said.err);
    assert!(!data.exists() && !file.exists());
}
