coverage-title = Couverture du socle
coverage-lead = Métier par métier, la part des personnes évaluées qui tiennent le niveau demandé dans chaque domaine. Personne n’y est montré.
coverage-unit = Partie de l’organisation
coverage-unit-button = Afficher
coverage-whole = Toute l’organisation
coverage-all = Tous les métiers
# $place (String)
coverage-caption = Couverture du socle par métier et par domaine : { $place }
# $place (String)
coverage-table = Les mêmes chiffres en tableau : { $place }
coverage-row = Métier
# $date (String)
coverage-as-of = Au { $date }.
# $most (String)
# $high (String)
# $least (String)
# $low (String)
coverage-read = Le plus couvert : { $most } ({ $high }). Le moins couvert : { $least } ({ $low }).
# $share (String)
coverage-read-same = Tous les domaines montrés en sont au même point : { $share }.
coverage-read-none = Aucun domaine n’est montré pour l’ensemble des métiers : trop peu de personnes y étaient évaluées, ou ce serait dévoiler un petit groupe.
# $to (Number)
coverage-below = moins de { $to } %
# $from (Number)
coverage-from = { $from } % ou plus
# $from (Number)
# $to (Number)
coverage-between = de { $from } à { $to } %
# $least (Number)
coverage-hidden-legend = « < { $least } » : non montré, pour protéger de petits groupes
coverage-hidden = non montré
coverage-nobody = personne
# $share (String)
# $assessed (String)
coverage-cell = { $share }, { $assessed } personnes évaluées
coverage-see-table = Voir en tableau
coverage-csv = CSV
# $place (String)
coverage-csv-of = Télécharger en CSV : { $place }
coverage-csv-as-of = Date
coverage-csv-unit = Partie de l’organisation
coverage-csv-family = Famille
coverage-csv-domain = Domaine
coverage-csv-assessed = Personnes évaluées
coverage-csv-from = Part couverte, au moins (%)
coverage-csv-to = Part couverte, moins de (%)
coverage-notes-title = Comment lire ces chiffres
coverage-note-asked = En grand, la part couverte, en % : parmi les personnes dont le domaine est mesuré, celles qui tiennent le niveau que la famille de métiers y demande. En petit, combien de personnes sont évaluées.
# $least (Number)
coverage-note-hidden = Une case marquée « < { $least } » concerne moins de { $least } personnes évaluées, ou quelques personnes, moins de { $least }, qui ne le sont pas encore, ou bien elle permettrait de retrouver une telle case par soustraction. Les trois ne se distinguent pas. Un tiret : personne n’y exerce ce métier.
coverage-note-steps = Une part est donnée par tranche, plus large quand le groupe est plus petit : la moitié en dessous de 55 personnes, puis 20, 10 et 5 points. Aucune tranche ne dit que tout le monde tient le niveau, ou que personne ne le tient.
coverage-note-month = Les chiffres sont ceux du premier jour du mois. Ils sont arrêtés une fois, pour toute l’organisation : choisir une unité montre une partie du même relevé.
coverage-pending = Les chiffres du mois se préparent. Ouvrez de nouveau cette page dans un moment.
coverage-none = Il n’y a pas encore de chiffres. Ils seront là une fois préparés.
coverage-link = Voir la couverture du socle par métier
