//! Figures: drawings whose shapes take their colours from the theme, and all that they say in words.
//!
//! A drawing stands inside the page, so it is made anew from what it may hold: nothing else of its file
//! reaches a browser.

use std::fmt::Write as _;

use kit::{Language, Source};
use roxmltree::{Document, Node, NodeType};

use super::head::shown;
use super::{Reader, markdown};
use crate::Figure;

/// Elements of a drawing.
const ELEMENTS: [&str; 11] =
    ["svg", "g", "rect", "circle", "ellipse", "line", "path", "polyline", "polygon", "text", "tspan"];
/// Attributes of its shapes; colours and sizes of text come by classes alone.
const ATTRIBUTES: [&str; 20] = [
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "width",
    "height",
    "d",
    "points",
    "transform",
    "text-anchor",
    "class",
    "dx",
    "dy",
];
/// Classes of its shapes and texts, in `browser/passeport.css`.
const CLASSES: [&str; 15] = [
    "f-panel", "f-strong", "f-soft", "f-open", "f-warn", "f-bad", "f-ok", "f-none", "f-line", "f-dash",
    "f-brand", "f-arrow", "f-text", "f-small", "f-title",
];
/// The class of a text on a strong shape.
const CLASS_ON: &str = "f-on";

/// Reads the figure that a page shows at a line.
pub(super) fn read(
    reader: &mut Reader<'_>,
    page: &str,
    (name, line): (&str, usize),
    alternative: &str,
    caption: &str,
    language: Language,
) -> Option<Figure> {
    let (drawing, words) = (format!("figures/{name}.svg"), format!("figures/{name}.md"));
    let (Some(svg), Some(text)) = (reader.file(&drawing), reader.file(&words)) else {
        let reason = format!("the figure needs {drawing} and, with all that it says in words, {words}");
        reader.fault(page, line, reason);
        return None;
    };
    let mut source = Source::new(&svg.path, &svg.text);
    let drawn = draw(&svg.text, alternative, language, &mut source);
    reader.faults.extend(source.into_faults());
    let mut source = Source::new(&text.path, &text.text);
    let description = markdown::fragment(&text.text, language, 1, &mut source);
    if description.trim().is_empty() {
        source.fault(1, "the description is empty");
    }
    reader.faults.extend(source.into_faults());
    Some(Figure { svg: drawn?, caption: shown(caption, language), description })
}

fn draw(text: &str, alternative: &str, language: Language, source: &mut Source<'_>) -> Option<String> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            source.fault(error.pos().row as usize, format!("the drawing is not well formed: {error}"));
            return None;
        }
    };
    let root = document.root_element();
    let Some(frame) = root.attribute("viewBox").filter(|v| is_frame(v) && root.tag_name().name() == "svg")
    else {
        source.fault(1, "a drawing is an svg element with viewBox=\"0 0 width height\"");
        return None;
    };
    let mut out = format!(
        "<svg class=\"drawing\" viewBox=\"{frame}\" role=\"img\" aria-label=\"{}\">",
        escape(alternative)
    );
    for child in root.children() {
        write(child, language, &document, source, &mut out);
    }
    out.push_str("</svg>");
    source.is_clean().then_some(out)
}

/// Four finite numbers.
fn is_frame(text: &str) -> bool {
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    numbers.len() == 4 && numbers.iter().all(|n| n.is_finite()) && text.split_whitespace().count() == 4
}

fn write(
    node: Node<'_, '_>,
    language: Language,
    document: &Document<'_>,
    source: &mut Source<'_>,
    out: &mut String,
) {
    let line = document.text_pos_at(node.range().start).row as usize;
    match node.node_type() {
        NodeType::Text => {
            let text = node.text().unwrap_or_default();
            if !text.trim().is_empty() {
                out.push_str(&escape(&match language {
                    Language::Fr => kit::typography::french(text),
                    Language::En => text.to_owned(),
                }));
            }
        }
        NodeType::Element => {
            let name = node.tag_name().name();
            if !ELEMENTS[1..].contains(&name) {
                source.fault(line, format!("a drawing may not hold <{name}>"));
                return;
            }
            let _ = write!(out, "<{name}");
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                let odd = value.split_whitespace().find(|c| !CLASSES.contains(c) && *c != CLASS_ON);
                match (ATTRIBUTES.contains(&key), odd) {
                    (false, _) => source
                        .fault(line, format!("a drawing may not hold {key}=\"…\"; colours come by class")),
                    (true, Some(odd)) if key == "class" => {
                        source.fault(line, format!("no class “{odd}” for drawings"));
                    }
                    (true, _) => {
                        let _ = write!(out, " {key}=\"{}\"", escape(value));
                    }
                }
            }
            out.push('>');
            for child in node.children() {
                write(child, language, document, source, out);
            }
            let _ = write!(out, "</{name}>");
        }
        NodeType::Root | NodeType::PI | NodeType::Comment => {}
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
