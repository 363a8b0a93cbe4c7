rating-impact-1 = on ne voit pas ce qui changerait
rating-impact-2 = un gain pour quelques personnes
rating-impact-3 = un gain pour beaucoup, et de quoi le mesurer
rating-impact-4 = un gain fort, mesuré, pour presque tous ceux qui souffrent du problème
rating-maturity-1 = une intuition
rating-maturity-2 = un essai, raconté
rating-maturity-3 = un essai, mesuré
rating-maturity-4 = un usage qui tient depuis des mois
rating-ambition-1 = un cas particulier
rating-ambition-2 = utile à une unité
rating-ambition-3 = peut s’étendre à d’autres unités
rating-ambition-4 = peut changer la règle pour tous
rating-support-1 = aucun appui
rating-support-2 = des collègues intéressés
rating-support-3 = des appuis précis, et du temps prévu
rating-support-4 = un service s’engage, avec des moyens
# $rating (Number)
# $words (String)
rating-said = { $rating } · { $words }

reviews-title = Relectures
reviews-lead = Les idées que l’on vous demande de relire. Chacune porte un pseudonyme, et rien d’autre de son auteur ne vous est montré.
reviews-none = Aucun appel ne vous attend pour le moment. Si vous attendiez une invitation, parlez-en à la personne qui devait vous la donner.
reviews-no-idea = Aucune idée n’est encore déposée. Revenez plus tard.
reviews-closed = L’appel est clos. Voici ce que vous avez écrit. Chaque auteur l’a reçu, sans votre nom.
reviews-read-call = Lire l’appel
reviews-back = Revenir aux relectures
reviews-rule-pseudonym = Ne cherchez pas qui est l’auteur. Si vous le reconnaissez, déclarez-le.
reviews-rule-interest = Un lien avec l’auteur ou avec l’idée se déclare sur la page de l’idée. Vous ne la lisez alors plus, et aucune note ne vous est demandée.
reviews-rule-name = Vos notes et vos raisons sont lues par la personne qui vous a invité, avec votre nom. L’auteur les reçoit sans votre nom.

review-to-do = à lire
review-draft = brouillon
review-sent = envoyée
review-recused = récusée
review-outdated = à revoir : l’idée a changé
review-lead = L’auteur n’est connu que sous ce pseudonyme.
review-title = Ma relecture
review-form-lead = Une note et ses mots pour chaque partie, puis vos raisons. Tout est enregistré pendant que vous écrivez.
review-reasons = Vos raisons
review-reasons-hint = L’auteur les lira telles quelles, sans votre nom. Dites ce qui convainc et ce qui manque. 2 000 caractères au plus.
review-send-note = En envoyant, vous assurez n’avoir aucun lien d’intérêt avec cette idée ni avec son auteur.
review-send = Envoyer ma relecture
review-saved = Votre relecture est enregistrée, et pas encore envoyée.
review-sent-now = Votre relecture est envoyée.
review-reopened = Votre relecture est de nouveau un brouillon.
review-recused-now = Votre lien d’intérêt est déclaré. Vous ne relisez plus cette idée.
review-sent-title = Votre relecture est envoyée
review-reopen-note = Vous pouvez la reprendre tant que l’appel n’est pas clos. Elle ne compte plus jusqu’à ce que vous l’envoyiez de nouveau.
review-reopen = Reprendre ma relecture
# $part (String)
review-no-rating = Choisissez une note : { $part }.
review-no-reasons = Écrivez vos raisons : chaque auteur en reçoit.
review-refused = Cette relecture n’est plus un brouillon
review-gone = Cette idée n’est plus à relire : elle a été retirée, ou votre invitation l’a été
review-outdated-title = L’idée a changé depuis votre relecture
review-outdated-words = Voici le nouveau texte. Ce que vous aviez écrit est gardé dans le formulaire : relisez, puis envoyez de nouveau.
review-recused-title = Vous ne relisez pas cette idée
review-recused-words = Vous avez déclaré un lien d’intérêt. Le texte ne vous est plus montré, et aucune note ne vous est demandée. Ce que vous aviez écrit reste dans vos données, et ne compte pas.

