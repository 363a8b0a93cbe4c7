role-agent = agent
role-administrator = administration
role-manager = responsable
role-scout = recherche de talents
role-steering = pilotage
role-guest = invitation à relire

sign-in-title = Se connecter
sign-in-lead = Votre passeport numérique, rien qu’à vous.
sign-in-name = Identifiant
sign-in-password = Mot de passe
sign-in-button = Se connecter
sign-in-no-account = Première connexion, ou mot de passe oublié ?
sign-in-code-help = Demandez un code à la personne qui administre Passeport, puis choisissez votre mot de passe.
sign-in-use-code = J’ai reçu un code
sign-in-guest-help = Vous venez du dehors, pour relire ?
sign-in-use-invitation = J’ai une invitation
sign-in-wrong = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez la majuscule et le clavier, puis recommencez.
# $minutes (Number)
sign-in-wait = { $minutes ->
    [one] Trop d’essais. Attendez { $minutes } minute, puis recommencez.
   *[other] Trop d’essais. Attendez { $minutes } minutes, puis recommencez.
}
sign-in-kept-title = Ce que vous veniez d’envoyer est gardé
sign-in-kept = Votre session s’était terminée. Connectez-vous : vous pourrez l’envoyer d’un seul geste.
sign-in-demo-title = Dans la démonstration, sans mot de passe
sign-in-demo-lead = Ses personnes n’ont pas de mot de passe. Pour reprendre, entrez comme celle que vous étiez.
sign-in-demo-enter = Entrer comme

resend-title = Envoyer ce qui était gardé
resend-lead = Votre session s’était terminée avant l’envoi. Rien n’a été perdu.
resend-button = Envoyer maintenant
resend-drop = Ne pas l’envoyer

code-title = Choisir votre mot de passe
code-lead = Le code vous a été remis par la personne qui administre Passeport. Il sert une seule fois, pendant deux jours.
code-name = Identifiant
code-code = Code
code-code-hint = Douze caractères, par exemple AB12-CD34-EF56. Les tirets et la casse ne comptent pas.
code-password = Nouveau mot de passe
code-password-hint = Douze caractères au moins. Une phrase courte convient très bien.
code-again = Le même, une seconde fois
code-button = Enregistrer et se connecter
code-wrong = L’identifiant et le code ne vont pas ensemble, ou le code a expiré. Vérifiez-les, ou demandez un nouveau code.
code-empty = Écrivez le code.
password-empty = Choisissez un mot de passe.
password-again-empty = Tapez le mot de passe une seconde fois.
code-differ = Les deux mots de passe diffèrent. Tapez deux fois le même.
password-too-short = Ce mot de passe est trop court. Il faut douze caractères au moins.
password-too-long = Ce mot de passe est trop long. Il faut 256 caractères au plus.
password-common = Ce mot de passe est parmi les premiers que l’on essaie. Choisissez par exemple quatre mots sans lien.

second-step-title = Votre code
second-step-lead = Votre mot de passe est bon. Tapez maintenant le code que montre votre application d’authentification.
second-step-code = Code à six chiffres
second-step-hint = Il change toutes les trente secondes, et sert une seule fois.
second-step-button = Se connecter
second-step-wrong = Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, vérifiez que l’heure de votre téléphone est juste, puis recommencez.
second-step-late = Le temps pour taper le code est passé. Donnez de nouveau votre mot de passe.
second-step-lost-title = Téléphone perdu ou changé ?
second-step-lost = Demandez une nouvelle invitation à la personne qui vous a invité. L’ancien mot de passe et l’ancien code ne valent alors plus rien.

