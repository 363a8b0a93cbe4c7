access-title = Accessibilité
# $organisation (String)
access-lead = L’organisation ({ $organisation }) s’engage à rendre Passeport accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.
# $version (String)
access-scope = Cette déclaration porte sur toutes les pages de Passeport, version { $version }.
access-state-title = État de conformité
access-state = Passeport est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2.
access-state-why = Cette mention repose sur nos propres essais. Aucun audit n’a encore eu lieu : elle est provisoire, et aucun taux n’est annoncé.
access-tried-title = Résultats des essais
access-tried-lead = À chaque version, un navigateur conduit par un programme ouvre les pages, en français et en anglais. Sont essayés :
access-tried-axe = chaque page avec l’outil axe-core, menus et détails ouverts : aucun défaut relevé n’est admis
access-tried-keyboard = les parcours au clavier seul
access-tried-narrow = une fenêtre large de 320 pixels, et donc l’agrandissement à 400 %, sans défilement de côté
access-tried-dark = les thèmes clair et sombre, et le contraste de chaque couple de couleurs
access-tried-motion = l’affichage sans animation, quand l’appareil le demande
access-tried-script = les pages et les formulaires sans script
access-untried-title = Ce qui n’a pas été essayé
access-untried-lead = Nous n’en promettons donc rien.
access-untried-readers = la lecture d’écran par des personnes qui s’en servent chaque jour
access-untried-voice = la commande vocale et les contacteurs
access-untried-browsers = d’autres navigateurs que Chromium, et les contrastes forcés de Windows
access-untried-audit = un audit par un tiers, critère par critère
access-content-title = Contenus non accessibles
access-content-known = Nos essais n’ont laissé aucun défaut que nous connaissions. Sans audit, nous ne pouvons pas dire que tout est conforme : c’est pourquoi la mention est « partiellement conforme ».
access-content-none = Aucune dérogation n’est demandée et aucun contenu n’est exempté.
access-content-drawings = Chaque dessin d’une mesure a ses nombres en texte. Les graphiques ont aussi leur tableau.
access-made-title = Établissement de cette déclaration
access-made-when = Elle a été établie le 23 novembre 2026 par l’équipe qui développe Passeport.
access-made-technology = Technologies employées : HTML, CSS et SVG ; JavaScript sur les pages où l’on écrit une idée ou une relecture, qui fonctionnent aussi sans lui.
access-made-tools = Outils d’essai : axe-core et Chromium.
access-report-title = Retour d’information et contact
access-report = Un contenu ou un service vous reste fermé ? Dites-le : une autre forme ou une aide vous sera proposée.
access-recourse-title = Voies de recours
access-recourse = Vous avez signalé un défaut et la réponse ne vous convient pas ? Vous pouvez saisir le Défenseur des droits, sans frais :
access-recourse-web = en ligne :
access-recourse-delegate = auprès de la déléguée ou du délégué de votre région
access-recourse-post = par courrier, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07

legal-title = Mentions légales
legal-publisher-title = Éditeur
legal-host-title = Hébergement
legal-data-title = Données personnelles
legal-data-rights = La page « Mes données » dit tout ce qui est détenu sur vous, pourquoi, et combien de temps. Vous pouvez y demander une correction ou un effacement.
legal-data-link = Ouvrir « Mes données »
legal-data-contact = Pour une question sur vos données :
legal-data-authority = Si la réponse ne vous convient pas, vous pouvez saisir la Commission nationale de l’informatique et des libertés (CNIL).
legal-cookies-title = Témoins de connexion (cookies)
legal-cookies-lead = Passeport en dépose trois au plus, pour ce que vous lui demandez. Aucun ne suit vos visites : aucun bandeau n’a donc à demander votre accord.
legal-cookies-table = Témoins déposés
legal-cookies-name = Nom
legal-cookies-purpose = Pourquoi
legal-cookies-life = Combien de temps
legal-cookie-session = Garder votre connexion ouverte d’une page à l’autre
# $minutes (Number)
# $hours (Number)
legal-cookie-session-life = Jusqu’à la fermeture du navigateur. Il ne vaut plus rien après { $minutes } minutes sans usage, ni après { $hours } heures.
legal-cookie-language = Retenir la langue choisie
legal-cookie-theme = Retenir le thème choisi, clair ou sombre
legal-cookie-choice-life = Un an
legal-tracker = Aucune mesure d’audience, aucune publicité, aucun contenu venu d’un autre site.
legal-free-title = Logiciel libre
legal-free = Passeport est un logiciel libre, sous licence Apache 2.0. Chacun peut l’utiliser, l’étudier, le modifier et le partager.
legal-sources-title = Référentiels cités
legal-sources-digcomp = DigComp 2.2, codes et titres : R. Vuorikari, S. Kluzer et Y. Punie, Office des publications de l’Union européenne, 2022, doi:10.2760/115376. © Union européenne 2022, licence CC BY 4.0 (creativecommons.org/licenses/by/4.0). Les titres français sont notre traduction.
legal-sources-crcn = Cadre de référence des compétences numériques (CRCN), codes et titres : décret n° 2019-919 du 30 août 2019. Les titres anglais sont notre traduction.
legal-sources-links = Les liens entre nos compétences et les leurs sont notre jugement. Ni la Commission européenne ni l’État ne les ont approuvés.

