//! A small disk in memory, so that a test can fill it.

use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A small disk in memory, unmounted when dropped.
pub(crate) struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Makes a folder and mounts one there; `None` where this account may not.
    pub(crate) fn mount(place: &Path, size: &str, owner: Option<(u32, u32)>) -> Option<Self> {
        std::fs::create_dir(place).unwrap();
        let options = format!("size={size}");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs", place.to_str().unwrap()])
            .stderr(Stdio::null())
            .status();
        if !mounted.is_ok_and(|status| status.success()) {
            return None;
        }
        if let Some((uid, gid)) = owner {
            chown(place, Some(uid), Some(gid)).unwrap();
        }
        Some(Self(place.to_path_buf()))
    }

    /// Where it is.
    pub(crate) fn place(&self) -> &Path {
        &self.0
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}
