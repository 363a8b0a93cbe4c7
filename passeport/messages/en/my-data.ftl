data-title = My data
data-lead = All that Passeport holds about you, why, and who has read it.
data-take-title = Take away
data-take-lead = The whole, in one step. Nothing is missing but what is hashed, which nobody can read.
data-json = Everything as JSON
data-csv = Everything as CSV
data-place-title = Your unit and your occupation
data-place-unit = Unit
data-place-occupation = Occupation
data-place-no-unit = none
data-place-no-occupation = none
data-place-note = Not right? Ask for a correction:
data-journal-title = Who has read your data
data-journal-lead = Every reading by another person, or by a program, leaves a line here, at once. A code given for your account leaves one too. What is repeated within an hour takes one line.
data-journal-none = Nobody else has read your data.
data-journal-last = { $count ->
    [one] Only the last reading is shown here. The files to take away hold them all.
   *[other] Only the last { $count } readings are shown here. The files to take away hold them all.
}
data-journal-table = Readings by other people, and codes given
data-journal-when = Date
data-journal-who = Who
data-journal-what = What
data-journal-why = Why
data-journal-times = Times
data-journal-gone = closed account
data-journal-guest = somebody from outside, invited to review
data-journal-program = the program “{ $program }”
data-journal-program-by = the program “{ $program }”, let in by { $who }
audit-what = { $what ->
    [account] your account
    [statements] your evidence
    [request] your request
    [progress] where you are with the core: not begun, begun or done
    [levels] your levels by domain, which you chose to show
    [need] the competences that a need asks, under a pseudonym
    [contact] your name, your unit and your answer to a need
    [code] a code was given to choose a new password for your account
    [idea] one of your ideas, under a pseudonym
    [idea-author] your name, as the author of an idea that was kept
    [review] your review of an idea
    [invitation] your invitation to review
    [grant] your permission for it to read all evidence
   *[other] your data
}
audit-purpose = { $purpose ->
    [administration] managing accounts
    [program] exchange between programs (xAPI)
    [talent] finding somebody for a need (page Contacts)
    [call] call for ideas: reading and deciding
    [review] call for ideas: reviewing
    [manager] manager of your unit: offering time and help
    [answer] answering your request
   *[other] not stated
}
data-held-title = What is held, and why
data-held-rows = { $count ->
    [0] no row
    [one] { $count } row
   *[other] { $count } rows
}
data-held-purpose = Why
data-held-retention = For how long
data-held-columns = Content
data-held-basis = Ground
data-requests-title = Correct or erase
data-requests-lead = Write your request. A person answers in writing, here. Request and answer are kept.
data-request-kind = What do you ask?
data-request-correct = Correct something
data-request-erase = Erase something
data-request-body = Your request
data-request-hint = Say which data, and what should change.
data-request-button = Send the request
data-request-empty = Write your request.
data-request-too-long = The request is too long: at most 8,000 characters.
data-request-no-kind = Choose what you ask.
data-request-sent = Your request is saved. The answer will be shown here.
data-requests-yours = Your requests
data-request-asked = Asked on { $when }
data-request-answered = Answer of { $when }
data-request-waiting = waiting for an answer
data-choices = Choose what others see
