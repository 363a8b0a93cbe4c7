//! Pages: Markdown to blocks. What a page may not hold is a fault with its line, never dropped in silence.

use std::fmt::Write as _;

use comrak::nodes::{AlertType, AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use kit::{Language, Source, typography};

use super::head::shown;
use crate::{Block, Callout};

/// A page read from its text.
pub(super) struct PageText {
    pub(super) title: String,
    pub(super) blocks: Vec<Piece>,
    pub(super) words: usize,
}

/// A block, or a figure whose files are still to be read.
pub(super) enum Piece {
    Block(Block),
    Figure { name: String, alternative: String, caption: String, line: usize },
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.alerts = true;
    options
}

/// Reads a page: its first line is `# Title`.
pub(super) fn page(text: &str, language: Language, source: &mut Source<'_>) -> PageText {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    spaced(root, language);
    let mut read =
        Reading { options: &options, source, blocks: Vec::new(), run: String::new(), heading: String::new() };
    let mut title = String::new();
    for (i, node) in root.children().enumerate() {
        let is_title = matches!(&node.data().value, NodeValue::Heading(h) if h.level == 1);
        match (i, is_title) {
            (0, true) => title = plain(node),
            (0, false) => read.source.fault(1, "the first line of a page is its title: “# Title”"),
            (_, true) => read.fault(node, "a page has one title; write “##” for a heading"),
            (_, false) => {}
        }
        if !is_title {
            read.node(node);
        }
    }
    read.end_run();
    let blocks = read.blocks;
    if title.trim().is_empty() {
        source.fault(1, "the title of the page is empty");
    }
    PageText { title, blocks, words: words(text) }
}

/// Reads a short text without blocks of its own (a scene, a description) to HTML.
pub(super) fn fragment(text: &str, language: Language, line: usize, source: &mut Source<'_>) -> String {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    spaced(root, language);
    let simple = |n: &&AstNode<'_>| matches!(n.data().value, NodeValue::Paragraph | NodeValue::List(_));
    if let Some(odd) = root.children().find(|n| !simple(n)) {
        let line = line + odd.data().sourcepos.start.line - 1;
        source.fault(line, "only paragraphs and lists may stand here");
    }
    for node in root.descendants() {
        if let Some(reason) = forbidden(&node.data().value) {
            source.fault(line + node.data().sourcepos.start.line - 1, reason);
        }
    }
    html(root, &options)
}

/// Words of a text, its marks apart.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Spaces as the language wants them, in every text but code.
fn spaced<'a>(root: &'a AstNode<'a>, language: Language) {
    if language != Language::Fr {
        return;
    }
    for node in root.descendants() {
        if let NodeValue::Text(text) = &mut node.data_mut().value {
            *text = typography::french(text).into();
        }
    }
}

/// The text of a node and of all below it.
fn plain<'a>(node: &'a AstNode<'a>) -> String {
    let mut out = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}

fn html<'a>(node: &'a AstNode<'a>, options: &Options<'_>) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = format_html(node, options, &mut out);
    out
}

/// Why a node may not stand in a text; `None` when it may.
fn forbidden(value: &NodeValue) -> Option<&'static str> {
    match value {
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => Some("HTML is not read; write Markdown"),
        NodeValue::Link(_) => Some("no links: the course is read where there is no network"),
        NodeValue::Image(_) => {
            Some("a figure stands alone in its paragraph: ![what it shows](figures/name.svg \"caption\")")
        }
        _ => None,
    }
}

/// A page while its nodes are read: text runs on until something else stands out of it.
struct Reading<'s, 'f> {
    options: &'s Options<'static>,
    source: &'s mut Source<'f>,
    blocks: Vec<Piece>,
    run: String,
    heading: String,
}

impl Reading<'_, '_> {
    fn fault(&mut self, node: &AstNode<'_>, reason: &str) {
        self.source.fault(node.data().sourcepos.start.line, reason);
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if !run.trim().is_empty() {
            self.blocks.push(Piece::Block(Block::Text(run)));
        }
    }

