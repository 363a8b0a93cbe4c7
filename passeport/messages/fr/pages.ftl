nav-today = Aujourd’hui
nav-passport = Mon passeport
nav-assess = Se positionner
nav-learn = Apprendre
nav-ideas = Idées
nav-calls = Appels
nav-reviews = Relectures
nav-people = Personnes
nav-team = Mon équipe
nav-contacts = Contacts
nav-needs = Besoins
nav-steering = Pilotage
nav-plan = Le plan
nav-choices = Mes choix
nav-requests = Demandes
nav-clients = Programmes
nav-my-data = Mes données
nav-sessions = Mes connexions

home-title = Aujourd’hui
# $name (String)
home-hello = Bonjour { $name }. Voici l’essentiel.
home-lead = Une étape suffit aujourd’hui. Le reste peut attendre.
home-lead-done = Rien ne presse : ce que vous avez montré suffit pour le moment.
home-resume-title = À reprendre
# $when (String)
home-resume-since = Dernière réponse le { $when }. Vos réponses sont gardées.
# $when (String)
home-resume-begun = Commencée le { $when }, sans réponse encore.
home-resume = Reprendre
# $scope (String)
home-resume-of = Reprendre : { $scope }
home-read = Lire ce qu’il faut retenir
# $scope (String)
home-read-of = Lire ce qu’il faut retenir : { $scope }
home-core-title = Le socle
# $total (Number)
# $level (Number)
home-core-held = sur { $total } au niveau { $level } ou plus
# $count (Number)
home-core-legend-held = { $count ->
    [one] { $count } tenue
   *[other] { $count } tenues
}
# $count (Number)
home-core-legend-way = { $count } en chemin
# $count (Number)
home-core-legend-unknown = { $count } à mesurer
home-core-open = Ouvrir mon passeport
home-new-title = Du nouveau pour vous
home-new-none = Rien de nouveau pour le moment.
# $count (Number)
# $when (String)
home-new-read = { $count ->
    [one] Votre compte a été consulté { $count } fois, le { $when }.
   *[other] Votre compte a été consulté { $count } fois, la dernière le { $when }.
}
# $domains (String)
home-new-levels = Ce que nous savons de vous a changé : { $domains }.
# $count (Number)
home-new-competences = { $count ->
    [one] Le niveau de { $count } compétence mesurée a changé.
   *[other] Le niveau de { $count } compétences mesurées a changé, celles que l’on en déduit ont suivi.
}
home-new-code = Un code pour choisir un nouveau mot de passe a été donné pour votre compte.
home-new-journal = Voir par qui, et pourquoi
# $when (String)
home-new-answer = Une réponse à votre demande du { $when } vous attend.
home-new-answer-link = Lire la réponse
# $count (Number)
home-new-contact = { $count ->
    [one] Une personne vous a écrit pour un besoin. Ne pas répondre est permis.
   *[other] { $count } messages vous attendent pour des besoins. Ne pas répondre est permis.
}
home-new-contact-link = Lire
# $choice (String)
# $until (String)
home-new-ends = Votre choix « { $choice } » vaut jusqu’au { $until }. Gardez-le un an de plus, ou laissez-le prendre fin.
# $choice (String)
# $until (String)
home-new-ended = Votre choix « { $choice } » a pris fin le { $until }, au bout d’un an. Vous pouvez l’activer de nouveau.
home-new-choices-link = Voir mes choix
home-done-title = Votre passeport est à jour
home-done = Une nouvelle session n’apprendrait presque rien de plus aujourd’hui. Revenez quand vos preuves auront vieilli, ou choisissez un domaine à revoir.
home-done-choose = Choisir un domaine
home-first-title = Votre passeport est encore vide
home-first-lead = Quelques questions suffisent pour l’ouvrir. Vous pouvez vous arrêter à tout moment.

