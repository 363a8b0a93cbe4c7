choices-title = Mes choix
choices-lead = Ce que vous laissez voir de votre passeport, et à qui. Aucun niveau n’est montré sans votre choix.
choices-levels-title = Montrer mes niveaux à mes responsables
choices-levels-seen = Ils voient vos niveaux par domaine, avec une précision en trois degrés et le mois de la dernière preuve. Ils ne voient ni vos réponses, ni vos compétences une à une.
choices-levels-what = Ils verraient vos niveaux par domaine, avec une précision en trois degrés et le mois de la dernière preuve. Ils ne verraient ni vos réponses, ni vos compétences une à une.
choices-levels-effect = Votre choix prend effet aussitôt, et vous pouvez en changer à tout moment. Personne n’est prévenu de ce que vous choisissez, et chaque lecture est inscrite dans votre journal.
choices-levels-show = Montrer mes niveaux
choices-levels-hide = Ne plus les montrer
choices-on = montrés
choices-off = pas montrés
choices-now-on = Vos responsables peuvent maintenant voir vos niveaux par domaine.
choices-now-off = Vos niveaux ne sont plus montrés.
choices-history = Historique de ce choix
# $since (String)
# $until (String)
choices-period = Montrés du { $since } au { $until }
# $since (String)
choices-period-open = Montrés depuis le { $since }
choices-managers-title = Vos responsables
choices-managers-none = Personne n’est responsable de votre unité dans Passeport aujourd’hui.
choices-sees-title = Ce que chacun d’eux peut voir
choices-sees-always = Votre nom, votre unité, et où vous en êtes de votre positionnement : pas commencé, commencé ou fait.
choices-sees-levels = Vos niveaux par domaine, parce que vous l’avez choisi.
choices-sees-no-levels = Aucun de vos niveaux.
choices-sees-figures = Des parts sans noms, sur onze personnes au moins.
choices-journal = Voir qui a lu vos données
