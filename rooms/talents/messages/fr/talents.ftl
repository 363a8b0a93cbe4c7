# $name (String)
# $level (Number)
must = { $name }, niveau { $level }
area-everywhere = toute l’organisation
# $unit (String)
area-within = { $unit } et ce qui en dépend
area-elsewhere = dans l’organisation
area-unknown = Choisissez un périmètre de la liste.
area-label = Où chercher
evidence-own = mesurées par leurs propres questions
evidence-any = mesurées, ou estimées par leur domaine
text-empty = Écrivez quelques lignes avant d’envoyer.
# $count (Number)
text-too-long = Raccourcissez : { $count } caractères au plus.
needs-title = Besoins
needs-lead = Décrivez ce que vous cherchez. Vous écrivez à des personnes sans connaître leur nom, et chacune reste libre de répondre.
needs-new = Décrire un besoin
needs-none-title = Aucun besoin pour l’instant
needs-none = Un besoin dit pourquoi vous cherchez, et de une à six compétences avec leur niveau. Seules les personnes qui ont accepté d’être trouvées apparaissent.
need-open = ouvert
need-closed = clos
# $date (String)
need-opened = Ouvert le { $date }
supply-title = Le vivier
supply-lead = Par dizaines, parmi les personnes qui acceptent d’être comptées.
# $level (Number)
supply-table = Personnes qui atteignent le niveau { $level }, par domaine
supply-domain = Domaine
supply-people = Personnes
supply-few = moins de 11
# $tens (Number)
supply-about = plus de { $tens }
rules-title = Les règles de la recherche
rules-pseudonym = Chaque personne porte un pseudonyme, différent d’un besoin à l’autre.
rules-eleven = En dessous de onze personnes, aucune liste : vous écrivez à toutes celles qui correspondent au besoin, sans les voir ni les compter.
rules-silence = Ne pas répondre et refuser se ressemblent : vous ne pourrez pas distinguer l’un de l’autre.
rules-journal = Chaque personne qui apparaît voit votre nom, votre but et ce que vous demandez.
new-title = Décrire un besoin
new-lead = Le but et les compétences demandées sont montrés à chaque personne qui apparaît.
new-button = Chercher
new-never = La recherche n’utilise ni le nom, ni le sexe, ni l’âge, ni la photographie, ni les absences.
purpose-label = Pourquoi cherchez-vous ?
purpose-hint = La mission, sa durée, ce que la personne y fera. Deux ou trois phrases.
# $count (Number)
purpose-short = Dites-en un peu plus : { $count } caractères au moins, car chaque personne trouvée lira votre but.
# $count (Number)
purpose-long = Raccourcissez le but : { $count } caractères au plus.
musts-legend = Compétences demandées
musts-hint = De une à six, la plus importante d’abord. Plus vous en demandez, moins vous trouvez de personnes.
musts-more = Ajouter d’autres compétences
# $row (Number)
must-competence = Compétence { $row }
# $row (Number)
must-level = Niveau de la compétence { $row }
must-choose = Choisir
must-none = Choisissez au moins une compétence et son niveau.
# $count (Number)
must-too-many = Gardez { $count } compétences au plus : au-delà, presque personne ne répond au besoin.
# $row (Number)
must-twice = La compétence { $row } est déjà demandée plus haut : choisissez-en une autre, ou videz la ligne.
# $row (Number)
must-unknown = Choisissez la compétence { $row } dans la liste.
# $row (Number)
must-no-level = Choisissez le niveau demandé pour la compétence { $row }.
# $row (Number)
must-no-competence = Choisissez la compétence { $row }, ou videz son niveau.
# $level (Number)
# $name (String)
level-choice = { $level } · { $name }
own-answers-label = Seulement des compétences mesurées une à une
own-answers-hint = Sinon, un niveau peut aussi être estimé par les autres réponses de son domaine.
tells-apart-title = Ce besoin est trop proche d’un autre
tells-apart = À quelques personnes près, il trouverait les mêmes qu’un autre de vos besoins, ouvert ou récent : la différence en désignerait quelques-unes. Reprenez ce besoin dans « Besoins », ou demandez autre chose.
# $count (Number)
openings-enough-title = Vous avez décrit { $count } besoins depuis hier
openings-enough = Chaque recherche en dit un peu sur les personnes trouvées : leur nombre est limité. Votre texte est gardé ici ; reprenez-le demain.
# $date (String)
need-title = Besoin du { $date }
need-yours = Votre besoin
need-purpose = But
need-asked = Compétences demandées
need-where = Où chercher
need-evidence = Preuves acceptées
need-never = Jamais utilisé
need-never-what = Nom, sexe, âge, photographie, absences
need-close = Clore ce besoin
need-same = Vous avez déjà décrit ce besoin : le voici, ouvert, avec le but que vous aviez écrit alors.
obsolete-title = Ce besoin ne peut plus être cherché
obsolete = Une compétence ou un niveau demandé ne fait plus partie du socle. Décrivez un nouveau besoin.
# $count (Number)
list-title = { $count ->
    [one] { $count } personne à contacter
   *[other] { $count } personnes à contacter
}
list-lead = C’est une liste pour prendre contact, pas un verdict. L’ordre suit les chances d’avoir toutes les compétences demandées.
# $tens (Number)
# $count (Number)
list-lead-first = Plus de { $tens } personnes correspondent au besoin ; voici les { $count } premières. C’est une liste pour prendre contact, pas un verdict. L’ordre suit les chances d’avoir toutes les compétences demandées.
list-apart-title = Cette liste n’est pas montrée pour l’instant
list-apart = Les personnes changent. Aujourd’hui, à quelques-unes près, ce besoin trouve les mêmes qu’un de vos besoins plus anciens : la différence en désignerait quelques-unes.
list-write = Écrire à cette personne
list-written = Vous lui avez écrit.
chance-most = 95 chances sur 100 ou plus d’avoir ces compétences
# $chance (Number)
chance-at-least = au moins { $chance } chances sur 100 d’avoir ces compétences
level-none = niveau 1 pas encore sûr
# $level (Number)
level-shown = niveau { $level }
precision-half = à un demi-niveau près
precision-one = à un niveau près
precision-more = à plus d’un niveau près
# $level (String)
# $precision (String)
standing = { $level }, { $precision }
# $level (String)
# $precision (String)
standing-inferred = { $level }, { $precision }, estimé par son domaine
why-rank = Pourquoi ce rang
# $pseudonym (String)
why-table = Termes du rang de { $pseudonym }
why-must = Compétence demandée
why-term = Terme
why-total = Somme
why-words = Un terme est le logarithme des chances d’avoir la compétence quand on a les précédentes, au dixième près. Zéro veut dire presque sûr ; plus il est négatif, moins c’est probable. La somme donne le rang. Elle est comptée sur 1 024 tirages, les mêmes pour tous.
written-title = Personnes à qui vous avez écrit
written-lead = Une personne qui n’a pas répondu n’a peut-être pas eu le temps. Elle ne doit pas d’explication.
# $date (String)
sent-at = Envoyé le { $date }
sent-waiting = sans réponse
sent-over = sans réponse, délai passé
sent-taken-back = réponse retirée
# $date (String)
sent-answered = a répondu le { $date }
call-title = Écrire sans voir
call-lead = Trop peu de personnes correspondent à ce besoin pour les montrer. Votre message va à toutes celles qui y correspondent et acceptent les appels. Leur nombre n’est jamais montré, même s’il est nul. Les personnes qui vous répondent apparaissent ici.
call-after = Ce besoin a été appelé : il n’a plus de liste. Les personnes qui vous répondent apparaissent ici.
call-listed = Votre appel n’est pas parti : ce besoin a maintenant une liste, il est clos, ou sa liste ne peut être montrée. Voici votre texte.
call-before = Votre appel n’est pas parti : ce besoin a déjà été appelé une fois. Voici votre texte.
call-hint = Qui vous êtes, ce que vous proposez, pour quand.
call-button = Envoyer l’appel
# $date (String)
call-sent = Appel envoyé le { $date }
call-sent-now = Votre appel est parti.
# $pseudonym (String)
contact-title = Écrire à { $pseudonym }
contact-lead = Cette personne lira votre nom, votre but et ce message. Vous ne saurez qui elle est que si elle répond.
contact-reads = Elle lira aussi votre but :
message-label = Votre message
message-hint = Ce que vous proposez, où, pour combien de temps, et ce qu’elle peut vous demander.
# $days (Number)
# $count (Number)
contact-rules = Elle a { $days } jours pour répondre. Vous pouvez écrire à { $count } personnes au plus pour un besoin.
contact-button = Envoyer
contact-cancel = Revenir à la liste
contact-sent = Votre message est parti.
contact-before = Vous avez déjà écrit à cette personne pour ce besoin. Votre texte est gardé ici.
# $count (Number)
contact-enough = Vous avez écrit à { $count } personnes pour ce besoin : attendez leurs réponses. Votre texte est gardé ici.
contact-not-sent = Votre message n’est pas parti
contact-not-listed = Cette personne n’apparaît plus pour ce besoin : la liste change quand un choix ou un niveau change. Votre texte est gardé ici ; vous pouvez le reprendre pour une autre personne.
inbox-title = Contacts
inbox-lead = Qui vous a écrit, et qui a cherché des compétences que vous avez. Votre nom n’est connu que si vous répondez.
inbox-received = Messages reçus
inbox-none = Personne ne vous a écrit. Pour être trouvé ou trouvée, activez « Être trouvable » dans vos choix.
inbox-from = De
inbox-blind = envoyé à toutes les personnes qui correspondent à ce besoin
inbox-why = Ce qui est cherché
inbox-your-answer = Votre réponse
inbox-take-back = Retirer ma réponse et mon nom
inbox-take-back-what = Cette personne voit votre nom, votre unité et votre réponse. Vous pouvez les retirer à tout moment.
inbox-answer = Répondre et montrer mon nom
inbox-leave = Ne pas donner suite
inbox-free = Ne pas répondre est permis : la personne ne verra aucune différence entre un refus et un silence.
inbox-answered-now = Votre réponse est partie, avec votre nom et votre unité.
inbox-left-now = C’est noté pour vous seul ou vous seule. Vous pouvez encore changer d’avis.
inbox-taken-back-now = Votre nom et votre réponse ne sont plus montrés.
answer-label = Votre réponse
answer-hint = Dites aussi comment vous joindre.
answer-too-late = Votre réponse n’a pas pu partir : le délai est passé. Voici votre texte.
answer-before = Vous aviez déjà répondu : votre première réponse est partie. Voici le nouveau texte.
received-open = à lire
received-left = laissé sans suite
received-over = délai passé
# $date (String)
received-answered = répondu le { $date }
# $date (String)
received-taken-back = réponse retirée le { $date }
# $date (String)
received-until = Vous pouvez répondre jusqu’au { $date }.
scout-gone = Compte fermé
searches-title = Recherches où vous êtes apparu ou apparue
searches-lead = Qui a cherché, pourquoi, et ce qui était demandé. Sous un pseudonyme, on vous a montré ou montrée avec ces compétences, vos chances de les avoir toutes, et la grande partie de l’organisation où vous êtes.
searches-none = Vous n’êtes apparu ou apparue dans aucune recherche.
# $times (Number)
# $date (String)
search-times = { $times ->
    [one] liste lue une fois, le { $date }
   *[other] liste lue { $times } fois, la dernière le { $date }
}
searches-choices = Changer mes choix