invitation-title = Accepter une invitation
invitation-lead = Trois étapes sur cette page, et votre accès est ouvert. Rien n’est enregistré avant la fin.
invitation-for = Invitation pour
invitation-by = De la part de
invitation-sign-in = Votre identifiant
# $when (String)
invitation-until = Cette invitation sert une seule fois, jusqu’au { $when }.
invitation-password-title = 1. Votre mot de passe
invitation-application-title = 2. Votre application d’authentification
invitation-application-lead = Ouvrez une application d’authentification sur votre téléphone (celle que vous avez déjà convient), ajoutez un compte, et photographiez ce dessin.
invitation-drawing = Dessin à photographier avec l’application d’authentification. La clé écrite dessous dit la même chose.
invitation-key = Ou tapez cette clé dans l’application :
invitation-open-application = Sur ce téléphone : ouvrir l’application
invitation-code-title = 3. Un premier code
invitation-code-lead = L’application montre maintenant six chiffres. Tapez-les ici : c’est la preuve que tout marche.
invitation-code = Code montré par l’application
invitation-button = Terminer et entrer
invitation-code-empty = Tapez le code que montre l’application.
invitation-code-wrong = Ce code n’est pas celui de la clé ci-dessus. Attendez le suivant, vérifiez que l’heure de votre téléphone est juste, puis recommencez.
invitation-taken = Votre identifiant a été pris entre-temps. Demandez une nouvelle invitation : rien n’a été enregistré.
invitation-ask-lead = Ouvrez le lien que l’on vous a remis, ou tapez ici le code qu’il contient.
invitation-token = Code de l’invitation
invitation-token-hint = Vingt-quatre caractères en six groupes. Les tirets et la casse ne comptent pas.
invitation-ask-button = Continuer
invitation-empty = Tapez le code de l’invitation.
invitation-void-title = Cette invitation ne vaut plus
invitation-void = Elle a déjà servi, elle a plus de quatorze jours, elle a été retirée ou remplacée, ou son adresse est incomplète.
invitation-void-how = Si vous l’avez acceptée vous-même, connectez-vous avec votre mot de passe et votre code. Sinon, demandez une nouvelle invitation à la personne qui vous a invité, et dites-lui que celle-ci n’a pas marché.
invitation-void-type = Taper le code d’une invitation
invitation-void-sign-in = Se connecter

sessions-title = Mes connexions
sessions-lead = Les appareils où votre compte est ouvert. Fermez ce que vous ne reconnaissez pas.
sessions-current = cette connexion
# $when (String)
sessions-began = Ouverte le { $when }
# $when (String)
sessions-seen = Utilisée le { $when }
sessions-close = Fermer
# $device (String)
sessions-close-of = Fermer la connexion : { $device }
# $browser (String)
# $system (String)
sessions-device = { $browser } sur { $system }
# $system (String)
sessions-device-system = Navigateur inconnu sur { $system }
sessions-device-unknown = Navigateur inconnu
sessions-device-said = Ce que le navigateur dit de lui-même

people-title = Personnes
# $count (Number)
people-lead = { $count ->
    [one] { $count } compte.
   *[other] { $count } comptes.
}
# $count (Number)
people-found = { $count ->
    [0] Aucun compte trouvé.
    [one] { $count } compte trouvé.
   *[other] { $count } comptes trouvés.
}
people-counts-title = Comptes
people-count-active = Actifs
people-count-new = Sans mot de passe
people-count-disabled = Fermés
people-opening-note = Personne n’est affiché tant que vous ne cherchez pas : chaque affichage laisse une ligne dans le journal de la personne.
people-all = Afficher toutes les personnes
people-search = Nom ou identifiant
people-search-button = Chercher
people-add = Ajouter une personne
people-column-name = Nom
people-column-sign-in = Identifiant
people-column-roles = Rôles
people-column-state = État
people-state-active = actif
people-state-new = sans mot de passe
people-state-disabled = fermé
people-none = Aucun compte ne correspond. Vérifiez l’orthographe, ou ajoutez la personne.
people-previous = Page précédente
people-next = Page suivante
# $page (Number)
# $pages (Number)
people-page = Page { $page } sur { $pages }
people-table = Comptes, par nom
people-pager = Pages de la liste
people-journal-note = Chaque personne affichée ici le voit dans son journal.

imports-title = Imports de la liste du personnel
imports-table = Imports, par date, et nombre de personnes concernées
imports-lead = Chaque import a été montré, puis accepté, avant de changer quoi que ce soit.
imports-when = Date
imports-joined = Arrivées
imports-came-back = Retours
imports-moved = Changements d’unité
imports-renamed = Changements de nom
imports-roles = Changements de rôle
imports-occupations = Changements de métier
imports-gone = Départs
imports-unchanged = Inchangées
imports-by = Moyen
imports-command-line = ligne de commande

add-title = Ajouter une personne
add-lead = Elle recevra de vous un code pour choisir son mot de passe. Aucun courriel n’est envoyé.
add-name = Prénom et nom
add-sign-in = Identifiant
add-sign-in-hint = Ce qu’elle tapera pour se connecter : lettres, chiffres, point, tiret ou arobase.
add-unit = Unité
add-no-unit = Sans unité
add-roles = Rôles
add-role-agent-hint = Se positionne et tient son passeport.
add-role-administrator-hint = Ajoute des personnes et répond à leurs demandes. Ne voit aucun niveau.
add-role-scout-hint = Décrit des besoins et écrit à des personnes sous pseudonyme. Ne voit que ce que chacune a choisi de montrer.
add-role-steering-hint = Voit ce qui, dans le plan, demande une décision. Lit la couverture du socle, où personne n’est montré. Ouvre des appels, invite qui les relit, et décide des idées sans en voir les auteurs.
add-button = Ajouter
add-taken = Cet identifiant est déjà pris. Choisissez-en un autre, par exemple avec un chiffre.
add-unknown-unit = Cette unité n’existe plus. Choisissez-en une autre, ou « Sans unité ».
add-no-role = Choisissez au moins un rôle.
name-empty = Écrivez le nom.
name-too-long = Le nom est trop long : 120 caractères au plus.
name-hidden = Le nom contient un caractère invisible. Tapez-le de nouveau plutôt que de le coller.
sign-in-empty = Écrivez l’identifiant.
sign-in-too-long = L’identifiant est trop long : 254 caractères au plus.
sign-in-sign = L’identifiant n’accepte que des lettres, des chiffres, le point, le tiret et l’arobase.

