//! Speaking to the person at the terminal.

use std::io::Write as _;

use evidence::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A line on standard output. A closed pipe is not an error of ours.
pub(super) fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// A line on standard error.
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A progress bar that shows only when there is something to count.
pub(super) struct Counter {
    what: &'static str,
    bar: Option<ProgressBar>,
}

impl Counter {
    /// One that nobody has seen yet.
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, bar: None }
    }

    /// Shows how far the work has come.
    pub(super) fn show(&mut self, progress: Progress) {
        let number = |n: i64| u64::try_from(n).unwrap_or(0);
        if progress.total > 0 {
            let bar = self.bar.get_or_insert_with(|| bar(number(progress.total), self.what));
            bar.set_length(number(progress.total));
            bar.set_position(number(progress.done));
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A progress bar on standard error.
pub(super) fn bar(total: u64, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(total);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {elapsed}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(what);
    bar
}
