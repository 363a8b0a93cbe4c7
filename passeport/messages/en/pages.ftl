nav-today = Today
nav-passport = My passport
nav-assess = Get assessed
nav-ideas = Ideas
nav-calls = Calls
nav-reviews = Reviews
nav-learn = Learn
nav-people = People
nav-team = My team
nav-contacts = Contacts
nav-needs = Needs
nav-steering = Steering
nav-plan = The plan
nav-choices = My choices
nav-requests = Requests
nav-clients = Programs
nav-my-data = My data
nav-sessions = My sessions

home-title = Today
home-hello = Hello { $name }. Here is what matters.
home-lead = One step is enough today. The rest can wait.
home-lead-done = Nothing is pressing: what you have shown is enough for now.
home-resume-title = To resume
home-resume-since = Last answer on { $when }. Your answers are kept.
home-resume-begun = Begun on { $when }, without an answer yet.
home-resume = Resume
home-resume-of = Resume: { $scope }
home-read = Read what is worth knowing
home-read-of = Read what is worth knowing: { $scope }
home-core-title = The digital core
home-core-held = of { $total } at level { $level } or above
home-core-legend-held = { $count } held
home-core-legend-way = { $count } on the way
home-core-legend-unknown = { $count } to measure
home-core-open = Open my passport
home-new-title = New for you
home-new-none = Nothing new for now.
home-new-read = { $count ->
    [one] Your account was read { $count } time, on { $when }.
   *[other] Your account was read { $count } times, the last one on { $when }.
}
home-new-levels = What we know of you has changed: { $domains }.
home-new-competences = { $count ->
    [one] The level of { $count } measured competence has changed.
   *[other] The levels of { $count } measured competences have changed; those inferred from them followed.
}
home-new-code = A code to choose a new password was given for your account.
home-new-journal = See by whom, and why
home-new-answer = An answer to your request of { $when } awaits you.
home-new-answer-link = Read the answer
home-new-contact = { $count ->
    [one] Somebody wrote to you for a need. You need not answer.
   *[other] { $count } messages wait for you about needs. You need not answer.
}
home-new-contact-link = Read
home-new-ends = Your choice “{ $choice }” holds until { $until }. Keep it for another year, or let it end.
home-new-ended = Your choice “{ $choice }” ended on { $until }, after a year. You can switch it on again.
home-new-choices-link = See my choices
home-done-title = Your passport is up to date
home-done = Another session would teach almost nothing more today. Come back when your evidence has aged, or choose a domain to go over.
home-done-choose = Choose a domain
home-first-title = Your passport is still empty
home-first-lead = A few questions are enough to open it. You can stop at any time.

step-badge = Your next step
step-minutes = { $minutes ->
    [one] { $minutes } minute at most
   *[other] { $minutes } minutes at most
}
step-why-first = { $questions ->
    [one] No evidence in this domain yet. Usually { $questions } question is enough for a first measure.
   *[other] No evidence in this domain yet. Usually { $questions } questions are enough for a first measure.
}
step-why-refresh = { $questions ->
    [one] Latest evidence: { $when }. With { $questions } more question, your level would be more precise.
   *[other] Latest evidence: { $when }. With { $questions } more questions, your level would be more precise.
}
step-now = Today: between { $low } and { $high }.
step-after = After the step, probably a narrower margin, such as { $low } to { $high } (dotted).
step-after-margin = After the step, probably a margin of ± { $margin }.
step-now-first = Today: first estimate, not precise enough yet.
step-unknown-now = Today: not enough evidence.
session-domain = Under way: { $domain }.
session-read = You have finished: { $domain }.
session-left = { $questions ->
    [one] { $questions } question is left at most.
   *[other] { $questions } questions are left at most.
}
step-begin = Begin
step-begin-of = Begin: { $domain }
lesson-title = Lesson:
lesson-minutes = about { $minutes } min
lesson-why = It practises what your passport does not show yet: { $names }.
lesson-of = In the course
lesson-foreign = in French
lesson-begin = Take this lesson
step-other = Choose another domain
ruler-label = Estimated level { $estimate }, between { $low } and { $high }.
ruler-unknown = Not enough evidence.