# $name (String)
person-title = { $name }
person-added = Le compte est créé.
person-code-title = Code à remettre
# $when (String)
person-code-lead = Dictez-le ou remettez-le sur papier. Il n’est montré qu’ici, sert une fois, et expire le { $when }.
person-code-where = La personne l’utilise à cette adresse :
person-facts = Compte
person-created = Créé le
person-unit = Unité
person-no-unit = sans unité
person-occupation = Métier
person-no-occupation = aucun métier
person-state = État
person-roles-title = Rôles
person-roles-button = Enregistrer les rôles
person-roles-saved = Les rôles sont enregistrés.
person-reset-title = Mot de passe
person-reset-lead = Un nouveau code remplace le précédent. Les connexions ouvertes de la personne sont fermées aussitôt. L’ancien mot de passe sert encore tant que le code n’est pas utilisé. La personne verra dans son journal que vous avez donné ce code.
person-reset-button = Donner un nouveau code
person-disable-title = Fermer le compte
person-disable-lead = La personne ne peut plus se connecter. Ses preuves sont gardées.
person-disable-button = Fermer le compte
person-enable-title = Ouvrir le compte
person-enable-lead = Le compte est fermé. La personne peut de nouveau se connecter si vous l’ouvrez.
person-enable-button = Ouvrir le compte
person-disabled = Le compte est fermé.
person-enabled = Le compte est ouvert.
person-own = Votre propre compte ne se ferme pas d’ici. Demandez-le à une autre personne qui administre Passeport.
person-added-before = Vous venez de créer ce compte. Son code n’est montré qu’une fois : s’il est perdu, donnez-en un nouveau.
person-code-before = Un code vient d’être donné. Il n’est montré qu’une fois : s’il est perdu, donnez-en un nouveau.
person-last-administrator = Il faut garder au moins une personne qui administre et qui a choisi son mot de passe. Donnez d’abord ce rôle à quelqu’un d’autre.
person-guest = Une personne invitée n’a que ce rôle, et ni unité ni code d’ici. Pour un nouveau mot de passe ou un téléphone perdu, la personne qui l’a invitée lui donne une nouvelle invitation.

managing-title = Responsable d’une unité
managing-lead = Qui est responsable voit par leur nom les agents de l’unité et de celles qui en dépendent, et où ils en sont du socle. Les niveaux de quelqu’un ne sont montrés que si cette personne le choisit.
managing-unit = Unité à confier
managing-choose = Choisissez une unité
managing-button = Confier l’unité
managing-end = Retirer
managing-saved = Les unités confiées sont à jour.
managing-no-unit = Choisissez une unité qui existe aujourd’hui.
# $when (String)
managing-since = Depuis le { $when }
# $unit (String)
managing-end-of = Retirer : { $unit }

occupation-title = Métier
occupation-lead = Il sert à compter, métier par métier, où en est le socle. La personne le voit dans ses données.
occupation-label = Métier exercé
occupation-none = Aucun métier
occupation-button = Enregistrer le métier
occupation-saved = Le métier est enregistré.
occupation-unknown = Choisissez un métier de la liste, ou « Aucun métier ».

requests-title = Demandes
requests-lead = Les demandes de correction et d’effacement. Votre réponse est gardée et montrée à la personne.
requests-pager = Pages des demandes
requests-none = Aucune demande pour le moment.
request-kind-correct = Corriger
request-kind-erase = Effacer
# $when (String)
request-asked = Demandé le { $when }
request-answer = Votre réponse
request-answer-hint = Dites ce qui a été fait, ou pourquoi non. N’annoncez aucun effacement qui n’a pas eu lieu.
request-answer-button = Envoyer la réponse
request-answer-empty = Écrivez une réponse.
request-answer-too-long = La réponse est trop longue : 8 000 caractères au plus.
request-answered-before = Cette demande a déjà une réponse. Rien n’a été changé.
request-not-sent = Votre texte n’a pas été envoyé. Le voici, s’il peut encore servir :
# $when (String)
request-answered = Réponse du { $when }
request-sent = La réponse est enregistrée.
