phase-taking = open
phase-deciding = being decided
phase-closed = closed

outcome-kept = kept
outcome-rework = to rework
outcome-not-kept = not kept

call-problem = The problem
call-problem-hint = What is wrong, without a ready-made solution. 2,000 characters at most.
call-sufferers = Who suffers from it
call-sufferers-hint = The people or occupations concerned. 500 characters at most.
call-how-many = How many people
call-how-many-hint = An order of magnitude is enough, for instance 1 200.
call-how-many-people = about { $count } people
call-evidence = How one knows
call-evidence-hint = Measures, accounts, findings, with their dates. 2,000 characters at most.
call-axis = Axis of the plan
call-axis-none = None in particular
call-sponsor = The commitment
call-sponsor-hint = Who commits, and to what: a place, means, recognition. 500 characters at most.
call-days = Days freed a week
call-days-hint = For the author of an idea that is kept, from 1 to 5.
call-days-a-week = { $days ->
    [one] { $days } day freed a week
   *[other] { $days } days freed a week
}
call-opened = Opened on
call-ends = Last day to submit an idea
call-ends-hint = For instance 31/01/2027. The whole day counts.
call-closed = Closed on
call-field-title = Title of the call
call-field-title-hint = A line that names the problem. 120 characters at most.
call-fault-empty = “{ $label }” is empty: write a few words.
call-fault-too-long = “{ $label }” is too long: { $most } characters at most.
call-fault-number = “{ $label }” takes a whole number, from 1 to { $most }.
call-fault-day = Write the last day as 31/01/2027.
call-fault-past = That day is over. Choose today or a day to come.
call-fault-axis = Choose an axis of the list, or “None in particular”.

calls-title = Calls for ideas
calls-lead = Each call puts a problem. Agents answer it, and each of them receives a decision with its reasons.
calls-none = No call yet. Open the first one below.
calls-table = Calls, those that are open first
calls-column-title = Call
calls-column-phase = State
calls-column-ideas = Ideas submitted
calls-column-opened = Opened on
calls-column-ends = Last day
calls-open-title = Open a call
calls-open-lead = It is published at once to all agents. Its text does not change afterwards.
calls-open-button = Open the call

call-opened-now = The call is open. Agents see it under “Ideas”.
call-closed-now = The call is closed. Every author can read the decision and its reasons.
call-pager = Pages of ideas
call-ideas = The ideas
call-ideas-submitted = { $count ->
    [0] No idea submitted.
    [one] { $count } idea submitted.
   *[other] { $count } ideas submitted.
}
call-ideas-withdrawn = { $count ->
    [one] { $count } withdrawn by its author.
   *[other] { $count } withdrawn by their authors.
}
call-no-idea = Nobody has submitted an idea yet.
call-table = Ideas submitted, in a random order
call-column-pseudonym = Author
call-column-title = Title
call-column-decision = Decision
call-column-author = Name, where the idea is kept
call-undecided = to decide
call-no-author = not shown
call-journal-note = Each author sees in the journal that the idea was shown here.
call-close-title = Close the call
call-close-lead = Closing gives each author the decision and its reasons. After it, nothing changes any more. The names of the authors of the ideas kept are then shown to you.
call-close-early = The call still takes ideas until { $day }. Closing it now keeps others from it.
call-close-left = { $count ->
    [one] { $count } idea is left to decide.
   *[other] { $count } ideas are left to decide.
}
call-close-button = Close the call and give the decisions

decide-title = Idea of { $pseudonym }
decide-lead = The author is known by this pseudonym alone, drawn for this call.
decide-form-title = The decision
decide-form-lead = It is kept here, and given to the author when the call is closed. You can change it until then.
decide-outcome = The idea is
decide-reason = The reasons
decide-reason-hint = The author will read them as they are. Say what weighed, and what would take the idea further. 2,000 characters at most.
decide-button = Keep the decision
decide-kept = The decision is kept. The author will read it when the call is closed.
decide-no-outcome = Choose a decision.
decide-no-reason = Write the reasons: every author receives some.
decide-reason-too-long = The reasons are too long: { $most } characters at most.
decide-own = This idea is yours
decide-own-words = Somebody else of the steering must decide it.
decide-before = Somebody else has decided meanwhile
decide-closed = The call was closed meanwhile
decide-author-note = The name is shown because the idea is kept and the call closed. The author sees it in the journal.
