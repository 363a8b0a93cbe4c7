learn-title = Apprendre
learn-lead = Des cours courts, à votre rythme. Votre place est gardée d’un appareil à l’autre.
learn-none = Aucun cours n’est proposé pour le moment.
learn-proof-title = Un cours apprend, il ne note pas
learn-proof = Terminer un cours n’ajoute aucun niveau à votre passeport. Pour montrer ce que vous avez appris, répondez ensuite à quelques questions dans « Se positionner ».
# $minutes (Number)
minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
# $minutes (Number)
minutes-left = { $minutes ->
    [one] reste { $minutes } minute
   *[other] reste { $minutes } minutes
}
# $done (Number)
# $all (Number)
# $minutes (Number)
pages-done = { $done ->
    [one] { $done } page finie sur { $all }, reste environ { $minutes } min.
   *[other] { $done } pages finies sur { $all }, reste environ { $minutes } min.
}
badge-french = en français
badge-english = en anglais
in-french-title = Ce cours est en français
in-french = Il n’existe pas encore dans une autre langue. Vous pouvez le suivre dès maintenant.
in-english-title = Ce cours est en anglais
in-english = Il n’existe pas encore en français. Vous pouvez le suivre dès maintenant.
see-course = Voir le cours
resume-course = Reprendre le cours
review-course = Revoir le cours
state-done = terminé
state-under-way = en cours
# $level (Number)
level-aimed = Ce cours vise le niveau { $level } du socle.
# $low (Number)
# $high (Number)
levels-aimed = Ce cours vise les niveaux { $low } à { $high } du socle.
begin-title = Commencer maintenant
begin = Commencer le cours
resume-title = Reprendre où vous en étiez
resume = Continuer :
done-title = Vous avez terminé ce cours
done = Vous pouvez y revenir quand vous voulez, et reprendre chaque question. Montrez maintenant ce que vous savez : quelques questions suffisent, et elles comptent dans votre passeport.
# $domain (String)
prove = Se positionner : { $domain }
plan-title = Plan du cours
treats = Compétences travaillées
know-title = Bon à savoir
know-pause = Arrêtez-vous quand vous voulez : votre place est gardée.
know-checks = Les questions aident à retenir. Vous pouvez les reprendre, rien n’est noté.
know-proof = Terminer le cours n’ajoute aucun niveau à votre passeport : vos réponses à « Se positionner » le font.
memo-title = L’essentiel sur une page
memo-lead = À imprimer ou à relire, sans faire tout le cours.
memo-open = Ouvrir le mémo
memo-print = Cette page s’imprime sur une feuille A4, depuis le menu de votre navigateur.
# $time (String)
page-done = { $time } · terminé
# $time (String)
# $left (Number)
page-open = { $left ->
    [one] { $time } · { $left } exercice à faire
   *[other] { $time } · { $left } exercices à faire
}
# $place (Number)
# $all (Number)
page-place = Page { $place } sur { $all }
place-kept = Vous pouvez vous arrêter à tout moment : votre place est gardée.
# $left (Number)
page-left = { $left ->
    [one] Il reste { $left } exercice sur cette page pour la finir.
   *[other] Il reste { $left } exercices sur cette page pour la finir.
}
previous = Page précédente
next = Continuer :
finish = Terminer
figure-words = Lire la description du schéma
check-badge = À vous
check-send = Vérifier ma réponse
check-unknown = Je ne sais pas, montrez-moi
check-again = Répondre encore
check-again-other = Essayer une autre question du même genre
scenario-badge = Mise en situation
scenario-chosen = Votre choix :
scenario-choose = Que faites-vous ?
scenario-lesson = À retenir
scenario-restart = Recommencer avec d’autres choix
ending-safe = rien n’est perdu
ending-repaired = réparé à temps
ending-costly = cela aura coûté
