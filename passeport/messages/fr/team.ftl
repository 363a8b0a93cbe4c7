team-title = Mon équipe
team-lead = Où chaque agent en est de son positionnement, pour proposer du temps et de l’aide à qui le souhaite.
team-units = Vos unités, avec celles qui en dépendent :
team-empty = Aucun agent n’est dans vos unités aujourd’hui. La personne qui administre Passeport tient la liste.
team-counts-title = Avancement du positionnement
team-counts-lead = Chacun avance à son rythme. Une heure libérée dans la semaine suffit pour commencer.
# $most (Number)
team-too-many = Plus de { $most } agents sont dans vos unités : les décomptes sont faits pour les responsables des unités plus petites.
team-agents-title = Agents
team-search = Nom ou identifiant
team-search-button = Chercher
team-none = Aucun agent de vos unités ne correspond. Vérifiez l’orthographe.
team-table = Agents de vos unités, par nom
team-pager = Pages de la liste
team-column-name = Nom
team-column-progress = Positionnement
team-column-unit = Unité
team-journal-note = Chaque personne affichée ici le voit dans son journal. Un nom qui est un lien mène aux niveaux que la personne a choisi de vous montrer ; ne pas les montrer est un choix comme un autre.
team-figures-title = Niveaux, sans les noms
team-figures-table = Part des agents au niveau attendu, par domaine
# $level (Number)
# $name (String)
# $date (String)
team-figures-read = Part des agents évalués qui tiennent le niveau { $level } ({ $name }), au { $date }. Ceux qui vous montrent leurs niveaux n’y sont pas comptés.
team-figures-domain = Domaine
team-figures-share = Au niveau attendu
# $least (Number)
team-figures-too-few = moins de { $least } personnes
team-figures-few = une personne sur 10 au plus
# $tenths (Number)
team-figures-tenths = environ { $tenths } personnes sur 10
team-figures-most = 9 personnes sur 10 au moins
# $least (Number)
team-figures-note = Une part n’est montrée qu’à partir de { $least } personnes ; elle est arrondie, et ne change qu’une fois par mois : elle parle de l’équipe, et de personne en particulier.
progress-not-begun = pas commencé
progress-begun = commencé
progress-done = fait
# $name (String)
team-member-title = Niveaux de { $name }
team-member-lead = Cette personne a choisi de vous montrer ses niveaux, par domaine. Elle peut revenir sur ce choix à tout moment.
team-member-shown = Ce qui vous est montré
team-member-table = Niveaux par domaine
team-member-domain = Domaine
team-member-level = Niveau et précision
team-member-note = Cette lecture est inscrite dans le journal de la personne. Un niveau aide à choisir une formation ; il ne sert ni à noter ni à classer.
precision-half = à un demi-niveau près
precision-one = à un niveau près
precision-more = à plus d’un niveau près