step-badge = Votre prochaine étape
# $minutes (Number)
step-minutes = { $minutes ->
    [one] { $minutes } minute au plus
   *[other] { $minutes } minutes au plus
}
# $questions (Number)
step-why-first = { $questions ->
    [one] Aucune preuve encore dans ce domaine. Le plus souvent, { $questions } question suffit pour une première mesure.
   *[other] Aucune preuve encore dans ce domaine. Le plus souvent, { $questions } questions suffisent pour une première mesure.
}
# $questions (Number)
# $when (String)
step-why-refresh = { $questions ->
    [one] Dernière preuve : { $when }. Avec { $questions } question de plus, votre niveau serait plus précis.
   *[other] Dernière preuve : { $when }. Avec { $questions } questions de plus, votre niveau serait plus précis.
}
# $low (String)
# $high (String)
step-now = Aujourd’hui : entre { $low } et { $high }.
# $low (String)
# $high (String)
step-after = Après l’étape, sans doute une marge plus étroite, comme de { $low } à { $high } (en pointillé).
# $margin (String)
step-after-margin = Après l’étape, sans doute une marge de ± { $margin }.
step-now-first = Aujourd’hui : première estimation, pas encore assez précise.
step-unknown-now = Aujourd’hui : pas assez d’éléments.
# $domain (String)
session-domain = En cours : { $domain }.
# $domain (String)
session-read = Vous avez fini : { $domain }.
# $questions (Number)
session-left = { $questions ->
    [one] Il reste { $questions } question au plus.
   *[other] Il reste { $questions } questions au plus.
}
step-begin = Commencer
# $domain (String)
step-begin-of = Commencer : { $domain }
lesson-title = Leçon :
# $minutes (Number)
lesson-minutes = environ { $minutes } min
# $names (String)
lesson-why = Elle travaille ce que votre passeport ne montre pas encore : { $names }.
lesson-of = Dans le cours
lesson-foreign = en anglais
lesson-begin = Suivre cette leçon
step-other = Choisir un autre domaine
# $estimate (String)
# $low (String)
# $high (String)
ruler-label = Niveau estimé { $estimate }, entre { $low } et { $high }.
ruler-unknown = Pas assez d’éléments.

passport-title = Mon passeport
passport-kind = Passeport numérique
passport-no-unit = Sans unité
# $held (Number)
# $total (Number)
# $level (Number)
passport-held = { $held ->
    [0] Aucune des { $total } compétences du socle n’est encore tenue au niveau { $level } ou plus.
    [one] Vous tenez { $held } des { $total } compétences du socle au niveau { $level } ou plus.
   *[other] Vous tenez { $held } des { $total } compétences du socle au niveau { $level } ou plus.
}
# $count (Number)
passport-unknown = { $count ->
    [0] Toutes sont connues, par vos réponses ou par leur domaine.
    [one] Pour { $count } compétence, nous n’avons pas assez d’éléments : ce n’est ni bon, ni mauvais.
   *[other] Pour { $count } compétences, nous n’avons pas assez d’éléments : ce n’est ni bon, ni mauvais.
}
# $when (String)
passport-mostly-old = La plupart de vos preuves datent de { $when }, ou d’avant : elles sont à revoir.
passport-print-hint = Pour imprimer, pressez Ctrl + P : la page tient en deux ou trois feuilles A4.
passport-who-read = Qui l’a consulté ?
# $seal (String)
passport-seal = Sceau { $seal }
# $when (String)
passport-date = État au { $when }
passport-provisional-title = Une précision provisoire
passport-provisional = La difficulté des questions vient encore du jugement de leurs auteurs. Elle sera mesurée quand assez de personnes y auront répondu.
passport-changes-title = Ce qui a changé
# $when (String)
passport-changes-since = Depuis le { $when } :
passport-changes-none = aucun niveau n’a changé.
# $count (Number)
passport-changes-answers = { $count ->
    [one] { $count } nouvelle réponse
   *[other] { $count } nouvelles réponses
}
# $name (String)
# $before (String)
# $after (String)
passport-change = { $name } : { $before }, puis { $after }
# $level (Number)
level-n = niveau { $level }
level-zero = niveau 1 pas encore sûr
level-unknown = pas assez d’éléments
first-estimate = première estimation, pas encore assez précise
passport-domains-title = Six domaines, avec leur marge
passport-domains-read = Le point est l’estimation, la bande ce qui reste incertain. Le repère marque le niveau demandé à tous.
passport-table-caption = Niveau par domaine
passport-column-domain = Domaine
passport-column-state = État
passport-column-level = Niveau
passport-column-estimate = Estimation
passport-column-low = Entre
passport-column-high = et
passport-column-answers = Réponses
passport-column-latest = Dernière
state-measured = mesuré
state-inferred = déduit du domaine
state-unknown = pas assez d’éléments
# $count (Number)
passport-mosaic-title = Les { $count } compétences d’un coup d’œil
# $count (Number)
passport-count-measured = { $count ->
    [one] { $count } mesurée
   *[other] { $count } mesurées
}
# $count (Number)
passport-count-inferred = { $count ->
    [one] { $count } déduite
   *[other] { $count } déduites
}
# $count (Number)
passport-count-unknown = { $count } à mesurer
# $measured (String)
# $inferred (String)
# $unknown (String)
passport-mosaic-lead = { $measured }, { $inferred }, { $unknown }. Choisissez un carré pour voir ses preuves.
# $months (Number)
passport-mosaic-old = preuve de plus de { $months } mois
passport-mosaic-measured = plein : mesurée par vos réponses
passport-mosaic-inferred = pointillé : déduite de son domaine
passport-mosaic-zero = niveau 1 pas encore sûr
passport-list-title = Compétence par compétence
passport-list-lead = Le niveau affiché est le plus haut que vous tenez avec au moins 8 chances sur 10.
# $held (Number)
# $total (Number)
# $level (Number)
passport-fold-held = { $held } sur { $total } au niveau { $level } ou plus
# $count (Number)
passport-fold-unknown = { $count } à mesurer
# $name (String)
# $level (String)
# $state (String)
passport-cell = { $name } : { $level }, { $state }
# $name (String)
passport-cell-unknown = { $name } : pas assez d’éléments
# The square shows the figure 0: who speaks to the machine must find it in the name.
# $name (String)
# $state (String)
passport-cell-zero = { $name } : 0, niveau 1 pas encore sûr, { $state }
# $when (String)
proof-date = preuve : { $when }
# $when (String)
proof-old = { $when }, à revoir
competence-inferred-note = déduit
passport-empty-title = Rien n’est encore mesuré
passport-empty = Votre passeport se remplit avec vos réponses. Quelques minutes suffisent pour commencer.

