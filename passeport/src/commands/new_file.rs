//! A file that appears whole or not at all, readable by this account alone, and never in the place of another one.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use super::prepare::Failure;

/// A file that is being written beside the place where it will stand. Dropped before it is whole, it is taken away.
pub(super) struct NewFile {
    path: PathBuf,
    beside: PathBuf,
    file: File,
    done: bool,
}

impl NewFile {
    /// Begins one. What a killed process left beside it is taken over; what another process writes is not.
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let Some(name) = path.file_name() else {
            return Err(Failure::Said(format!("{shown} names no file; write FOLDER/NAME")));
        };
        if path.symlink_metadata().is_ok() {
            return Err(stands(path));
        }
        let mut partial = name.to_owned();
        partial.push(".partial");
        let beside = path.with_file_name(partial);
        let said = |e: io::Error| {
            Failure::Said(format!(
                "{} cannot be written: {e}; choose another folder, or mend this one",
                beside.display()
            ))
        };
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&beside)
            .map_err(said)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::Said(format!(
                    "another process is writing {shown}; wait until it is done"
                )));
            }
            Err(TryLockError::Error(e)) => return Err(said(e)),
        }
        file.set_len(0).map_err(said)?;
        file.set_permissions(std::fs::Permissions::from_mode(0o600)).map_err(said)?;
        Ok(Self { path: path.to_owned(), beside, file, done: false })
    }

    /// Where to write.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Puts it in its place: when this returns, it survives a power cut.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        let path = self.path.clone();
        match self.place() {
            Ok(()) => Ok(()),
            Err(e) if e.kind() == ErrorKind::AlreadyExists => Err(stands(&path)),
            Err(e) => Err(unwritten(&path, &e)),
        }
    }

    fn place(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.sync_all()?;
        // A rename would take the place of a file that has come meanwhile, a link does not.
        match std::fs::hard_link(&self.beside, &self.path) {
            Ok(()) => std::fs::remove_file(&self.beside)?,
            Err(e) if e.kind() == ErrorKind::AlreadyExists => return Err(e),
            // Some file systems have no links.
            Err(_) if self.path.symlink_metadata().is_ok() => return Err(ErrorKind::AlreadyExists.into()),
            Err(_) => std::fs::rename(&self.beside, &self.path)?,
        }
        self.done = true;
        let folder = self.path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.done {
            let _ = std::fs::remove_file(&self.beside);
        }
    }
}

fn stands(path: &Path) -> Failure {
    let shown = path.display();
    Failure::Said(format!(
        "{shown} stands already and is left as it is; give the backup another name, or move that file away"
    ))
}

/// What to say when writing failed.
pub(super) fn unwritten(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    let shown = path.display();
    Failure::Said(format!(
        "{shown} could not be written: {error}; nothing of it was kept. Mend this, or choose another folder"
    ))
}