help-title = Aide
help-lead = Ce qu’est Passeport, comment un niveau est calculé, à qui s’adresser.
help-contents = Sur cette page
help-what-title = Ce qu’est Passeport
# $competences (Number)
# $domains (Number)
help-what = Passeport dit ce que vous savez faire avec le numérique, d’après vos réponses à des questions courtes. Il couvre { $competences } compétences, réparties en { $domains } domaines.
help-what-not = Il ne classe personne et ne compte pas vos erreurs. Il montre un niveau, sa marge, sa date, et les réponses d’où il vient.
# $level (Number)
help-what-asked = Le socle demande à tous le niveau { $level }. En dessous, vous êtes en chemin.

help-code-title = Se connecter avec un code
help-code-ask = Demandez un code à la personne qui administre Passeport. Elle vous le dicte, ou vous le remet sur papier.
help-code-type = Tapez votre identifiant et le code dans la page prévue. Le code sert une seule fois, pendant deux jours.
help-code-choose = Choisissez un mot de passe de douze caractères au moins. Passeport s’ouvre aussitôt.
help-code-link = J’ai reçu un code
help-code-forgotten = Mot de passe oublié ? Demandez un nouveau code, puis choisissez un autre mot de passe.
# $attempts (Number)
# $minutes (Number)
help-code-wait = Après { $attempts } essais manqués, attendez { $minutes } minutes avant de recommencer.
# $minutes (Number)
help-code-idle = Sans usage, la connexion se ferme après { $minutes } minutes. Un formulaire envoyé ensuite n’est pas perdu : vous le renvoyez d’un geste après une nouvelle connexion.

help-assess-title = Se positionner, s’arrêter, reprendre
help-assess-adapt = Les questions s’adaptent à vos réponses : il est normal d’en manquer la moitié.
help-assess-unknown = « Je ne sais pas » est une bonne réponse : elle aide à choisir la suite.
help-assess-pause = Pressez « Pause », en haut de la page, quand vous voulez. Chaque réponse est gardée dès que vous la validez.
help-assess-resume = Pour reprendre, ouvrez « Se positionner » : votre session attend sous « À reprendre ».
help-assess-feedback = Après chaque domaine, vous lisez ce qu’il fallait retenir.

help-levels-title = Comment un niveau est calculé
help-levels-answers = Chaque question vise une compétence et un niveau. Vos réponses, prises ensemble, donnent une estimation.
# $low (String)
# $high (String)
help-levels-margin = Cette estimation a une marge, par exemple entre { $low } et { $high }. Plus vous répondez, plus la marge se resserre.
# $estimate (String)
# $low (String)
# $high (String)
# $asked (Number)
help-levels-ruler = Exemple : niveau estimé { $estimate }, entre { $low } et { $high }. Le niveau demandé est { $asked }.
help-levels-ruler-read = La même règle graduée sert partout. Le point est l’estimation, la bande sa marge, le repère le niveau demandé.
# $chances (Number)
help-levels-credit = Le niveau affiché est le plus haut que vous tenez avec au moins { $chances } chances sur 100.
# $months (Number)
help-levels-age = Une réponse vieillit. Le plus souvent, elle compte moitié moins après { $months } mois ; la durée dépend de la compétence. Une nouvelle réponse à la même question remplace l’ancienne.
help-levels-together = Vos réponses dans un domaine comptent un peu dans les autres : les compétences numériques vont ensemble.
help-levels-time = Le temps que vous mettez à répondre ne compte pas.
help-names-title = Ce que dit chaque niveau
help-states-title = Trois états pour une compétence
help-state-measured = Mesurée
help-state-measured-words = Vos réponses sur cette compétence suffisent.
help-state-inferred = Déduite du domaine
help-state-inferred-words = Vous avez peu répondu sur elle, mais assez dans son domaine.
help-state-unknown = Pas assez d’éléments
help-state-unknown-words = Aucun niveau n’est affiché. Ce n’est ni bon, ni mauvais : quelques questions suffisent.
help-provisional-title = Une précision provisoire
help-provisional = La difficulté des questions vient encore du jugement de leurs auteurs. Elle sera mesurée quand assez de personnes y auront répondu, et les niveaux seront recalculés.

