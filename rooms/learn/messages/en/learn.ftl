learn-title = Learn
learn-lead = Short courses, at your own pace. Your place is kept from one device to another.
learn-none = No course is offered for now.
learn-proof-title = A course teaches, it does not grade
learn-proof = Finishing a course adds no level to your passport. To show what you have learnt, answer a few questions under “Get assessed” afterwards.
minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
minutes-left = { $minutes ->
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
}
pages-done = { $done ->
    [one] { $done } page of { $all } finished, about { $minutes } min left.
   *[other] { $done } pages of { $all } finished, about { $minutes } min left.
}
badge-french = in French
badge-english = in English
in-french-title = This course is in French
in-french = It does not exist in English yet. You can take it now.
in-english-title = This course is in English
in-english = It does not exist in another language yet. You can take it now.
see-course = See the course
resume-course = Go on with the course
review-course = Look at the course again
state-done = finished
state-under-way = under way
level-aimed = This course aims at level { $level } of the core.
levels-aimed = This course aims at levels { $low } to { $high } of the core.
begin-title = Begin now
begin = Begin the course
resume-title = Go on where you were
resume = Go on:
done-title = You have finished this course
done = You can come back to it whenever you like, and answer each question again. Now show what you know: a few questions are enough, and they count in your passport.
prove = Get assessed: { $domain }
plan-title = Plan of the course
treats = Competences practised
know-title = Good to know
know-pause = Stop whenever you like: your place is kept.
know-checks = The questions help you remember. You can answer them again, nothing is graded.
know-proof = Finishing the course adds no level to your passport: your answers under “Get assessed” do.
memo-title = The essentials on one page
memo-lead = To print or read again, without taking the whole course.
memo-open = Open the summary
memo-print = This page prints on one A4 sheet, from your browser’s menu.
page-done = { $time } · finished
page-open = { $left ->
    [one] { $time } · { $left } exercise to do
   *[other] { $time } · { $left } exercises to do
}
page-place = Page { $place } of { $all }
place-kept = You can stop at any time: your place is kept.
page-left = { $left ->
    [one] { $left } exercise on this page is left to finish it.
   *[other] { $left } exercises on this page are left to finish it.
}
previous = Previous page
next = Go on:
finish = Finish
figure-words = Read the description of the diagram
check-badge = Your turn
check-send = Check my answer
check-unknown = I don’t know, show me
check-again = Answer again
check-again-other = Try another question of the same kind
scenario-badge = Situation
scenario-chosen = Your choice:
scenario-choose = What do you do?
scenario-lesson = To remember
scenario-restart = Start again with other choices
ending-safe = nothing is lost
ending-repaired = repaired in time
ending-costly = it had a cost
