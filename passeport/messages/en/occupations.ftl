occupations-title = Occupations
occupations-lead = Choose an occupation: your passport then shows what it asks, what you hold and what is missing.
occupations-aim = The occupation you aim at
occupations-own = Your occupation
occupations-none = Your organisation has not described its occupations yet.
occupations-count = { $count ->
    [one] { $count } occupation
   *[other] { $count } occupations
}
occupation-held = { $held ->
    [one] { $held } requirement held of { $all }
   *[other] { $held } requirements held of { $all }
}
occupation-all-held = Your passport shows everything that this occupation asks.
occupation-to-measure = { $count ->
    [one] { $count } competence is to be measured: about { $minutes } min of questions.
   *[other] { $count } competences are to be measured: about { $minutes } min of questions.
}
occupation-to-measure-later = { $count ->
    [one] { $count } competence is to be measured. Other questions will be ready in a few days.
   *[other] { $count } competences are to be measured. Other questions will be ready in a few days.
}
occupation-on-the-way = { $count ->
    [one] { $count } competence is on the way.
   *[other] { $count } competences are on the way.
}
occupation-to-learn = Lessons work on them: about { $minutes } min.
occupation-without-lesson = { $count ->
    [one] For { $count } of them no lesson is offered yet.
   *[other] For { $count } of them no lesson is offered yet.
}
occupation-without-lessons = No lesson is offered for that yet.
occupation-rome = ROME code { $code }
occupation-choose = Aim at this occupation
occupation-forget = Aim at it no longer
occupation-aimed = you aim at this occupation
occupation-private = This choice is shown to nobody. It helps to choose your next steps.
occupation-asks = What this occupation asks
occupation-asks-lead = The flag marks the level asked, the dot your estimate, the band its margin.
occupation-level = Level { $level } asked.
occupation-is-held = held
occupation-missing = on the way, { $missing } missing
occupation-measure = to be measured
occupation-lesson = A lesson works on it.
occupation-lesson-to = A lesson leads up to level { $level }.
occupation-no-lesson = No lesson yet.
passport-occupation-title = The occupation you aim at
passport-occupation-none = No occupation chosen. Choose one to see what is missing.
passport-occupation-choose = Choose an occupation
passport-occupation-see = See what is missing
passport-occupation-level = level { $level } asked
passport-occupation-levels = levels { $low } to { $high } asked
passport-occupation-way = { $count } on the way
passport-occupation-to-measure = { $count } to be measured
