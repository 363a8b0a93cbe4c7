start-title = Get assessed
start-lead = Short questions, chosen for you. Passeport shows your answers to no colleague. If a program that was let in reads them, your journal says so.
start-all-title = The six domains
start-all-lead = { $minutes ->
    [one] One minute at most. You can pause at any time: every answer is kept.
   *[other] { $minutes } minutes at most, domain after domain: { $questions } questions at most in each. You can pause at any time: every answer is kept.
}
start-all-some = { $count ->
    [one] One domain alone has new questions for you. Your answers in the others are still fresh.
   *[other] This time, { $count } domains have new questions for you. Your answers in the others are still fresh.
}
start-all-none = You answered every question a short time ago. Others will be ready within a week.
start-all-of = Begin: the six domains
start-one-title = A single domain
start-one-lead = To make a level more precise, or refresh old evidence: { $most } questions at most.
start-minutes = { $minutes ->
    [one] { $minutes } minute at most
   *[other] { $minutes } minutes at most
}
start-fresh = Your answers are still fresh: a session would teach almost nothing new.
start-no-question = no question today
start-level = Estimated level { $estimate }, between { $low } and { $high }.
start-level-first = First estimate, not precise enough yet.
start-level-unknown = Not enough evidence.
start-one-of = Begin: { $domain }
start-open-title = To resume
start-open-since = Last answer on { $when }. Your answers are kept.
start-open-begun = Begun on { $when }, without an answer yet.
start-resume = Resume
start-resume-of = Resume: { $scope }
start-read = Read what is worth knowing
start-read-of = Read what is worth knowing: { $scope }
start-nothing = You have just answered every question of this domain. Others will be ready within a week. Choose another domain if you want to go on.
start-how-title = How it works
start-how-choose = The questions adapt to your answers: missing half of them is normal.
start-how-unknown = “I don’t know” is a good answer: it helps to choose what comes next.
start-how-time = No stopwatch. Time does not count towards the level.
start-how-feedback = After each domain you read what was worth knowing.
scope-all = the six domains

question-pause = Pause
question-domain = Domain { $place } of { $total }: { $domain }
question-domain-only = { $domain }
question-cone-title = What we know of you becomes more precise
question-answers = { $answers ->
    [0] first question
    [one] { $answers } answer
   *[other] { $answers } answers
}
question-most = { $most } more at most in this domain
question-cone-start = start
question-cone-end = end of the domain
question-cone-label = The margin narrows: it was { $start } at the start, it is { $now } now, and it should be { $end } at the end of the domain.
question-submit = Confirm and go on
question-unknown = I don’t know
question-unknown-hint = “I don’t know” is a good answer: it helps us choose better what comes next.
question-keyboard = With the keyboard
question-keyboard-help = Tab moves from group to group. The arrows change the choice. Space ticks. Enter confirms. No single-letter shortcut.
question-saved = Previous answer saved at { $when }
answered-before = This question already had its answer, perhaps in another tab. The first one is kept; this one changed nothing.
withdrawn-title = This question was withdrawn
withdrawn = It does not count. Go on with the next one.

feedback-title = { $domain }: what is worth knowing
feedback-lead = { $answers ->
    [one] Here is what is worth knowing from this question.
   *[other] Here is what is worth knowing from these { $answers } questions.
}
feedback-estimate = Estimated level: { $estimate }, probably between { $low } and { $high }.
feedback-first = First estimate, not precise enough yet: probably between { $low } and { $high }.
feedback-provisional = The precision is provisional: the difficulty of the questions still comes from their authors.
feedback-next = Next domain
feedback-end = See the summary
feedback-pause = Take a break
