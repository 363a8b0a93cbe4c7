//! One small family of each kind, as an author writes it. Every text that a test changes or looks for stands once.

pub(crate) const SINGLE: &str = r#"id = "security.found-stick"
version = 3
competence = "security.usb-drives"
kind = "single"
level = 1
difficulty = "easy"
seconds = 40
author = "Passeport"
show = 4

[title]
fr = "Une clé par terre"
en = "A stick on the floor"

[situation]
fr = """Vous trouvez une clé {place.where}.

Elle y est depuis {days} jours."""
en = """You find a stick {place.where}.

It has been there for {days} days."""

[question]
fr = "Que faites-vous ?"
en = "What do you do?"

[[exhibit]]
kind = "mail"
from = { fr = "L’accueil <accueil@agents.example>", en = "Front desk <desk@agents.example>" }
subject = { fr = "Clé perdue {place.where}", en = "Stick lost {place.where}" }
body = { fr = "Bonjour,\n\nQui a perdu une clé ?", en = "Hello,\n\nWho has lost a stick?" }

[[option]]
key = true
text = { fr = "Je la remets au service informatique.", en = "I hand it to the IT service." }
feedback = { fr = "Il a un poste isolé.", en = "It has an isolated machine." }

[[option]]
key = true
text = { fr = "Je la donne à la sécurité.", en = "I give it to security." }
feedback = { fr = "Elle la fait contrôler.", en = "They have it checked." }

[[option]]
text = { fr = "Je la branche pour voir.", en = "I plug it in to see." }
feedback = { fr = "Le mal est déjà fait.", en = "The harm is done." }

[[option]]
text = { fr = "Je l’efface et je la garde.", en = "I erase it and keep it." }
feedback = { fr = "Il faut la brancher pour cela.", en = "You must plug it in for that." }

[[option]]
text = { fr = "Je la laisse à l’accueil.", en = "I leave it at the desk." }
feedback = { fr = "Une autre personne la branchera.", en = "Somebody else will plug it in." }

[[option]]
text = { fr = "Je la jette aux ordures.", en = "I throw it away." }
feedback = { fr = "Personne ne sera prévenu.", en = "Nobody will be warned." }

[feedback]
fr = "Une clé inconnue ne se branche nulle part."
en = "A stick of unknown origin is plugged in nowhere."

[draw.days]
from = 2
to = 10
step = 4

[draw.place]
rows = [
  { where = { fr = "sur le parking", en = "in the car park" } },
  { where = { fr = "au restaurant", en = "in the canteen" } },
]
"#;

pub(crate) const MULTIPLE: &str = r#"id = "security.good-signs"
version = 1
competence = "security.usb-drives"
kind = "multiple"
level = 2
difficulty = "middle"
seconds = 50
author = "Passeport"
show_keyed = 2
show_others = 2

[title]
fr = "Des lettres"
en = "Letters"

[question]
fr = "Lesquelles sont des voyelles ?"
en = "Which are vowels?"

[[option]]
key = true
text = { fr = "A majuscule", en = "Capital A" }
feedback = { fr = "A est une voyelle.", en = "A is a vowel." }

[[option]]
key = true
text = { fr = "E majuscule", en = "Capital E" }
feedback = { fr = "E est une voyelle.", en = "E is a vowel." }

[[option]]
key = true
text = { fr = "I majuscule", en = "Capital I" }
feedback = { fr = "I est une voyelle.", en = "I is a vowel." }

[[option]]
text = { fr = "B majuscule", en = "Capital B" }
feedback = { fr = "B est une consonne.", en = "B is a consonant." }

[[option]]
text = { fr = "C majuscule", en = "Capital C" }
feedback = { fr = "C est une consonne.", en = "C is a consonant." }

[[option]]
text = { fr = "D majuscule", en = "Capital D" }
feedback = { fr = "D est une consonne.", en = "D is a consonant." }

[feedback]
fr = "Une voyelle se chante seule."
en = "A vowel is sung alone."
"#;

pub(crate) const ORDERING: &str = r#"id = "security.lock-up"
version = 1
competence = "security.usb-drives"
kind = "ordering"
level = 3
difficulty = "hard"
seconds = 60
author = "Passeport"
show = 4

[title]
fr = "Quitter le bureau"
en = "Leaving the office"

[question]
fr = "Dans quel ordre ?"
en = "In what order?"

[[step]]
text = { fr = "Enregistrer", en = "Save" }

[[step]]
text = { fr = "Fermer", en = "Close" }

[[step]]
text = { fr = "Éteindre", en = "Switch off" }

[[step]]
text = { fr = "Ranger", en = "Tidy" }

[[step]]
text = { fr = "Partir", en = "Leave" }

[feedback]
fr = "On enregistre avant d’éteindre."
en = "Save before you switch off."
"#;

pub(crate) const MATCHING: &str = r#"id = "security.tool-for-task"
version = 1
competence = "security.usb-drives"
kind = "matching"
level = 4
difficulty = "middle"
seconds = 60
author = "Passeport"
show = 4

[title]
fr = "À chacun son outil"
en = "A tool for each"

[question]
fr = "Quel outil pour quelle tâche ?"
en = "Which tool for which task?"

[[pair]]
left = { fr = "Compter", en = "Count" }
right = { fr = "tableur", en = "spreadsheet" }

[[pair]]
left = { fr = "Écrire", en = "Write" }
right = { fr = "traitement de texte", en = "word processor" }

[[pair]]
left = { fr = "Dessiner", en = "Draw" }
right = { fr = "logiciel de dessin", en = "drawing program" }

[[pair]]
left = { fr = "Parler", en = "Talk" }
right = { fr = "téléphone", en = "telephone" }

[[pair]]
left = { fr = "Projeter", en = "Project" }
right = { fr = "diaporama", en = "slides" }

[feedback]
fr = "Chaque outil a sa tâche."
en = "Each tool has its task."
"#;

pub(crate) const NUMERIC: &str = r#"id = "information.files-each"
version = 1
competence = "information.sums"
kind = "numeric"
level = 2
difficulty = "hard"
seconds = 75
author = "Passeport"
answer = "share"
tolerance = 2
decimals = 0

[title]
fr = "Partager les dossiers"
en = "Sharing out files"

[question]
fr = "Combien de dossiers par agent, pour {total} dossiers {who.name} ?"
en = "How many files each, for {total} files {who.name}?"

[[exhibit]]
kind = "table"
caption = { fr = "Dossiers reçus", en = "Files received" }
columns = [ { fr = "Mois", en = "Month" }, "N" ]
rows = [ [ { fr = "février", en = "February" }, "{files}" ] ]

[[exhibit]]
kind = "code"
caption = { fr = "La formule", en = "The formula" }
text = { fr = "=SOMME(B2 : B{files})", en = "=SUM(B2 : B{files})" }

[unit]
fr = "dossiers"
en = "files"

[[slip]]
value = "total * who.size"
feedback = { fr = "Vous avez multiplié.", en = "You multiplied." }

[[slip]]
value = "share + 3"
feedback = { fr = "Vous avez compté trois de trop.", en = "You counted three too many." }

[feedback]
fr = "On divise le total par le nombre d’agents."
en = "Divide the total by the number of people."

[draw.files]
from = 240
to = 960
step = 120

[draw.who]
rows = [
  { name = { fr = "au courrier", en = "in the mail room" }, size = "4" },
  { name = { fr = "à l’accueil", en = "at the front desk" }, size = "6" },
]

[compute]
share = "total / who.size"
total = "files * 3"
"#;
