hint-one = Un seul choix.
hint-many = Cochez toutes les réponses justes.
hint-order = Donnez à chaque étape son rang. Chaque rang sert une fois.
hint-pairs = Choisissez, pour chaque ligne, ce qui lui correspond.
# $rank (Number)
rank = Rang { $rank }
rank-choose = Choisissez un rang
pair-choose = Choisissez
number = Votre réponse
# $unit (String)
number-unit = Votre réponse, en { $unit }
mail = Message
mail-from = De
mail-subject = Objet
fault-choice = Choisissez une réponse, ou pressez « Je ne sais pas ».
fault-ranks = Donnez un rang à chaque étape, et chaque rang une seule fois.
fault-rank-missing = Choisissez un rang.
fault-rank-twice = Ce rang est donné deux fois.
fault-pairs = Choisissez une réponse pour chaque ligne.
fault-pair-missing = Choisissez une réponse.
fault-number = Écrivez un nombre, par exemple 12 ou 3,5.
answer-right = juste
answer-wrong = à revoir
answer-unknown = je ne sais pas
answer-yours = Votre réponse
answer-expected = Réponse attendue
answer-lesson = À retenir
