occupations-title = Métiers
occupations-lead = Choisissez un métier : votre passeport montre alors ce qu’il demande, ce que vous tenez et ce qui manque.
occupations-aim = Le métier que vous visez
occupations-own = Votre métier
occupations-none = Votre organisation n’a pas encore décrit ses métiers.
# $count (Number)
occupations-count = { $count ->
    [one] { $count } métier
   *[other] { $count } métiers
}
# $held (Number)
# $all (Number)
occupation-held = { $held ->
    [one] { $held } exigence tenue sur { $all }
   *[other] { $held } exigences tenues sur { $all }
}
occupation-all-held = Votre passeport montre tout ce que ce métier demande.
# $count (Number)
# $minutes (Number)
occupation-to-measure = { $count ->
    [one] { $count } compétence est à mesurer : environ { $minutes } min de questions.
   *[other] { $count } compétences sont à mesurer : environ { $minutes } min de questions.
}
# $count (Number)
occupation-to-measure-later = { $count ->
    [one] { $count } compétence est à mesurer. D’autres questions seront prêtes dans quelques jours.
   *[other] { $count } compétences sont à mesurer. D’autres questions seront prêtes dans quelques jours.
}
# $count (Number)
occupation-on-the-way = { $count ->
    [one] { $count } compétence est en chemin.
   *[other] { $count } compétences sont en chemin.
}
# $minutes (Number)
occupation-to-learn = Des leçons y travaillent : environ { $minutes } min.
# $count (Number)
occupation-without-lesson = { $count ->
    [one] Pour { $count } d’entre elles, aucune leçon n’est encore proposée.
   *[other] Pour { $count } d’entre elles, aucune leçon n’est encore proposée.
}
occupation-without-lessons = Aucune leçon n’est encore proposée pour y travailler.
# $code (String)
occupation-rome = Code ROME { $code }
occupation-choose = Viser ce métier
occupation-forget = Ne plus le viser
occupation-aimed = vous visez ce métier
occupation-private = Ce choix n’est montré à personne. Il sert à choisir vos prochaines étapes.
occupation-asks = Ce que ce métier demande
occupation-asks-lead = Le drapeau marque le niveau demandé, le point votre estimation, la bande sa marge.
# $level (Number)
occupation-level = Niveau { $level } demandé.
occupation-is-held = tenu
# $missing (String)
occupation-missing = en chemin, il manque { $missing }
occupation-measure = à mesurer
occupation-lesson = Une leçon y travaille.
# $level (Number)
occupation-lesson-to = Une leçon mène jusqu’au niveau { $level }.
occupation-no-lesson = Pas encore de leçon.
passport-occupation-title = Le métier que vous visez
passport-occupation-none = Aucun métier choisi. Choisissez-en un pour voir ce qui manque.
passport-occupation-choose = Choisir un métier
passport-occupation-see = Voir ce qui manque
# $level (Number)
passport-occupation-level = niveau { $level } demandé
# $low (Number)
# $high (Number)
passport-occupation-levels = niveaux { $low } à { $high } demandés
# $count (Number)
passport-occupation-way = { $count } en chemin
# $count (Number)
passport-occupation-to-measure = { $count } à mesurer
