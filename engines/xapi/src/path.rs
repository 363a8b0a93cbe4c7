//! Where we are in a statement: a chain on the stack, so that a path costs nothing until a fault needs it.

use crate::limits::NAME_LENGTH_MAX;

/// A place in a statement.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    /// The statement itself.
    Root,
    /// A member of an object.
    Member(&'a Path<'a>, &'a str),
    /// An element of an array, counted from 0.
    Element(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    /// The member `name` of this object.
    pub(crate) fn member(&'a self, name: &'a str) -> Path<'a> {
        Path::Member(self, name)
    }

    /// The element `index` of this array.
    pub(crate) fn element(&'a self, index: usize) -> Path<'a> {
        Path::Element(self, index)
    }

    /// As people write it: `context.extensions["https://…"]`, `attachments[0].length`; empty at the root.
    pub(crate) fn render(&self) -> String {
        let mut text = String::new();
        self.render_into(&mut text);
        text
    }

    /// Recursion is bounded by the nesting that the reader accepts.
    fn render_into(&self, text: &mut String) {
        match self {
            Path::Root => {}
            Path::Member(parent, name) => {
                parent.render_into(text);
                push_name(text, name);
            }
            Path::Element(parent, index) => {
                parent.render_into(text);
                text.push_str(&format!("[{index}]"));
            }
        }
    }
}

fn push_name(text: &mut String, name: &str) {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain && name.len() <= NAME_LENGTH_MAX {
        if !text.is_empty() {
            text.push('.');
        }
        text.push_str(name);
    } else {
        text.push_str(&format!("[{:?}]", shorten(name)));
    }
}

/// A name short enough to be repeated to whoever sent it.
pub(crate) fn shorten(name: &str) -> String {
    if name.chars().count() <= NAME_LENGTH_MAX {
        return name.to_owned();
    }
    name.chars().take(NAME_LENGTH_MAX).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_as_people_write_it() {
        let root = Path::Root;
        let attachments = root.member("attachments");
        let first = attachments.element(0);
        assert_eq!(first.member("length").render(), "attachments[0].length");
        let context = root.member("context");
        let extensions = context.member("extensions");
        assert_eq!(extensions.member("https://x.fr/a").render(), r#"context.extensions["https://x.fr/a"]"#);
        assert_eq!(root.render(), "");
    }

    #[test]
    fn a_hostile_name_is_cut_and_escaped() {
        let name = "\n".repeat(10_000);
        assert!(Path::Root.member(&name).render().len() < 3 * NAME_LENGTH_MAX);
        assert!(!Path::Root.member(&name).render().contains('\n'));
    }
}
