//! What the programs of the bench have in common: items as in its tables, and figures as JSON.

use psychometrics::simulate::Draws;

/// A slope, ln a ~ N(.2, .35) clipped to .4–3.
pub fn slope(draws: &mut Draws) -> f64 {
    (0.2 + 0.35 * draws.normal()).exp().clamp(0.4, 3.0)
}

/// A difficulty, b ~ N(0, 1.1) clipped to ±`reach`.
pub fn difficulty(reach: f64, draws: &mut Draws) -> f64 {
    (1.1 * draws.normal()).clamp(-reach, reach)
}

/// Prints figures by name as a line of JSON.
pub fn print(figures: &[(&str, f64)]) {
    let shown: Vec<String> = figures.iter().map(|(name, value)| format!("\"{name}\": {value:.5}")).collect();
    println!("{{{}}}", shown.join(", "));
}
