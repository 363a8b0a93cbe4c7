style-title = Composants
style-lead = Ce que cette page montre est ce que le produit emploie. Rien d’autre.
style-contents = Sur cette page

style-colours = Couleurs
# $colour (String)
style-swatch-light = clair { $colour }
# $colour (String)
style-swatch-dark = sombre { $colour }
style-contrasts = Contrastes mesurés
# $enough (Number)
# $total (Number)
style-contrasts-read = { $enough } couples de couleurs sur { $total } passent leur seuil dans les deux thèmes : 7 pour le texte principal, 4,5 pour le texte, 3 pour les marques.
style-pair = Couple
# $mark (String)
# $ground (String)
style-pair-words = { $mark } sur { $ground }
style-light = Clair
style-dark = Sombre
style-least = Seuil
style-verdict = Verdict
style-enough = suffisant
style-faint = trop faible

style-type = Typographie
style-type-figure = 43 sur 80
style-type-title = Votre passeport
style-type-section = Six domaines
style-type-lead = Une étape suffit aujourd’hui.
style-type-text = Le texte courant tient 66 signes par ligne.
style-type-second = Le texte second dit d’où vient une mesure.
style-type-note = Une note au bord d’un dessin.
style-type-mono = Le code à chasse fixe sert aux codes :
style-type-keys = Les touches :

style-space = Espaces et angles
style-space-read = Huit espaces, quatre angles.

style-actions = Actions
style-actions-read = Un seul bouton principal par page. Un verbe sur chaque bouton.
style-button-main = Commencer
style-button = Modifier
style-button-bare = Choisir un autre domaine
style-button-danger = Fermer le compte
style-button-disabled = Déjà demandé
style-button-small = Réduit
style-button-pressed = Choisi
style-button-big = Grand
style-button-focus = Avec le foyer

style-badges = Étiquettes
style-badge-plain = 8 minutes
style-badge-brand = en chemin
style-badge-ok = tenu
style-badge-warn = mars 2025, à revoir
style-badge-bad = retard
style-badge-open = fragile
style-badge-beacon = prochaine étape

style-callouts = Encadrés
style-callout-brand = Information
style-callout-brand-words = Les réponses d’une session en pause sont gardées.
style-callout-ok = C’est enregistré
style-callout-ok-words = Votre demande est partie.
style-callout-warn = À vérifier
style-callout-warn-words = Cette preuve a plus de 18 mois.
style-callout-bad = Deux points sont à revoir
style-callout-bad-words = Rien n’a encore été enregistré.
style-callout-open = Exploration
style-callout-open-words = La marge est large. Huit questions suffiraient.

style-fields = Champs
style-field = Nom
style-field-hint = Prénom, puis nom.
style-field-value = Claire Le Goff
style-field-wrong = Date de fin
style-field-error = Choisissez une date après le 1er mars 2027.
style-field-wrong-value = 12/02/2027
style-field-secret = Mot de passe
style-field-area = Votre demande
style-field-area-hint = Dites quelle donnée, et ce qui doit changer.
style-field-area-error = Écrivez votre demande.
style-field-select = Unité
style-field-select-none = Sans unité
style-field-number = Votre réponse, en heures

style-choices = Choix
style-choice-one = Un seul choix
style-choice-many = Plusieurs choix
style-choice-first = Prévenir la personne qui administre
style-choice-second = Attendre la fin de la mise à jour
style-choice-third = Redémarrer le poste
style-choice-hint = Ce qui est en cours est perdu.
style-choice-pair = Une sauvegarde par semaine
style-choice-pair-empty = Choisissez
style-choice-pair-value = suffisante

style-surfaces = Surfaces
style-surface-key = Le bord gradué marque le panneau qui compte le plus. Un par page.
style-surface-fold = Une partie qui se déplie
style-surface-fold-words = Le titre reste lisible quand elle est fermée.
style-surface-more = Un détail
style-surface-more-words = Un détail se déplie sur place.

style-table = Tableau
style-table-caption = Réponses par domaine
style-table-domain = Domaine
style-table-state = État
style-table-answers = Réponses

style-levels = Niveaux
style-levels-read = Le carré répète ce que le texte dit à côté de lui.
style-level-inferred = niveau 2, déduit du domaine
style-level-old = niveau 2, preuve de plus de 18 mois

style-rulers = La réglette
style-ruler-measured = Une mesure
style-ruler-asked = Avec le niveau demandé
style-ruler-after = Avec l’effet attendu d’une étape
style-ruler-unknown = Pas assez d’éléments
style-ruler-small = Petite, dans une liste
style-ruler-numbered = Avec les numéros des niveaux

style-figure = Un graphique et son tableau
style-figure-read = Le trait est l’estimation, la bande ce qui reste incertain. En pointillé : le niveau demandé.
style-figure-low = Entre
style-figure-high = et
style-axis-information = Information
style-axis-communication = Communication
style-axis-creation = Création
style-axis-security = Sécurité
style-axis-environment = Environnement
style-axis-ai = IA

style-bars = Des barres
style-bars-read = La longueur répète le nombre écrit à côté.
style-timeline = Le calendrier
style-heat = La carte de chaleur
style-heat-read = C’est un tableau : le nombre est sur une plaque, et la texture le répète. Elle reste lisible en gris.
style-heat-table = Une famille et un métier, par domaine
style-heat-rows = Ligne
style-heat-total = Une famille
style-heat-row = Un métier
style-timeline-read = Au-dessus, ce qui est prévu. En dessous, ce qui est fait, puis ce que l’on peut attendre.
style-cone = Le cône
style-cone-read = Une session avance quand la marge se resserre.
style-cone-label = La marge se resserre : elle était de 2,0 au départ, elle est de 1,1 maintenant, et la session s’arrête à 0,8.
style-seal = Le sceau
style-seal-read = Deux empreintes donnent deux sceaux.
style-icons = Icônes
style-icons-read = Toujours à côté d’un mot. Chacune porte ici son nom.
style-empty = État vide
style-empty-title = Pas encore d’éléments
style-empty-words = Quatre questions donnent une première mesure. Environ 3 minutes.
style-empty-button = Répondre à 4 questions
