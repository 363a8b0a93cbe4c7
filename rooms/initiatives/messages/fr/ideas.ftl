part-impact = Impact
part-impact-hint = Ce qui changerait, pour qui, et à quoi on le verrait. 1 500 caractères au plus.
part-maturity = Maturité
part-maturity-hint = Où en est l’idée : une intuition, un essai, un usage. Ce que vous avez déjà appris. 1 500 caractères au plus.
part-ambition = Ambition
part-ambition-hint = Jusqu’où elle pourrait aller si elle marche, et ce qui pourrait l’arrêter. 1 500 caractères au plus.
part-support = Soutien
part-support-hint = Qui vous aiderait, et ce dont vous auriez besoin : du temps, un lieu, des moyens. 1 500 caractères au plus.

ideas-title = Idées
ideas-lead = Des appels posent un problème. Proposez une idée : elle est lue sans votre nom.
ideas-open-calls = Appels ouverts
ideas-no-call = Aucun appel n’est ouvert pour le moment.
# $day (String)
ideas-until = jusqu’au { $day }
ideas-propose = Lire l’appel et proposer une idée
ideas-read = Lire l’appel
ideas-mine = Mes idées
ideas-for-call = Appel :
ideas-untitled = Idée sans titre
ideas-rules-title = Ce qu’il faut savoir
ideas-rule-saved = Votre brouillon est enregistré pendant que vous écrivez. Personne d’autre ne le lit.
ideas-rule-pseudonym = Une fois déposée, votre idée est lue sous un pseudonyme, tiré pour cet appel. Aucun autre agent ne la voit.
ideas-rule-reasons = À la clôture de l’appel, vous recevez une décision et ses raisons. Vous pouvez retirer votre idée jusque-là.

state-draft = brouillon
state-not-submitted = non déposée
state-submitted = déposée
state-withdrawn = retirée
# $day (String)
next-draft = Personne ne la lit encore. Déposez-la au plus tard le { $day }.
next-not-submitted = L’appel ne prend plus d’idées. Ce brouillon reste ici, et personne ne l’a lu.
next-submitted = Elle est lue sans votre nom. La décision et ses raisons s’afficheront ici à la clôture de l’appel.
next-decided = La décision est prise. Ses raisons sont sur la page de l’idée.
# $day (String)
next-withdrawn = Personne ne la lit plus. Vous pouvez la reprendre jusqu’au { $day }.
next-withdrawn-for-good = Personne ne la lit plus. Vous la gardez ici.
# $part (String)
fault-part-empty = « { $part } » est vide : écrivez quelques mots.
# $part (String)
# $most (Number)
fault-part-too-long = « { $part } » est trop long : { $most } caractères au plus.
fault-title-empty = Donnez un titre à votre idée.
# $most (Number)
fault-title-too-long = Le titre est trop long : { $most } caractères au plus.

idea-saved = Votre brouillon est enregistré.
idea-submitted = Votre idée est déposée.
idea-withdrawn = Votre idée est retirée. Personne ne la lit plus.
idea-resumed = Votre idée est de nouveau un brouillon.
idea-too-late = Cet appel ne prend plus d’idées, et vous n’en avez pas écrit.
idea-write-title = Mon idée
idea-write-lead = Elle sera lue sans votre nom. N’écrivez ni votre nom, ni votre unité, ni ce qui vous ferait reconnaître.
idea-field-title = Titre de l’idée
idea-field-title-hint = Une ligne. 120 caractères au plus.
idea-submit-note = Une fois déposée, l’idée ne se modifie plus. Pour la changer, retirez-la puis reprenez-la.
# $day (String)
idea-until = Dernier jour : { $day }.
idea-submit = Déposer mon idée
idea-mine-title = Mon idée
idea-history = Son histoire
idea-withdraw-note = Retirée, elle n’est plus lue par personne. Vous la gardez, et pouvez la reprendre tant que l’appel prend des idées.
idea-withdraw = Retirer mon idée
idea-resume = Reprendre mon idée

draft-none = Rien n’est enregistré pour le moment.
# $when (String)
draft-saved = Enregistré le { $when }.
draft-unsaved = Ce que vous venez d’écrire n’est pas encore enregistré.
draft-failed = L’enregistrement n’a pas abouti. Il sera tenté de nouveau : gardez cette page ouverte.
draft-stopped = L’enregistrement est refusé. Appuyez sur « Enregistrer » : la page suivante dit pourquoi, et rien n’est perdu.
draft-save = Enregistrer
# $part (String)
draft-save-of = Enregistrer : { $part }

# $when (String)
history-draft = Brouillon le { $when }
# $when (String)
history-submitted = Déposée le { $when }
# $when (String)
history-withdrawn = Retirée le { $when }
# $day (String)
decision-when = Décision du { $day }

conflict-title = Ce texte a changé dans une autre fenêtre
conflict-other = Voici ce qui est enregistré. Ce que vous veniez d’écrire est dans le formulaire : gardez ce qu’il faut, puis enregistrez.
refused-over = L’appel ne prend plus d’idées
refused-closed = L’appel est clos
refused-state = L’idée n’est plus un brouillon
refused-typed = Ce que vous avez écrit n’a pas été enregistré. Le voici, s’il peut encore servir :
refused-nothing = Rien n’a été changé.
