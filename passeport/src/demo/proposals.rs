//! What the fictitious organisation asks, and what its people propose.

use initiatives::TypedCall;

/// An idea, and whether its author has taken it back.
pub(super) struct Proposal {
    pub(super) title: &'static str,
    pub(super) impact: &'static str,
    pub(super) maturity: &'static str,
    pub(super) ambition: &'static str,
    pub(super) support: &'static str,
    pub(super) withdrawn: bool,
}

/// What the guest says of an idea; each review with its four ratings, from 1 to 4.
pub(super) enum Said {
    Nothing,
    Draft([&'static str; 4], &'static str),
    Review([&'static str; 4], &'static str),
    Tie(&'static str),
}

/// What she says of each, in their order.
pub(super) const REVIEWS: [Said; 7] = [
    Said::Review(
        ["4", "3", "3", "3"],
        "La fiche a déjà vécu six mois entre deux services, et c’est rare à ce stade. Dites qui tranche quand deux services veulent deux versions : c’est là que ces projets s’arrêtent.",
    ),
    Said::Review(
        ["3", "1", "3", "2"],
        "L’observation est juste et le gain réel. Douze missions d’une seule personne ne suffisent pas : faites le même compte sur trois unités, cela prend une matinée.",
    ),
    Said::Draft(["4", "2", "", "3"], "Onze règles écrites et relues, c’est un vrai point de départ."),
    Said::Nothing,
    Said::Tie("J’ai conseillé un fabricant de logiciels de dictée jusqu’à l’an dernier."),
    Said::Nothing,
    Said::Nothing,
];

/// The call; its last day follows from the day of the demonstration, its axis from the plan.
pub(super) const CALL: TypedCall<'static> = TypedCall {
    title: "Les mêmes informations, saisies jusqu’à quatre fois",
    problem: "Pour un départ en mission, les mêmes informations sont saisies par l’agent, puis par son secrétariat, puis par le service qui réserve, puis par celui qui rembourse. Chacun a son formulaire. Les erreurs se découvrent à la fin, quand il faut tout reprendre.",
    sufferers: "Les agents qui partent en mission, les secrétariats d’unité, les services qui réservent et qui remboursent.",
    how_many: "18000",
    evidence: "Relevé de mars sur trois unités : 47 minutes de saisie par mission en moyenne, dont 29 de recopie. Un dossier sur six revient pour une erreur de recopie.",
    axis: "",
    sponsor: "Le service des déplacements accueille l’auteur et lui ouvre ses outils d’essai. La participation figure à l’entretien annuel.",
    days_a_week: "2",
    last_day: "",
};

/// What the first persona has begun to write.
pub(super) const DRAFT: Proposal = Proposal {
    title: "Un ordre de mission qui se remplit tout seul",
    impact: "L’agent vérifie au lieu de recopier. Une demi-heure gagnée par mission, et moins de dossiers qui reviennent.",
    maturity: "J’ai fait l’essai sur un tableur avec les données de mon unité.",
    ambition: "",
    support: "",
    withdrawn: false,
};

/// What others propose, in the order in which they did.
pub(super) const IDEAS: [Proposal; 7] = [
    Proposal {
        title: "Une fiche de mission unique, reprise par chaque service",
        impact: "L’agent saisit une fois. Les trois services lisent la même fiche, et chacun n’ajoute que ce qui lui revient. On compterait les minutes par mission, comme en mars.",
        maturity: "Deux secrétariats échangent déjà une fiche commune par courriel depuis six mois. Elle a changé quatre fois, et tient maintenant sur une page.",
        ambition: "Toutes les missions du territoire dans un an. Les missions longues ont d’autres pièces, et viendraient ensuite.",
        support: "Les deux secrétariats témoignent volontiers. Il faudrait deux jours par semaine, et quelqu’un du service des remboursements.",
        withdrawn: false,
    },
    Proposal {
        title: "Reprendre la mission précédente en un geste",
        impact: "Sept missions sur dix ressemblent à une autre. L’agent ne change que les dates. Le secrétariat n’a plus à deviner.",
        maturity: "C’est une intuition. J’ai compté sur mes douze dernières missions : neuf étaient presque pareilles.",
        ambition: "Utile seule, sans attendre que les services aient le même outil. Elle s’arrête si les formulaires changent souvent.",
        support: "Trois collègues sont prêts à essayer un mois. Il faut une personne qui connaisse l’outil de réservation.",
        withdrawn: false,
    },
    Proposal {
        title: "Contrôler à la saisie, et non à la fin",
        impact: "Un dossier sur six revient. En signalant l’erreur au moment où elle est faite, on éviterait presque tous ces retours.",
        maturity: "La liste des erreurs est faite : onze règles couvrent neuf retours sur dix. Elles sont écrites, et personne ne les a encore programmées.",
        ambition: "Les mêmes règles peuvent servir aux achats et aux formations.",
        support: "Le service des remboursements a relu les onze règles. Il me faudrait un jour par semaine.",
        withdrawn: false,
    },
    Proposal {
        title: "Un secrétariat commun à trois unités",
        impact: "Un seul endroit où l’on connaît les quatre formulaires. Les agents posent leurs questions à une personne.",
        maturity: "Une convention est rédigée entre deux unités voisines. La troisième attend de voir.",
        ambition: "Cela aide tout de suite, mais ne supprime aucune saisie.",
        support: "Les deux cheffes de secrétariat portent l’idée. Il faudrait un bureau.",
        withdrawn: false,
    },
    Proposal {
        title: "Dicter son retour de mission",
        impact: "Le compte rendu et les frais se dictent dans le train. Moins de saisie le lendemain.",
        maturity: "Essayé seul, sur mon temps libre. Cela marche avec peu de bruit.",
        ambition: "Pour ceux qui partent souvent. Les données ne doivent pas sortir de nos machines.",
        support: "Il faut un avis sur la sécurité avant d’aller plus loin.",
        withdrawn: false,
    },
    Proposal {
        title: "Afficher où en est mon dossier",
        impact: "Chaque agent voit l’étape et la date prévue. Les appels au secrétariat baissent.",
        maturity: "Les dates existent dans les outils, personne ne les montre. Une maquette sur papier plaît à mon unité.",
        ambition: "Cela ne réduit pas les saisies, mais rend le reste supportable. Peut servir à d’autres démarches.",
        support: "Une collègue du service des déplacements m’aiderait.",
        withdrawn: false,
    },
    Proposal {
        title: "Supprimer l’ordre de mission pour moins d’un jour",
        impact: "Un tiers des missions durent moins d’un jour. Leur dossier coûte plus que le déplacement.",
        maturity: "Je n’ai que les chiffres de mon unité, et ils sont trop minces.",
        ambition: "Il faudrait changer un texte.",
        support: "Je préfère en parler d’abord avec le service juridique.",
        withdrawn: true,
    },
];
