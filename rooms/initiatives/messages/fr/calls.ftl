phase-taking = ouvert
phase-deciding = en décision
phase-closed = clos

outcome-kept = retenue
outcome-rework = à retravailler
outcome-not-kept = non retenue

call-problem = Le problème
call-problem-hint = Ce qui ne va pas, sans solution toute faite. 2 000 caractères au plus.
call-sufferers = Qui en souffre
call-sufferers-hint = Les personnes ou les métiers concernés. 500 caractères au plus.
call-how-many = Combien de personnes
call-how-many-hint = Un ordre de grandeur suffit, par exemple 1 200.
# $count (String)
call-how-many-people = environ { $count } personnes
call-evidence = Comment on le sait
call-evidence-hint = Mesures, témoignages, constats, avec leur date. 2 000 caractères au plus.
call-axis = Axe du plan
call-axis-none = Aucun en particulier
call-sponsor = L’engagement
call-sponsor-hint = Qui s’engage, et à quoi : accueil, moyens, reconnaissance. 500 caractères au plus.
call-days = Jours libérés par semaine
call-days-hint = Pour l’auteur d’une idée retenue, de 1 à 5.
# $days (Number)
call-days-a-week = { $days ->
    [one] { $days } jour libéré par semaine
   *[other] { $days } jours libérés par semaine
}
call-opened = Ouvert le
call-ends = Dernier jour pour déposer une idée
call-ends-hint = Par exemple 31/01/2027. La journée compte entière.
call-closed = Clos le
call-field-title = Titre de l’appel
call-field-title-hint = Une ligne qui nomme le problème. 120 caractères au plus.
# $label (String)
call-fault-empty = « { $label } » est vide : écrivez quelques mots.
# $label (String)
# $most (Number)
call-fault-too-long = « { $label } » est trop long : { $most } caractères au plus.
# $label (String)
# $most (Number)
call-fault-number = « { $label } » attend un nombre entier, de 1 à { $most }.
call-fault-day = Écrivez le dernier jour comme 31/01/2027.
call-fault-past = Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.
call-fault-axis = Choisissez un axe de la liste, ou « Aucun en particulier ».

calls-title = Appels à idées
calls-lead = Chaque appel pose un problème. Les agents y répondent, et chacun reçoit une décision avec ses raisons.
calls-none = Aucun appel pour le moment. Ouvrez le premier ci-dessous.
calls-table = Appels, ceux qui sont ouverts d’abord
calls-column-title = Appel
calls-column-phase = État
calls-column-ideas = Idées déposées
calls-column-opened = Ouvert le
calls-column-ends = Dernier jour
calls-open-title = Ouvrir un appel
calls-open-lead = Il est publié aussitôt à tous les agents. Son texte ne change plus ensuite.
calls-open-button = Ouvrir l’appel

call-opened-now = L’appel est ouvert. Les agents le voient dans « Idées ».
call-closed-now = L’appel est clos. Chaque auteur peut lire la décision et ses raisons.
call-pager = Pages des idées
call-ideas = Les idées
# $count (Number)
call-ideas-submitted = { $count ->
    [0] Aucune idée déposée.
    [one] { $count } idée déposée.
   *[other] { $count } idées déposées.
}
# $count (Number)
call-ideas-withdrawn = { $count ->
    [one] { $count } retirée par son auteur.
   *[other] { $count } retirées par leurs auteurs.
}
call-no-idea = Personne n’a encore déposé d’idée.
call-table = Idées déposées, dans un ordre tiré au hasard
call-column-pseudonym = Auteur
call-column-title = Titre
call-column-decision = Décision
call-column-author = Nom, si l’idée est retenue
call-undecided = sans décision
call-no-author = non montré
call-journal-note = Chaque auteur voit dans son journal que son idée a été affichée ici.
call-close-title = Clore l’appel
call-close-lead = La clôture remet à chaque auteur la décision et ses raisons. Après elle, rien ne change plus. Le nom des auteurs des idées retenues vous est alors montré.
# $day (String)
call-close-early = L’appel prend encore des idées jusqu’au { $day }. Le clore maintenant en prive les autres.
# $count (Number)
call-close-left = { $count ->
    [one] Il reste { $count } idée sans décision.
   *[other] Il reste { $count } idées sans décision.
}
call-close-button = Clore l’appel et remettre les décisions

# $pseudonym (String)
decide-title = Idée de { $pseudonym }
decide-lead = L’auteur n’est connu que sous ce pseudonyme, tiré pour cet appel.
decide-form-title = La décision
decide-form-lead = Elle est gardée ici, et remise à son auteur à la clôture de l’appel. Vous pouvez la changer jusque-là.
decide-outcome = L’idée est
decide-reason = Les raisons
decide-reason-hint = L’auteur les lira telles quelles. Dites ce qui a pesé, et ce qui ferait avancer l’idée. 2 000 caractères au plus.
decide-button = Garder la décision
decide-kept = La décision est gardée. Son auteur la lira à la clôture de l’appel.
decide-no-outcome = Choisissez une décision.
decide-no-reason = Écrivez les raisons : chaque auteur en reçoit.
# $most (Number)
decide-reason-too-long = Les raisons sont trop longues : { $most } caractères au plus.
decide-own = Cette idée est la vôtre
decide-own-words = Une autre personne du pilotage doit en décider.
decide-before = Une autre personne a décidé entre-temps
decide-closed = L’appel a été clos entre-temps
decide-author-note = Le nom est montré parce que l’idée est retenue et l’appel clos. L’auteur le voit dans son journal.