    fn push(&mut self, block: Block) {
        self.end_run();
        self.blocks.push(Piece::Block(block));
    }

    fn node<'a>(&mut self, node: &'a AstNode<'a>) {
        if self.figure(node) || self.named(node) {
            return;
        }
        let faults: Vec<(usize, &str)> = node
            .descendants()
            .filter_map(|n| forbidden(&n.data().value).map(|reason| (n.data().sourcepos.start.line, reason)))
            .collect();
        for (line, reason) in &faults {
            self.source.fault(*line, *reason);
        }
        let alert = match &node.data().value {
            NodeValue::Alert(alert) => Some((callout(alert.alert_type), alert.title.clone())),
            _ => None,
        };
        if let Some((kind, title)) = alert {
            let Some(title) = title.filter(|t| !t.trim().is_empty()) else {
                self.fault(node, "a callout has a title: “> [!TIP] Title”");
                return;
            };
            let html = node.children().map(|child| html(child, self.options)).collect();
            self.push(Block::Callout { kind, title: shown(&title, Language::Fr), html });
        } else if matches!(node.data().value, NodeValue::Table(_)) {
            let label = self.heading.clone();
            self.push(Block::Table { label, html: html(node, self.options) });
        } else {
            if let NodeValue::Heading(heading) = &node.data().value {
                if heading.level > 3 {
                    self.source.fault(node.data().sourcepos.start.line, "headings are “##” and “###”");
                }
                self.heading = plain(node);
            }
            let html = html(node, self.options);
            self.run.push_str(&html);
        }
    }

    /// A paragraph that is one image.
    fn figure<'a>(&mut self, node: &'a AstNode<'a>) -> bool {
        let mut children = node.children();
        let (Some(only), None) = (children.next(), children.next()) else { return false };
        let line = node.data().sourcepos.start.line;
        let (url, caption) = match &only.data().value {
            NodeValue::Image(image) => (image.url.clone(), image.title.clone()),
            _ => return false,
        };
        let Some(name) = url.strip_prefix("figures/").and_then(|n| n.strip_suffix(".svg")) else {
            self.source.fault(line, "a figure is a file of this course: figures/name.svg");
            return true;
        };
        let alternative = plain(only);
        if alternative.is_empty() || caption.trim().is_empty() {
            self.source
                .fault(line, "a figure says what it shows, and has a caption: ![…](figures/x.svg \"…\")");
        }
        self.end_run();
        self.blocks.push(Piece::Figure { name: name.to_owned(), alternative, caption, line });
        true
    }

    /// A paragraph that is `{{check: name}}` or `{{scenario: name}}`.
    fn named<'a>(&mut self, node: &'a AstNode<'a>) -> bool {
        if !matches!(node.data().value, NodeValue::Paragraph) {
            return false;
        }
        let text = plain(node);
        let Some(inner) = text.strip_prefix("{{").and_then(|t| t.strip_suffix("}}")) else { return false };
        // French spacing has been set before the colon of neither, but may have changed a blank.
        let parts = inner.split_once(':').map(|(kind, name)| (kind.trim(), name.trim().to_owned()));
        match parts {
            Some(("check", name)) => self.push(Block::Check(name)),
            Some(("scenario", name)) => self.push(Block::Scenario(name)),
            _ => {
                let mut reason = String::new();
                let _ = write!(reason, "“{text}” is neither {{{{check: name}}}} nor {{{{scenario: name}}}}");
                self.fault(node, &reason);
            }
        }
        true
    }
}

fn callout(kind: AlertType) -> Callout {
    match kind {
        AlertType::Note => Callout::Note,
        AlertType::Tip => Callout::Tip,
        AlertType::Important => Callout::Important,
        AlertType::Warning | AlertType::Caution => Callout::Warning,
    }
}
