# $days (Number)
days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
# $files (Number)
# $written (String) - the same number, as it is written
files-a-year = { $files ->
    [one] { $written } dossier par an
   *[other] { $written } dossiers par an
}
# $some (String)
# $all (String)
so-many-of = { $some } sur { $all }

plan-title = Le plan
plan-none-title = Pas encore de plan
plan-none = Cette organisation n’a pas publié de plan. Il se lira ici dès qu’elle en aura un.
plan-see-roadmaps = Voir les feuilles de route

state-planned = prévue
state-under-way = en cours
state-paused = en pause
state-done = terminée
state-stopped = arrêtée
# $count (Number)
count-planned = { $count ->
    [one] { $count } prévue
   *[other] { $count } prévues
}
# $count (Number)
count-under-way = { $count } en cours
# $count (Number)
count-paused = { $count } en pause
# $count (Number)
count-done = { $count ->
    [one] { $count } terminée
   *[other] { $count } terminées
}
# $count (Number)
count-stopped = { $count ->
    [one] { $count } arrêtée
   *[other] { $count } arrêtées
}
# $count (Number)
roadmaps-count = { $count ->
    [one] { $count } feuille de route
   *[other] { $count } feuilles de route
}
# $roadmaps (String)
# $states (String)
roadmaps-by-state = { $roadmaps } : { $states }
roadmaps-none = Pas encore de feuille de route

# $reached (Number)
# $all (Number)
milestones-reached = { $reached ->
    [one] { $reached } jalon atteint sur { $all }.
   *[other] { $reached } jalons atteints sur { $all }.
}
# $reached (Number)
# $all (Number)
# $late (Number)
milestones-reached-late = { $reached ->
    [one] { $reached } jalon atteint sur { $all }, dont { $late } en retard.
   *[other] { $reached } jalons atteints sur { $all }, dont { $late } en retard.
}
overdue-none = Aucun jalon n’est dépassé.
# $count (Number)
# $days (String)
overdue-count = { $count ->
    [one] { $count } jalon est dépassé de { $days }.
   *[other] { $count } jalons sont dépassés, le plus ancien de { $days }.
}
# $count (Number)
overdue-short = { $count ->
    [one] { $count } jalon dépassé
   *[other] { $count } jalons dépassés
}
# $days (String)
milestone-early = atteint avec { $days } d’avance
milestone-on-time = atteint le jour prévu
# $days (String)
milestone-late = atteint avec { $days } de retard
# $days (String)
milestone-overdue = dépassé de { $days }
milestone-today = prévu aujourd’hui
# $days (String)
milestone-to-come = dans { $days }
milestone-dropped = abandonné
# $planned (String)
milestone-date = Prévu le { $planned }.
# $planned (String)
# $reached (String)
milestone-dates = Prévu le { $planned }, atteint le { $reached }.
# $proof (String)
milestone-proof = Preuve : { $proof }
# $days (String)
gap-late = { $days } de retard
# $days (String)
gap-early = { $days } d’avance
gap-none = à l’heure

process-paper = papier
process-form = formulaire à imprimer
process-partly = en ligne en partie
process-paper-steps = en ligne, avec des étapes sur papier
process-end-to-end = en ligne de bout en bout
# $count (Number)
processes-count = { $count ->
    [one] { $count } démarche
   *[other] { $count } démarches
}
# $processes (String)
# $files (String)
processes-files = { $processes }, { $files }
# $state (String)
# $step (Number)
# $last (Number)
# $files (String)
process-state-files = { $state } (étape { $step } sur { $last }), { $files }

objectives-title = Ce que le plan veut
challenges-title = Ce qu’il faut réussir
axes-title = Les axes
axes-lead = Chaque axe a ses feuilles de route. Chaque feuille de route a ses jalons.
# $number (Number)
axis-number = Axe { $number }
# $number (Number)
# $name (String)
axis-named = Axe { $number } : { $name }
axis-to-confirm = à confirmer
axis-to-confirm-note = « À confirmer » : l’intitulé de l’axe n’a pas été lu dans un texte de l’organisation elle-même.
axis-empty = Aucune feuille de route ne suit encore cet axe.
processes-title = Les démarches à dématérialiser
# $total (String)
# $online (String)
# $paper (String)
processes-read = { $total }. En ligne de bout en bout : { $online }. Sur papier, formulaires à imprimer compris : { $paper }.
business-title = Ce que les feuilles de route changent au travail
business-lead = Chaque feuille de route sert un objectif métier.

late-title = Jalons en retard
late-lead = D’abord ceux qui sont dépassés, puis ceux qui ont été atteints après leur date.
late-none = Aucun jalon de cet axe n’est en retard.

roadmaps-title = Feuilles de route
# $shown (Number)
# $all (Number)
roadmaps-found = { $shown ->
    [one] { $shown } feuille de route sur { $all }
   *[other] { $shown } feuilles de route sur { $all }
}
filter-axis = Axe
filter-all-axes = Tous les axes
filter-state = État
filter-all-states = Tous les états
filter-button = Filtrer
filter-clear = Tout afficher
filter-none-title = Aucune feuille de route
filter-none = Aucune ne correspond. Choisissez un autre axe ou un autre état.

schedule-title = Calendrier
schedule-read = Au-dessus, ce qui est prévu. En dessous, ce qui est fait, puis ce que l’on peut attendre.
expected-none = pas d’estimation
reached-not = pas encore
column-roadmap = Feuille de route
column-roadmaps = Feuilles de route
column-axis = Axe
column-start = Début prévu
column-end = Fin prévue
column-expected-end = Fin estimée
column-state = État
column-milestone = Jalon
column-planned = Prévu le
column-reached = Atteint le
column-gap = Écart
column-overdue = Dépassés
column-longest = Le plus ancien (jours)
column-reached-count = Atteints
column-reached-late = Atteints en retard
column-process-state = État
column-processes = Démarches
column-files = Dossiers par an