interest-title = Un lien d’intérêt ?
interest-lead = Vous connaissez l’auteur, l’idée vous concerne, vous y gagneriez ou y perdriez : dites-le ici. Vous ne lirez plus l’idée, et c’est définitif.
interest-label = Votre lien, en quelques mots
interest-hint = Lu par la personne qui vous a invité. 500 caractères au plus.
interest-button = Déclarer et ne plus relire
interest-empty = Dites votre lien en quelques mots.
# $most (Number)
interest-too-long = C’est trop long : { $most } caractères au plus.

readings-title = Les relectures
readings-lead = Chaque relecteur ou relectrice voit dans son journal que sa relecture a été affichée ici.
readings-none = Aucune relecture pour le moment.
feedback-title = Les relectures de mon idée
feedback-lead = Les personnes qui ont relu ne sont pas nommées, et n’ont pas su votre nom.
# $number (Number)
feedback-number = Relecture { $number }
call-column-reviews = Relectures

guests-title = Relecteurs et relectrices
guests-lead = Des personnes du dehors, invitées une à une. Elles lisent les idées sous pseudonyme, et rien d’autre.
guests-none = Personne n’est encore invité.
guests-waiting = invitation en attente
guests-accepted = a accepté
guests-expired = invitation expirée
guests-revoked = invitation retirée
guests-again = Sans réponse en quatorze jours. Invitez de nouveau.
# $when (String)
guests-until = Le lien vaut jusqu’au { $when }.
# $sent (Number)
# $asked (Number)
guests-progress = { $sent ->
    [0] Aucune relecture envoyée sur { $asked }.
    [one] { $sent } relecture envoyée sur { $asked }.
   *[other] { $sent } relectures envoyées sur { $asked }.
}
# $count (Number)
guests-recused = { $count ->
    [one] { $count } idée récusée.
   *[other] { $count } idées récusées.
}
guests-revoke = Retirer
# $name (String)
guests-revoke-of = Retirer l’invitation : { $name }
guests-revoke-note = Retirer une invitation annule son lien, ferme l’accès à l’appel, et ses relectures ne comptent plus.
guests-revoked-now = L’invitation est retirée.
guests-invite-title = Inviter une personne
guests-invite-lead = Remettez-lui le lien en mains propres ou par une voie que vous jugez sûre : il ouvre son compte. Pour un mot de passe ou un téléphone perdu, invitez-la de nouveau sous le même identifiant : l’ancien accès est annulé aussitôt.
guests-name = Prénom et nom
guests-sign-in = Identifiant
guests-sign-in-hint = Ce qu’elle tapera pour se connecter, par exemple son adresse électronique. Aucun courriel n’est envoyé.
guests-invite = Préparer l’invitation
# $name (String)
guests-given = Invitation prête pour { $name }
guests-link = Remettez ce lien, montré cette seule fois :
guests-token = Ou ce code, à taper sur la page « Accepter une invitation » :
guests-given-before = Une invitation vient d’être préparée. Son lien n’est montré qu’une fois : s’il est perdu, invitez de nouveau.
guests-name-empty = Écrivez le nom de la personne invitée.
guests-name-wrong = Le nom a 120 caractères au plus, sans caractère invisible.
guests-sign-in-empty = Écrivez un identifiant.
guests-sign-in-wrong = L’identifiant n’accepte que des lettres, des chiffres, le point, le tiret et l’arobase.
guests-taken = Cet identifiant est celui d’une personne de l’organisation. Une personne invitée vient du dehors : choisissez-en un autre.
guests-account-closed = Le compte de cette personne a été fermé par l’administration. Elle ne peut pas être invitée.
