//! A drawing that a camera reads (QR code, ISO/IEC 18004), made here and asked of nobody.

use fast_qr::{ECL, QRBuilder};

use crate::Html;

/// Light modules around the drawing, which cameras need to find it (ISO/IEC 18004, 9.1).
const QUIET: usize = 4;

/// The drawing of a text, dark on light in every theme, with what it is for; nothing for a text that is too long.
pub fn qr(text: &str, label: &str) -> Html {
    let Ok(code) = QRBuilder::new(text).ecl(ECL::M).build() else { return Html::default() };
    let size = code.size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let run = code[y][x..].iter().take_while(|module| module.value()).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    Html::trusted(format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><rect class=\"qr__light\" width=\"{size}\" height=\"{size}\"/><path class=\"qr__dark\" d=\"{path}\"/></svg>",
        Html::escape(label)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_drawn_with_its_margin_and_its_three_corners() {
        let drawn = qr("otpauth://totp/Passeport:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "À <lire>");
        // Version 5 has 37 modules; a finder pattern begins with seven dark ones.
        assert!(
            drawn.as_str().contains("viewBox=\"0 0 45 45\"")
                || drawn.as_str().contains("viewBox=\"0 0 41 41\"")
        );
        assert!(drawn.as_str().contains("d=\"M4 4h7v1h-7z"), "{drawn}");
        assert!(drawn.as_str().contains("aria-label=\"À &lt;lire&gt;\""));
        assert!(qr(&"x".repeat(5_000), "").is_empty());
    }
}
