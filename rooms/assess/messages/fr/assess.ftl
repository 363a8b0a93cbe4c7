start-title = Se positionner
start-lead = Des questions courtes, choisies pour vous. Passeport ne montre vos réponses à aucun collègue. Si un programme autorisé les lit, votre journal le dit.
start-all-title = Les six domaines
# $minutes (Number)
# $questions (Number)
start-all-lead = { $minutes ->
    [one] Une minute au plus. Vous pouvez faire une pause à tout moment : chaque réponse est gardée.
   *[other] { $minutes } minutes au plus, domaine après domaine : { $questions } questions au plus dans chacun. Vous pouvez faire une pause à tout moment : chaque réponse est gardée.
}
# $count (Number)
start-all-some = { $count ->
    [one] Un seul domaine a des questions nouvelles pour vous. Vos réponses dans les autres sont encore fraîches.
   *[other] Cette fois, { $count } domaines ont des questions nouvelles pour vous. Vos réponses dans les autres sont encore fraîches.
}
start-all-none = Vous avez répondu il y a peu à toutes les questions. D’autres seront prêtes dans une semaine.
start-all-of = Commencer : les six domaines
start-one-title = Un seul domaine
# $most (Number)
start-one-lead = Pour préciser un niveau, ou rafraîchir une preuve ancienne : { $most } questions au plus.
# $minutes (Number)
start-minutes = { $minutes ->
    [one] { $minutes } minute au plus
   *[other] { $minutes } minutes au plus
}
start-fresh = Vos réponses sont encore fraîches : une session n’apprendrait presque rien de nouveau.
start-no-question = aucune question aujourd’hui
# $estimate (String)
# $low (String)
# $high (String)
start-level = Niveau estimé { $estimate }, entre { $low } et { $high }.
start-level-first = Première estimation, pas encore assez précise.
start-level-unknown = Pas assez d’éléments.
# $domain (String)
start-one-of = Commencer : { $domain }
start-open-title = À reprendre
# $when (String)
start-open-since = Dernière réponse le { $when }. Vos réponses sont gardées.
# $when (String)
start-open-begun = Commencée le { $when }, sans réponse encore.
start-resume = Reprendre
# $scope (String)
start-resume-of = Reprendre : { $scope }
start-read = Lire ce qu’il faut retenir
# $scope (String)
start-read-of = Lire ce qu’il faut retenir : { $scope }
start-nothing = Vous venez de répondre à toutes les questions de ce domaine. D’autres seront prêtes dans une semaine. Choisissez un autre domaine si vous voulez continuer.
start-how-title = Comment cela se passe
start-how-choose = Les questions s’adaptent à vos réponses : il est normal d’en manquer la moitié.
start-how-unknown = « Je ne sais pas » est une bonne réponse : elle aide à choisir la suite.
start-how-time = Aucun chronomètre. Le temps de réponse ne compte pas dans le niveau.
start-how-feedback = Après chaque domaine, vous lisez ce qu’il fallait retenir.
scope-all = les six domaines

question-pause = Pause
# $place (Number)
# $total (Number)
# $domain (String)
question-domain = Domaine { $place } sur { $total } : { $domain }
# $domain (String)
question-domain-only = { $domain }
question-cone-title = Ce que nous savons de vous se précise
# $answers (Number)
question-answers = { $answers ->
    [0] première question
    [one] { $answers } réponse
   *[other] { $answers } réponses
}
# $most (Number)
question-most = encore { $most } au plus dans ce domaine
question-cone-start = départ
question-cone-end = fin du domaine
# $start (String)
# $now (String)
# $end (String)
question-cone-label = La marge se resserre : elle était de { $start } au départ, elle est de { $now } maintenant, et elle devrait être de { $end } à la fin du domaine.
question-submit = Valider et continuer
question-unknown = Je ne sais pas
question-unknown-hint = « Je ne sais pas » est une bonne réponse : elle nous aide à mieux choisir la suite.
question-keyboard = Au clavier
question-keyboard-help = Tab passe d’un groupe à l’autre. Les flèches changent de choix. Espace coche. Entrée valide. Aucun raccourci d’une seule lettre.
# $when (String)
question-saved = Réponse précédente enregistrée à { $when }
answered-before = Cette question avait déjà sa réponse, peut-être dans un autre onglet. La première est gardée, celle-ci n’a rien changé.
withdrawn-title = Cette question a été retirée
withdrawn = Elle ne compte pas. Continuez avec la suivante.

# $domain (String)
feedback-title = { $domain } : ce qu’il faut retenir
# $answers (Number)
feedback-lead = { $answers ->
    [one] Voici ce qu’il faut retenir de cette question.
   *[other] Voici ce qu’il faut retenir de ces { $answers } questions.
}
# $estimate (String)
# $low (String)
# $high (String)
feedback-estimate = Niveau estimé : { $estimate }, sans doute entre { $low } et { $high }.
# $low (String)
# $high (String)
feedback-first = Première estimation, pas encore assez précise : sans doute entre { $low } et { $high }.
feedback-provisional = La précision est provisoire : la difficulté des questions vient encore de leurs auteurs.
feedback-next = Domaine suivant
feedback-end = Voir le bilan
feedback-pause = Faire une pause
