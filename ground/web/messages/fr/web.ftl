skip-to-content = Aller au contenu
menu = Menu
main-navigation = Principale
breadcrumb = Fil d’Ariane
footer-navigation = Pied de page
my-account = Mon compte :
sign-out = Se déconnecter
display = Affichage
theme-device = selon l’appareil
theme-light = clair
theme-dark = sombre
other-language = English
title-suffix = Passeport
# $title (String) - the page's title
title-fault = Erreur : { $title }
demo-label = Démonstration
demo-banner = Démonstration : toutes les personnes sont fictives.
demo-change-person = Changer de personne
footer-accessibility = Accessibilité : partiellement conforme
footer-help = Aide
footer-legal = Mentions légales
footer-data = Données personnelles
see-table = Voir en tableau
csv = CSV
# $title (String) - the chart's title
csv-of = Télécharger en CSV : { $title }
svg = SVG
# $title (String) - the chart's title
svg-of = Télécharger le radar en SVG : { $title }
see-radar = Voir le radar
error-summary = Un point est à revoir
error-summary-many = Quelques points sont à revoir
# $estimate (String)
# $margin (String)
measure-margin = { $estimate } ± { $margin }
# $low (String)
# $high (String)
measure-between = entre { $low } et { $high }
# $domain (String)
# $estimate (String)
# $low (String)
# $high (String)
radar-part = { $domain } : { $estimate }, entre { $low } et { $high }.
# $domain (String)
radar-unknown = { $domain } : pas assez d’éléments.
legend-estimate = estimation et marge (95 %)
legend-asked = niveau demandé
legend-unknown = pas assez d’éléments
timeline-planned = prévu
timeline-done = fait
timeline-expected = estimé, si l’écart d’aujourd’hui reste le même
timeline-reached = jalon atteint
timeline-to-come = jalon à venir
timeline-today = aujourd’hui
seal-label = Sceau du passeport, dessiné à partir de son empreinte
problem-not-found-title = Cette page n’existe pas
problem-not-found = L’adresse est peut-être incomplète, ou la page a changé de place.
problem-forbidden-title = Cette page n’est pas ouverte à votre compte
problem-forbidden = Si vous pensez devoir y accéder, demandez-le à la personne qui administre Passeport.
problem-sign-in-title = Connectez-vous pour continuer
problem-sign-in = Votre session est terminée. Après la connexion, vous reviendrez à cette page.
problem-conflict-title = La page a changé entre-temps
problem-too-large-title = Le formulaire est trop long
problem-too-large = Passeport accepte 64 Ko par formulaire. Raccourcissez le texte, puis recommencez : rien n’a été enregistré.
problem-bad-title = La demande ne peut pas être lue
problem-bad = Revenez à la page précédente et recommencez. Rien n’a été enregistré.
problem-token-title = Le formulaire a expiré
problem-token = Revenez à la page, rechargez-la, puis recommencez. Rien n’a été enregistré.
problem-busy-title = La base de données ne répond pas
problem-busy = Rien n’a été enregistré à moitié. Recommencez dans un moment. Si cela dure, prévenez la personne qui administre Passeport.
problem-full-title = L’espace de stockage est plein
problem-full = Rien n’a été enregistré à moitié. La personne qui administre Passeport doit libérer de l’espace.
problem-internal-title = Une erreur est survenue
problem-internal = Elle est notée dans le journal du serveur. Rien n’a été enregistré à moitié.
problem-too-many-title = Trop d’essais
# $minutes (Number)
problem-too-many = { $minutes ->
    [one] Attendez { $minutes } minute, puis recommencez.
   *[other] Attendez { $minutes } minutes, puis recommencez.
}
problem-method-title = Cette adresse ne s’ouvre pas ainsi
problem-method = Revenez à la page précédente et suivez ses liens et ses boutons.
problem-home = Revenir à l’accueil
problem-back = Revenir à la page
problem-again = Réessayer
problem-kept = Ce que vous avez envoyé est gardé ici : réessayez dans un moment, sans rien ressaisir.
# $reference (String)
problem-reference = Référence à donner si vous demandez de l’aide : { $reference }