# $days (String)
roadmap-not-begun = Devait commencer il y a { $days }.
# $day (String)
roadmap-begins = Commence le { $day }.
roadmap-paused = En pause : aucune date n’est estimée.
roadmap-done = Terminée : tous ses jalons sont atteints.
roadmap-stopped = Arrêtée : ses jalons restants sont abandonnés.
# $name (String)
# $day (String)
roadmap-next = Prochain jalon : { $name }, prévu le { $day }.
# $day (String)
roadmap-end = Fin prévue le { $day }.
# $day (String)
# $expected (String)
roadmap-end-expected = Fin prévue le { $day }, estimée au { $expected } si l’écart d’aujourd’hui reste le même.
roadmap-problem = Ce qui est difficile aujourd’hui
roadmap-benefit = Ce qui ira mieux
roadmap-place = Sa place dans le plan
roadmap-objective = Objectif
roadmap-business = Objectif métier
roadmap-occupations = Métiers concernés
roadmap-schedule-title = Calendrier et jalons
# $start (String)
# $end (String)
roadmap-schedule-read = Prévue du { $start } au { $end }.
milestones-title = Les jalons
roadmap-processes-read = De « papier » à « en ligne de bout en bout », il y a quatre étapes.

concerning-title = Les feuilles de route de ce métier
concerning-lead = Ce que le plan change dans ce métier, et quand.

decisions-title = Que faut-il décider aujourd’hui ?
# $count (Number)
decisions-lead = { $count ->
    [one] { $count } point demande une décision. Le reste suit son cours.
   *[other] { $count } points demandent une décision. Le reste suit son cours.
}
decisions-none = Rien ne demande de décision : le plan suit son cours.
decisions-points = À décider
decisions-see = Voir
# $count (Number)
point-overdue = { $count ->
    [one] { $count } jalon est dépassé
   *[other] { $count } jalons sont dépassés
}
# $milestone (String)
# $roadmap (String)
# $days (String)
point-overdue-words = Le plus ancien : { $milestone } ({ $roadmap }), dépassé de { $days }.
# $count (Number)
point-resting = { $count ->
    [one] { $count } feuille de route n’avance pas
   *[other] { $count } feuilles de route n’avancent pas
}
# $roadmap (String)
# $why (String)
point-resting-words = La plus ancienne : { $roadmap }. { $why }
# $count (Number)
# $all (Number)
point-without = { $count ->
    [one] { $count } métier sur { $all } n’a pas de feuille de route
   *[other] { $count } métiers sur { $all } n’ont pas de feuille de route
}
point-without-words = Voyez lesquels en ont besoin d’abord.
# $count (Number)
point-paper = { $count ->
    [one] { $count } démarche est encore sur papier
   *[other] { $count } démarches sont encore sur papier
}
# $process (String)
# $files (String)
point-paper-words = La plus lourde : { $process }, { $files }.
overdue-title = Jalons dépassés
resting-title = Feuilles de route qui n’avancent pas
resting-lead = En pause, pas commencées à la date prévue, ou en retard et sans jalon atteint depuis trois mois.
resting-none = Toutes les feuilles de route avancent.
# $days (String)
rest-paused = En pause. Dernier fait connu il y a { $days }.
# $days (String)
rest-not-begun = Devait commencer il y a { $days }.
# $days (String)
rest-untouched = Un jalon est dépassé, et aucun n’a été atteint depuis { $days }.
decisions-axes-title = Les axes, du plus en retard au moins en retard
decisions-axes-table = Jalons de chaque axe
paper-title = Démarches encore sur papier
paper-lead = Papier ou formulaire à imprimer. D’abord celles qui comptent le plus de dossiers.
paper-none = Aucune démarche du plan n’est plus sur papier.
# $count (Number)
paper-more = { $count ->
    [one] Et { $count } autre, avec moins de dossiers.
   *[other] Et { $count } autres, avec moins de dossiers.
}
without-title = Métiers sans feuille de route
without-none = Chaque métier a au moins une feuille de route.
# $count (Number)
occupations-count = { $count ->
    [one] { $count } métier
   *[other] { $count } métiers
}

occupations-title = Métiers
occupations-lead = Ce que fait chacun dans l’organisation, ce qu’il lui faut du numérique, et ce que le plan y change.
occupations-none = Cette organisation n’a pas encore décrit ses métiers.
# $code (String)
occupation-rome = Code ROME { $code }
occupation-asks = Ce que ce métier demande
occupation-asks-lead = Le niveau demandé dans chaque domaine du socle. Personne n’y est montré.
occupation-table = Niveau demandé par domaine
occupation-column-domain = Domaine
occupation-column-level = Niveau demandé
# $level (Number)
# $name (String)
occupation-level-named = niveau { $level } · { $name }
occupation-exceptions = Ce qui change pour ce métier
# $competence (String)
# $domain (String)
# $level (Number)
# $usual (Number)
occupation-exception = { $competence } ({ $domain }) : niveau { $level } au lieu de { $usual }
occupation-scale = Ce que dit chaque niveau
occupation-mine = Comparer à mon passeport
concerning-none = Aucune feuille de route ne concerne encore ce métier.
plan-see-occupations = Voir les métiers
# $count (String)
# $without (Number)
plan-occupations = { $without ->
    [0] { $count } : chacun a au moins une feuille de route.
   *[other] { $count }, dont { $without } sans feuille de route.
}