help-keyboard-title = Au clavier
help-key-tab = Tab
help-key-tab-words = passer au lien, au champ ou au bouton suivant
help-key-back = Maj + Tab
help-key-back-words = revenir au précédent
help-key-enter = Entrée
help-key-enter-words = suivre un lien, presser un bouton, envoyer un formulaire
help-key-space = Espace
help-key-space-words = cocher, presser un bouton, déplier un détail
help-key-arrows = Flèches
help-key-arrows-words = changer de choix dans un groupe
help-keyboard-skip = Le premier lien de chaque page mène au contenu. Aucun raccourci d’une seule lettre n’existe : rien ne part par mégarde.

help-learn-title = Apprendre, et viser un métier
help-learn-course = « Apprendre » propose des cours courts. Votre place est gardée ; les questions aident à retenir, et rien n’est noté.
help-learn-level = Un cours n’ajoute aucun niveau. Pour montrer ce que vous avez appris, répondez à quelques questions dans « Se positionner ».
help-learn-aim = Depuis votre passeport, vous pouvez choisir un métier : vous voyez alors ce qu’il demande, ce que vous tenez et ce qui manque. Personne d’autre ne voit ce choix.
help-ideas-title = Proposer une idée, et en relire
help-ideas-write = « Idées » montre les appels ouverts : un problème, sans solution toute faite. Votre brouillon est enregistré pendant que vous écrivez, et vous attend d’un appareil à l’autre.
help-ideas-read = Une fois déposée, l’idée est lue sous un pseudonyme, par les personnes qui pilotent l’appel et par des personnes du dehors, invitées à relire. Aucun autre agent ne la voit, et vous pouvez la retirer jusqu’à la clôture.
help-ideas-decided = À la clôture, vous lisez la décision, ses raisons et les relectures. Si votre idée est retenue, votre nom est alors montré aux personnes qui pilotent.
help-ideas-guest = Vous relisez sur invitation ? Vous vous connectez avec un mot de passe et un code. Pour un téléphone perdu, demandez une nouvelle invitation à la personne qui vous a invité.
help-seen-title = Ce que voit votre responsable
help-seen = Votre nom, votre unité, et si votre positionnement n’est pas commencé, est commencé ou fait. Vos niveaux, seulement si vous le choisissez, et par domaine. Chaque fois qu’il ou elle regarde, votre journal le dit.
help-seen-link = Ouvrir « Mes choix »
help-found-title = Se faire connaître par ce que l’on sait faire
help-found-switch = Dans « Mes choix », vous pouvez accepter que l’on vous trouve sous un pseudonyme, ou de recevoir un appel. Tout est éteint au départ, et chaque choix se reprend à tout moment.
help-found-list = Une personne autorisée à chercher décrit son but et les compétences qu’il lui faut. Elle lit des pseudonymes et des chances, jamais un nom, et seulement si onze personnes au moins correspondent.
help-found-answer = « Contacts » montre qui vous a écrit et quelles recherches vous ont montré. Votre nom n’est connu que si vous répondez. Un refus et un silence ne se distinguent pas.
help-plan-title = Le plan
help-plan-link = Ouvrir « Le plan »
help-plan = « Le plan » dit ce que l’organisation veut du numérique, avec ses feuilles de route et leurs jalons. La page d’un métier dit lesquelles le concernent.
help-data-title = Vos données
help-data = La page « Mes données » montre tout ce que Passeport détient sur vous, et qui l’a lu. Vous pouvez tout emporter, demander une correction ou un effacement.
help-data-link = Ouvrir « Mes données »

help-contact-title = À qui s’adresser
help-contact-account = Votre compte, votre code
help-contact-account-words = La personne qui administre Passeport.
help-contact-protection = La protection de vos données
