//! Names of fictitious persons: every combination is drawn, any likeness is accidental.

use psychometrics::simulate::Draws;

const FIRST: [&str; 60] = [
    "Adèle", "Aïcha", "Alexis", "Amandine", "Anaïs", "Antoine", "Aurore", "Baptiste", "Bérénice", "Camille", "Capucine",
    "Cédric", "Chloé", "Clément", "Colette", "Cyprien", "Damien", "Delphine", "Diane", "Élodie", "Émile", "Estelle",
    "Fabien", "Fatou", "Florian", "Gaëlle", "Gilles", "Hélène", "Inès", "Ismaël", "Jeanne", "Joachim", "Judith", "Karim",
    "Léa", "Léon", "Lucie", "Maëlys", "Malo", "Marius", "Mathilde", "Maud", "Mehdi", "Nadia", "Nathan", "Nina", "Océane",
    "Olivier", "Pauline", "Quentin", "Rachel", "Rémi", "Salomé", "Sami", "Solène", "Tanguy", "Thaïs", "Valentin", "Yann",
    "Zoé",
];

const LAST: [&str; 60] = [
    "Abadie", "Amrani", "Aubert", "Barbier", "Baron", "Bellec", "Benoît", "Bonnet", "Bouvier", "Brunet", "Carlier",
    "Chauvet", "Colin", "Cordier", "Coulibaly", "Daniel", "Delmas", "Desbois", "Diallo", "Dupuis", "Duval", "Fabre",
    "Ferrand", "Fleury", "Fontaine", "Gaillard", "Garnier", "Gauthier", "Girard", "Guérin", "Guillou", "Hamel", "Haddad",
    "Jacquet", "Joly", "Kermadec", "Lacombe", "Lambert", "Langlois", "Lebrun", "Le Bihan", "Lemoine", "Maillard",
    "Marchand", "Masson", "Mercier", "Monnier", "Moreau", "Nguyen", "Noël", "Pelletier", "Perrin", "Prévost", "Renaud",
    "Rivière", "Roussel", "Schmitt", "Tessier", "Vidal", "Weber",
];

/// The name and the sign-in name of the `index`-th agent.
pub(super) fn name_of(index: u32, draws: &mut Draws) -> (String, String) {
    let (first, last) = (FIRST[draws.below(FIRST.len())], LAST[draws.below(LAST.len())]);
    (format!("{first} {last}"), format!("agent-{index:06}"))
}
