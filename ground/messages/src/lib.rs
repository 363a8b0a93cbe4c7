//! Called from a crate's `build.rs`: reads `messages/{fr,en}/*.ftl`, gives the French its no-break
//! spaces, and writes `OUT_DIR/messages.rs` with one typed function a message.
//!
//! The crate calls `web::say!()`, which includes it in a private module. A missing message does not
//! compile; a message that nobody uses fails a house rule.
//!
//! **How to add a message**: a line in `messages/fr/<page>.ftl`, the same key in
//! `messages/en/<page>.ftl`, then `m.the_key()` in the page.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};

/// Generates the messages of the crate in `manifest_dir` into `out_dir`; both are what cargo gives a build script.
#[expect(clippy::print_stdout, reason = "build scripts speak to cargo on standard output")]
#[expect(clippy::print_stderr, reason = "build scripts speak to people on standard error")]
pub fn generate(manifest_dir: &str, out_dir: &str) -> ExitCode {
    println!("cargo::rerun-if-changed=messages");
    match try_generate(Path::new(manifest_dir), Path::new(out_dir)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("messages: {error}");
            ExitCode::FAILURE
        }
    }
}

fn try_generate(manifest: &Path, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let locales = out.join("locales");
    if locales.exists() {
        fs::remove_dir_all(&locales)?;
    }
    for language in ["fr", "en"] {
        let source = manifest.join("messages").join(language);
        let target = locales.join(language);
        fs::create_dir_all(&target)?;
        for entry in fs::read_dir(&source)? {
            let path = entry?.path();
            let text = fs::read_to_string(&path)?;
            let text = if language == "fr" { typeset(&text) } else { text };
            let copy = target.join(path.file_name().unwrap_or_default());
            fs::write(&copy, text)?;
            as_old_as(&path, &fs::File::options().write(true).open(&copy)?)?;
        }
        as_old_as(&source, &fs::File::open(&target)?)?;
    }
    as_old_as(&manifest.join("messages"), &fs::File::open(&locales)?)?;
    let options = BuildOptions::default()
        .with_locales_folder(&locales.to_string_lossy())
        .with_output_file_path(&out.join("messages.rs").to_string_lossy())
        .with_ftl_output(FtlOutputOptions::single_file(&out.join("messages.ftl").to_string_lossy()))
        .with_default_language("fr")
        .with_prefix("")
        .with_lint_level(LintLevel::Strict)
        .without_bidi_isolation();
    try_build_from_locales_folder(options)?;
    Ok(())
}

/// Makes a copy as old as its source, folders too: cargo watches the copies, and a newer one would mean a build each time.
fn as_old_as(source: &Path, copy: &fs::File) -> std::io::Result<()> {
    copy.set_modified(fs::metadata(source)?.modified()?)
}

/// French spacing in the texts of a Fluent file; comments, keys and selectors stay as they are.
fn typeset(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for line in source.lines() {
        let (head, text) = match line.split_once('=') {
            _ if line.starts_with('#') => (line, ""),
            Some((key, text)) if is_key(key) => (&line[..=key.len()], text),
            _ => match line.split_once(']') {
                Some((selector, text)) if is_selector(selector) => (&line[..=selector.len()], text),
                _ => ("", line),
            },
        };
        out.push_str(head);
        out.push_str(&outside_placeables(text));
        out.push('\n');
    }
    out
}

fn is_key(key: &str) -> bool {
    let key = key.trim().trim_start_matches(['.', '-']);
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn is_selector(selector: &str) -> bool {
    let selector = selector.trim().trim_start_matches('*');
    selector.starts_with('[')
}

/// Applies French spacing outside `{ … }`, and between a placeable and the sign after it.
fn outside_placeables(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut plain = String::new();
    for c in text.chars() {
        if c == '{' {
            out.push_str(&kit::typography::french(&plain));
            plain.clear();
            depth += 1;
        }
        if depth == 0 {
            plain.push(c);
        } else {
            out.push(c);
        }
        if c == '}' {
            depth = depth.saturating_sub(1);
        }
    }
    out.push_str(&kit::typography::french(&plain));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_are_typeset() {
        let source = "# Une note : rien\nkey = Prêt ? { $n } %\n    [one] Une : { $n }\n";
        let typeset = typeset(source);
        assert!(typeset.contains("# Une note : rien"));
        assert!(typeset.contains("Prêt\u{202f}? { $n }\u{a0}%"));
        assert!(typeset.contains("[one] Une\u{a0}: { $n }"));
    }
}
