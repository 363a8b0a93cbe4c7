days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
files-a-year = { $files ->
    [one] { $written } file a year
   *[other] { $written } files a year
}
so-many-of = { $some } of { $all }

plan-title = The plan
plan-none-title = No plan yet
plan-none = This organisation has not published a plan. It will be read here as soon as there is one.
plan-see-roadmaps = See the roadmaps

state-planned = planned
state-under-way = under way
state-paused = paused
state-done = done
state-stopped = stopped
count-planned = { $count } planned
count-under-way = { $count } under way
count-paused = { $count } paused
count-done = { $count } done
count-stopped = { $count } stopped
roadmaps-count = { $count ->
    [one] { $count } roadmap
   *[other] { $count } roadmaps
}
roadmaps-by-state = { $roadmaps }: { $states }
roadmaps-none = No roadmap yet

milestones-reached = { $reached ->
    [one] { $reached } milestone reached of { $all }.
   *[other] { $reached } milestones reached of { $all }.
}
milestones-reached-late = { $reached ->
    [one] { $reached } milestone reached of { $all }, { $late } of them late.
   *[other] { $reached } milestones reached of { $all }, { $late } of them late.
}
overdue-none = No milestone is overdue.
overdue-count = { $count ->
    [one] { $count } milestone is overdue by { $days }.
   *[other] { $count } milestones are overdue, the longest by { $days }.
}
overdue-short = { $count ->
    [one] { $count } milestone overdue
   *[other] { $count } milestones overdue
}
milestone-early = reached { $days } early
milestone-on-time = reached on the planned day
milestone-late = reached { $days } late
milestone-overdue = overdue by { $days }
milestone-today = planned for today
milestone-to-come = in { $days }
milestone-dropped = dropped
milestone-date = Planned for { $planned }.
milestone-dates = Planned for { $planned }, reached on { $reached }.
milestone-proof = Proof: { $proof }
gap-late = { $days } late
gap-early = { $days } ahead
gap-none = on time

process-paper = paper
process-form = form to print
process-partly = partly online
process-paper-steps = online, with steps on paper
process-end-to-end = online from end to end
processes-count = { $count ->
    [one] { $count } process
   *[other] { $count } processes
}
processes-files = { $processes }, { $files }
process-state-files = { $state } (step { $step } of { $last }), { $files }

objectives-title = What the plan aims at
challenges-title = What has to succeed
axes-title = The axes
axes-lead = Each axis has its roadmaps. Each roadmap has its milestones.
axis-number = Axis { $number }
axis-named = Axis { $number }: { $name }
axis-to-confirm = to be confirmed
axis-to-confirm-note = “To be confirmed”: the wording of the axis was not read in a text of the organisation itself.
axis-empty = No roadmap follows this axis yet.
processes-title = The processes to take off paper
processes-read = { $total }. Online from end to end: { $online }. On paper, forms to print included: { $paper }.
business-title = What the roadmaps change at work
business-lead = Each roadmap serves one business objective.

late-title = Late milestones
late-lead = First those that are overdue, then those that were reached after their day.
late-none = No milestone of this axis is late.

roadmaps-title = Roadmaps
roadmaps-found = { $shown ->
    [one] { $shown } roadmap of { $all }
   *[other] { $shown } roadmaps of { $all }
}
filter-axis = Axis
filter-all-axes = All axes
filter-state = State
filter-all-states = All states
filter-button = Filter
filter-clear = Show all
filter-none-title = No roadmap
filter-none = None matches. Choose another axis or another state.

schedule-title = Schedule
schedule-read = Above, what is planned. Below, what is done, then what can be expected.
expected-none = none
reached-not = not yet
column-roadmap = Roadmap
column-roadmaps = Roadmaps
column-axis = Axis
column-start = Planned start
column-end = Planned end
column-expected-end = Expected end
column-state = State
column-milestone = Milestone
column-planned = Planned for
column-reached = Reached on
column-gap = Gap
column-overdue = Overdue
column-longest = The longest (days)
column-reached-count = Reached
column-reached-late = Reached late
column-process-state = State
column-processes = Processes
column-files = Files a year