passport-title = My passport
passport-kind = Digital passport
passport-no-unit = No unit
passport-held = { $held ->
    [0] None of the { $total } competences of the core is held at level { $level } or above yet.
    [one] You hold { $held } of the { $total } competences of the core at level { $level } or above.
   *[other] You hold { $held } of the { $total } competences of the core at level { $level } or above.
}
passport-unknown = { $count ->
    [0] All of them are known, by your answers or by their domain.
    [one] For { $count } competence there is not enough evidence: that is neither good nor bad.
   *[other] For { $count } competences there is not enough evidence: that is neither good nor bad.
}
passport-mostly-old = Most of your evidence is from { $when }, or before: it is worth going over again.
passport-print-hint = To print, press Ctrl + P: the page fits on two or three A4 sheets.
passport-who-read = Who has read it?
passport-seal = Seal { $seal }
passport-date = As of { $when }
passport-provisional-title = A provisional precision
passport-provisional = The difficulty of the questions still comes from their authors’ judgement. It will be measured once enough people have answered them.
passport-changes-title = What has changed
passport-changes-since = Since { $when }:
passport-changes-none = no level has changed.
passport-changes-answers = { $count ->
    [one] { $count } new answer
   *[other] { $count } new answers
}
passport-change = { $name }: { $before }, then { $after }
level-n = level { $level }
level-zero = level 1 not sure yet
level-unknown = not enough evidence
first-estimate = first estimate, not precise enough yet
passport-domains-title = Six domains, with their margin
passport-domains-read = The dot is the estimate, the band what remains uncertain. The flag marks the level asked of everyone.
passport-table-caption = Level by domain
passport-column-domain = Domain
passport-column-state = State
passport-column-level = Level
passport-column-estimate = Estimate
passport-column-low = Between
passport-column-high = and
passport-column-answers = Answers
passport-column-latest = Latest
state-measured = measured
state-inferred = inferred from the domain
state-unknown = not enough evidence
passport-mosaic-title = The { $count } competences at a glance
passport-count-measured = { $count } measured
passport-count-inferred = { $count } inferred
passport-count-unknown = { $count } to measure
passport-mosaic-lead = { $measured }, { $inferred }, { $unknown }. Choose a square to see its evidence.
passport-mosaic-old = evidence older than { $months } months
passport-mosaic-measured = solid: measured by your answers
passport-mosaic-inferred = dotted: inferred from its domain
passport-mosaic-zero = level 1 not sure yet
passport-list-title = Competence by competence
passport-list-lead = The level shown is the highest that you hold with at least 8 chances in 10.
passport-fold-held = { $held } of { $total } at level { $level } or above
passport-fold-unknown = { $count } to measure
passport-cell = { $name }: { $level }, { $state }
passport-cell-unknown = { $name }: not enough evidence
passport-cell-zero = { $name }: 0, level 1 not sure yet, { $state }
proof-date = evidence: { $when }
proof-old = { $when }, to look at again
competence-inferred-note = inferred
passport-empty-title = Nothing is measured yet
passport-empty = Your passport fills with your answers. A few minutes are enough to begin.

competence-title = { $name }
competence-why = Why this level
competence-why-measured = { $count ->
    [one] This level comes from { $count } answer of yours on this competence. With age, it weighs { $weight }.
   *[other] This level comes from { $count } answers of yours on this competence. With age, they weigh { $weight }.
}
competence-why-inferred = You have answered too little on this competence. This level is inferred from your answers in the domain “{ $domain }”.
competence-why-unknown = Too few answers, here and in the domain: no level is shown.
competence-why-credit = You have { $chance } chances in 100 of holding level { $level }. It takes { $needed } for it to be shown.
competence-why-next = For level { $level } you have { $chance } chances in 100: it takes { $needed }.
competence-why-age = An answer counts half after { $months } months. A new answer to the same question replaces the old one.
competence-why-others = Your answers in other domains count a little too: digital skills go together.
competence-answers = Your answers
competence-answers-table = From the latest to the oldest
competence-answers-none = No answer on this competence.
competence-domain-answers = The answers of its domain
competence-domain-read = See the answers this level is inferred from
competence-domain-table = { $domain }, from the latest to the oldest
competence-column-when = Date
competence-column-question = Question
competence-column-result = Result
competence-column-level = Level aimed at
competence-column-weight = Weight today
competence-right = right
competence-wrong = to look at again
competence-passed = not known
competence-replaced = replaced by a later one
competence-levels = What each level says
competence-yours = your level
competence-asked = asked of everyone
competence-asked-by-aim = asked by the occupation aimed at
competence-maps = In other frameworks
competence-map = { $framework }, { $code }: { $title } ({ $kind })
map-exact = the same as ours
map-broader = ours is wider
map-narrower = ours is a part of it
competence-assess = Answer questions of this domain

summary-title = Your summary
summary-lead = { $count ->
    [one] { $count } answer, kept in your passport. Thank you.
   *[other] { $count } answers, kept in your passport. Thank you.
}
summary-domains = What the session made more precise
summary-margin = Margin of { $before } before, of { $after } now.
summary-margin-same = The margin has not changed: { $margin }.
summary-precise-already = Already precise: no question this time.
summary-not-asked = No question was ready this time.
summary-passport = Open my passport
summary-next = And then
