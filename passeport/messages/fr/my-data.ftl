data-title = Mes données
data-lead = Tout ce que Passeport détient sur vous, pourquoi, et qui l’a lu.
data-take-title = Emporter
data-take-lead = L’ensemble, en un geste. Rien ne manque, sauf ce qui est haché, que personne ne peut lire.
data-json = Tout en JSON
data-csv = Tout en CSV
data-place-title = Votre unité et votre métier
data-place-unit = Unité
data-place-occupation = Métier
data-place-no-unit = aucune
data-place-no-occupation = aucun
data-place-note = Ce n’est pas juste ? Demandez la correction :
data-journal-title = Qui a lu vos données
data-journal-lead = Chaque lecture par une autre personne, ou par un programme, laisse une ligne ici, aussitôt. Un code donné pour votre compte en laisse une aussi. Ce qui se répète dans l’heure tient en une ligne.
data-journal-none = Personne d’autre n’a lu vos données.
# $count (Number)
data-journal-last = { $count ->
    [one] Seule la dernière lecture est montrée ici. Les fichiers à emporter les contiennent toutes.
   *[other] Seules les { $count } dernières lectures sont montrées ici. Les fichiers à emporter les contiennent toutes.
}
data-journal-table = Lectures par d’autres personnes, et codes donnés
data-journal-when = Date
data-journal-who = Qui
data-journal-what = Quoi
data-journal-why = Pourquoi
data-journal-times = Fois
data-journal-gone = compte fermé
data-journal-guest = une personne du dehors, invitée à relire
# $program (String)
data-journal-program = le programme « { $program } »
# $program (String)
# $who (String)
data-journal-program-by = le programme « { $program } », autorisé par { $who }
# $what (String)
audit-what = { $what ->
    [account] votre compte
    [statements] vos preuves
    [request] votre demande
    [progress] où vous en êtes du socle : pas commencé, commencé ou terminé
    [levels] vos niveaux par domaine, que vous avez choisi de montrer
    [need] les compétences demandées par un besoin, sous un pseudonyme
    [contact] votre nom, votre unité et votre réponse à un besoin
    [code] un code a été donné pour choisir un nouveau mot de passe sur votre compte
    [idea] une de vos idées, sous pseudonyme
    [idea-author] votre nom, comme auteur d’une idée retenue
    [review] votre relecture d’une idée
    [invitation] votre invitation à relire
    [grant] votre accord pour qu’il lise toutes les preuves
   *[other] vos données
}
# $purpose (String)
audit-purpose = { $purpose ->
    [administration] gestion des comptes
    [program] échange entre programmes (xAPI)
    [answer] répondre à votre demande
    [talent] trouver une personne pour un besoin (page Contacts)
    [call] appel à idées : lire et décider
    [review] appel à idées : relire
    [manager] responsable de votre unité : proposer du temps et de l’aide
   *[other] non précisé
}
data-held-title = Ce qui est détenu, et pourquoi
# $count (Number)
data-held-rows = { $count ->
    [0] aucune ligne
    [one] { $count } ligne
   *[other] { $count } lignes
}
data-held-purpose = Pourquoi
data-held-retention = Combien de temps
data-held-columns = Contenu
data-held-basis = Fondement
data-requests-title = Corriger ou effacer
data-requests-lead = Écrivez votre demande. Une personne vous répond par écrit, ici même. Demande et réponse sont gardées.
data-request-kind = Que demandez-vous ?
data-request-correct = Corriger une donnée
data-request-erase = Effacer des données
data-request-body = Votre demande
data-request-hint = Dites quelle donnée, et ce qui doit changer.
data-request-button = Envoyer la demande
data-request-empty = Écrivez votre demande.
data-request-too-long = La demande est trop longue : 8 000 caractères au plus.
data-request-no-kind = Choisissez ce que vous demandez.
data-request-sent = Votre demande est enregistrée. La réponse s’affichera ici.
data-requests-yours = Vos demandes
# $when (String)
data-request-asked = Demandé le { $when }
# $when (String)
data-request-answered = Réponse du { $when }
data-request-waiting = en attente d’une réponse
data-choices = Choisir ce que d’autres voient