roadmap-not-begun = Was to begin { $days } ago.
roadmap-begins = Begins on { $day }.
roadmap-paused = Paused: no date is expected.
roadmap-done = Done: all its milestones are reached.
roadmap-stopped = Stopped: its remaining milestones are dropped.
roadmap-next = Next milestone: { $name }, planned for { $day }.
roadmap-end = Planned end: { $day }.
roadmap-end-expected = Planned end: { $day }; expected on { $expected } if today’s gap stays the same.
roadmap-problem = What is hard today
roadmap-benefit = What will be better
roadmap-place = Its place in the plan
roadmap-objective = Objective
roadmap-business = Business objective
roadmap-occupations = Occupations concerned
roadmap-schedule-title = Schedule and milestones
roadmap-schedule-read = Planned from { $start } to { $end }.
milestones-title = The milestones
roadmap-processes-read = From “paper” to “online from end to end” there are four steps.

concerning-title = The roadmaps of this occupation
concerning-lead = What the plan changes in this occupation, and when.

decisions-title = What needs a decision today?
decisions-lead = { $count ->
    [one] { $count } point needs a decision. The rest takes its course.
   *[other] { $count } points need a decision. The rest takes its course.
}
decisions-none = Nothing needs a decision: the plan takes its course.
decisions-points = To decide
decisions-see = See
point-overdue = { $count ->
    [one] { $count } milestone is overdue
   *[other] { $count } milestones are overdue
}
point-overdue-words = The longest: { $milestone } ({ $roadmap }), overdue by { $days }.
point-resting = { $count ->
    [one] { $count } roadmap does not move
   *[other] { $count } roadmaps do not move
}
point-resting-words = The longest at rest: { $roadmap }. { $why }
point-without = { $count ->
    [one] { $count } occupation of { $all } has no roadmap
   *[other] { $count } occupations of { $all } have no roadmap
}
point-without-words = See which of them need one first.
point-paper = { $count ->
    [one] { $count } process is still on paper
   *[other] { $count } processes are still on paper
}
point-paper-words = The largest: { $process }, { $files }.
overdue-title = Overdue milestones
resting-title = Roadmaps that do not move
resting-lead = Paused, not begun on the planned day, or late and without a milestone reached for three months.
resting-none = All roadmaps move.
rest-paused = Paused. The last known step was { $days } ago.
rest-not-begun = Was to begin { $days } ago.
rest-untouched = A milestone is overdue, and none was reached for { $days }.
decisions-axes-title = The axes, from the latest to the least late
decisions-axes-table = Milestones of each axis
paper-title = Processes still on paper
paper-lead = Paper, or a form to print. Those of most files first.
paper-none = No process of the plan is on paper any more.
paper-more = { $count ->
    [one] And { $count } other, of fewer files.
   *[other] And { $count } others, of fewer files.
}
without-title = Occupations without a roadmap
without-none = Each occupation has at least one roadmap.
occupations-count = { $count ->
    [one] { $count } occupation
   *[other] { $count } occupations
}

occupations-title = Occupations
occupations-lead = What each does in the organisation, what it takes of digital skills, and what the plan changes in it.
occupations-none = This organisation has not described its occupations yet.
occupation-rome = ROME code { $code }
occupation-asks = What this occupation asks
occupation-asks-lead = The level asked in each domain of the core. Nobody is shown here.
occupation-table = Level asked by domain
occupation-column-domain = Domain
occupation-column-level = Level asked
occupation-level-named = level { $level } · { $name }
occupation-exceptions = What differs for this occupation
occupation-exception = { $competence } ({ $domain }): level { $level } instead of { $usual }
occupation-scale = What each level says
occupation-mine = Compare with my passport
concerning-none = No roadmap concerns this occupation yet.
plan-see-occupations = See the occupations
plan-occupations = { $without ->
    [0] { $count }: each has at least one roadmap.
   *[other] { $count }, { $without } of them without a roadmap.
}
