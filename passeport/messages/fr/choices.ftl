choices-title = Mes choix
choices-lead = Ce que vous laissez voir de votre passeport, et à qui. Tout est désactivé tant que vous ne choisissez pas.
choices-findable = Être trouvable sous un pseudonyme
choices-findable-what = Une personne qui cherche des compétences peut voir, sous un pseudonyme, celles que son besoin demande : un niveau, une précision en trois degrés, et vos chances de les avoir toutes. Elle voit aussi la grande partie de l’organisation où vous êtes. Elle ne voit ni votre nom, ni le reste de votre passeport. Elle peut vous écrire ; vous restez libre de répondre.
choices-calls = Recevoir les appels
choices-calls-what = Quand trop peu de personnes ont ce qui est cherché, un message part à toutes celles qui l’ont, sans que personne les voie ni les compte. Vous le recevriez. Vous n’apparaissez que si vous répondez.
choices-counted = Compter dans les chiffres sur les talents
choices-counted-what = Vous comptez pour une personne dans des totaux par domaine, arrondis à la dizaine et jamais sur moins de onze personnes.
choices-levels = Montrer mes niveaux à mes responsables
choices-levels-what = Ils voient vos niveaux par domaine, avec une précision en trois degrés et le mois de la dernière preuve. Ils ne voient ni vos réponses, ni vos compétences une à une.
choices-effect = Un choix prend effet aussitôt, et vous pouvez en changer à tout moment. Il vaut un an, puis prend fin de lui-même : un mois avant, la page « Aujourd’hui » vous le rappelle. Personne n’en est prévenu, et chaque lecture est inscrite dans votre journal.
choices-on = activé
choices-off = désactivé
choices-on-button = Activer
choices-off-button = Désactiver
# $choice (String)
choices-turn-on = Activer : { $choice }
# $choice (String)
choices-turn-off = Désactiver : { $choice }
# $choice (String)
choices-now-on = C’est activé : { $choice }
# $choice (String)
choices-now-off = C’est désactivé : { $choice }
# $choice (String)
choices-now-renewed = C’est gardé un an de plus : { $choice }
# $until (String)
choices-until = Jusqu’au { $until }.
# $until (String)
choices-until-soon = Jusqu’au { $until }. Vous pouvez le garder un an de plus, ou le laisser prendre fin.
# $until (String)
choices-ended = Ce choix a pris fin le { $until }, au bout d’un an. Il ne montre plus rien. Vous pouvez l’activer de nouveau.
choices-renew-button = Garder un an de plus
# $choice (String)
choices-renew = Garder un an de plus : { $choice }
choices-history = Historique de ce choix
# $since (String)
# $until (String)
choices-period = Activé du { $since } au { $until }
# $since (String)
# $until (String)
choices-period-ended = Activé du { $since } au { $until }, au bout d’un an
# $since (String)
choices-period-open = Activé depuis le { $since }
choices-managers-title = Vos responsables
choices-managers-none = Personne n’est responsable de votre unité dans Passeport aujourd’hui.
choices-sees-title = Ce que chacun d’eux peut voir
choices-sees-always = Votre nom, votre unité, et où vous en êtes de votre positionnement : pas commencé, commencé ou fait.
choices-sees-levels = Vos niveaux par domaine, parce que vous l’avez choisi.
choices-sees-no-levels = Aucun de vos niveaux.
choices-sees-figures = Des parts sans noms, sur onze personnes au moins.
choices-journal = Voir qui a lu vos données