# $name (String)
competence-title = { $name }
competence-why = Pourquoi ce niveau
# $count (Number)
# $weight (String)
competence-why-measured = { $count ->
    [one] Ce niveau vient de { $count } réponse à vous sur cette compétence. Avec l’âge, elle pèse { $weight }.
   *[other] Ce niveau vient de { $count } réponses à vous sur cette compétence. Avec l’âge, elles pèsent { $weight }.
}
# $domain (String)
competence-why-inferred = Vous avez trop peu répondu sur cette compétence. Ce niveau est déduit de vos réponses dans le domaine « { $domain } ».
competence-why-unknown = Trop peu de réponses, ici et dans le domaine : aucun niveau n’est affiché.
# $chance (Number)
# $level (Number)
# $needed (Number)
competence-why-credit = Vous avez { $chance } chances sur 100 de tenir le niveau { $level }. Il en faut { $needed } pour qu’il soit affiché.
# $level (Number)
# $chance (Number)
# $needed (Number)
competence-why-next = Pour le niveau { $level }, vous avez { $chance } chances sur 100 : il en faut { $needed }.
# $months (Number)
competence-why-age = Une réponse compte moitié moins après { $months } mois. Une nouvelle réponse à la même question remplace l’ancienne.
competence-why-others = Vos réponses dans les autres domaines comptent un peu aussi : les compétences numériques vont ensemble.
competence-answers = Vos réponses
competence-answers-table = De la plus récente à la plus ancienne
competence-answers-none = Aucune réponse sur cette compétence.
competence-domain-answers = Les réponses de son domaine
competence-domain-read = Voir les réponses dont ce niveau est déduit
# $domain (String)
competence-domain-table = { $domain }, de la plus récente à la plus ancienne
competence-column-when = Date
competence-column-question = Question
competence-column-result = Résultat
competence-column-level = Niveau visé
competence-column-weight = Poids aujourd’hui
competence-right = juste
competence-wrong = à revoir
competence-passed = je ne sais pas
competence-replaced = remplacée par une plus récente
competence-levels = Ce que dit chaque niveau
competence-yours = votre niveau
competence-asked = demandé à tous
competence-asked-by-aim = demandé par le métier visé
competence-maps = Dans d’autres référentiels
# $framework (String)
# $code (String)
# $title (String)
# $kind (String)
competence-map = { $framework }, { $code } : { $title } ({ $kind })
map-exact = la même que la nôtre
map-broader = la nôtre est plus large
map-narrower = la nôtre en est une partie
competence-assess = Répondre à des questions de ce domaine

summary-title = Votre bilan
# $count (Number)
summary-lead = { $count ->
    [one] { $count } réponse, gardée dans votre passeport. Merci.
   *[other] { $count } réponses, gardées dans votre passeport. Merci.
}
summary-domains = Ce que la session a précisé
# $before (String)
# $after (String)
summary-margin = Marge de { $before } avant, de { $after } maintenant.
# $margin (String)
summary-margin-same = La marge n’a pas changé : { $margin }.
summary-precise-already = Déjà précis : aucune question cette fois.
summary-not-asked = Aucune question n’était prête cette fois.
summary-passport = Ouvrir mon passeport
summary-next = Et ensuite
