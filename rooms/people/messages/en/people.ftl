role-agent = agent
role-administrator = administration
role-manager = manager
role-steering = steering

sign-in-title = Sign in
sign-in-lead = Your digital passport, yours alone.
sign-in-name = Sign-in name
sign-in-password = Password
sign-in-button = Sign in
sign-in-no-account = First sign-in, or forgotten password?
sign-in-code-help = Ask the person who administers Passeport for a code, then choose your password.
sign-in-use-code = I have a code
sign-in-wrong = The sign-in name and the password do not go together. Check capitals and keyboard, then try again.
sign-in-wait = { $minutes ->
    [one] Too many attempts. Wait { $minutes } minute, then try again.
   *[other] Too many attempts. Wait { $minutes } minutes, then try again.
}
sign-in-kept-title = What you had just sent is kept
sign-in-kept = Your session had ended. Sign in: you can then send it in one step.
sign-in-demo-title = In the demonstration, without a password
sign-in-demo-lead = Its people have no password. To go on, come in as the one you were.
sign-in-demo-enter = Come in as

resend-title = Send what was kept
resend-lead = Your session had ended before this was sent. Nothing was lost.
resend-button = Send now
resend-drop = Do not send it

code-title = Choose your password
code-lead = The code was given to you by the person who administers Passeport. It works once, for two days.
code-name = Sign-in name
code-code = Code
code-code-hint = Twelve characters, such as AB12-CD34-EF56. Dashes and case do not matter.
code-password = New password
code-password-hint = At least twelve characters. A short sentence does very well.
code-again = The same, a second time
code-button = Save and sign in
code-wrong = The sign-in name and the code do not go together, or the code has expired. Check them, or ask for a new code.
code-empty = Write the code.
password-empty = Choose a password.
password-again-empty = Type the password a second time.
code-differ = The two passwords differ. Type the same one twice.
password-too-short = This password is too short. It needs at least twelve characters.
password-too-long = This password is too long. At most 256 characters are accepted.
password-common = This password is among the first that people try. Choose four unrelated words, for example.

sessions-title = My sessions
sessions-lead = The devices where your account is open. Close what you do not recognise.
sessions-current = this session
sessions-began = Opened on { $when }
sessions-seen = Used on { $when }
sessions-close = Close
sessions-close-of = Close the session: { $device }
sessions-device = { $browser } on { $system }
sessions-device-system = Unknown browser on { $system }
sessions-device-unknown = Unknown browser
sessions-device-said = What the browser says of itself

people-title = People
people-lead = { $count ->
    [one] { $count } account.
   *[other] { $count } accounts.
}
people-found = { $count ->
    [0] No account found.
    [one] { $count } account found.
   *[other] { $count } accounts found.
}
people-counts-title = Accounts
people-count-active = Active
people-count-new = Without a password
people-count-disabled = Closed
people-opening-note = Nobody is shown until you search: each time a person is shown, their journal gets a line.
people-all = Show everybody
people-search = Name or sign-in name
people-search-button = Search
people-add = Add a person
people-column-name = Name
people-column-sign-in = Sign-in name
people-column-roles = Roles
people-column-state = State
people-state-active = active
people-state-new = without a password
people-state-disabled = closed
people-none = No account matches. Check the spelling, or add the person.
people-previous = Previous page
people-next = Next page
people-page = Page { $page } of { $pages }
people-table = Accounts, by name
people-pager = Pages of the list
people-journal-note = Every person shown here sees it in their journal.

imports-title = Imports of the list of people
imports-table = Imports by date, and how many people each concerned
imports-lead = Each import was shown, then accepted, before it changed anything.
imports-when = When
imports-joined = Joined
imports-came-back = Came back
imports-moved = Moved
imports-renamed = Renamed
imports-roles = Other roles
imports-occupations = Other occupation
imports-gone = Left
imports-unchanged = Unchanged
imports-by = By
imports-command-line = command line

add-title = Add a person
add-lead = You will hand them a code to choose a password. No e-mail is sent.
add-name = First name and surname
add-sign-in = Sign-in name
add-sign-in-hint = What they will type to sign in: letters, digits, dot, dash or at sign.
add-unit = Unit
add-no-unit = No unit
add-roles = Roles
add-role-agent-hint = Is assessed and holds a passport.
add-role-administrator-hint = Adds people and answers their requests. Sees no level.
add-role-steering-hint = Sees what of the plan needs a decision. Sees nobody.
add-button = Add
add-taken = This sign-in name is taken. Choose another, with a digit for example.
add-unknown-unit = This unit no longer exists. Choose another, or “No unit”.
add-no-role = Choose at least one role.
name-empty = Write the name.
name-too-long = The name is too long: at most 120 characters.
name-hidden = The name holds an invisible character. Type it again rather than pasting it.
sign-in-empty = Write the sign-in name.
sign-in-too-long = The sign-in name is too long: at most 254 characters.
sign-in-sign = The sign-in name takes only letters, digits, the dot, the dash and the at sign.

person-title = { $name }
person-added = The account is made.
person-code-title = Code to hand over
person-code-lead = Read it out or give it on paper. It is shown only here, works once, and expires on { $when }.
person-code-where = The person uses it at this address:
person-facts = Account
person-created = Made on
person-unit = Unit
person-no-unit = no unit
person-occupation = Occupation
person-no-occupation = no occupation
person-state = State
person-roles-title = Roles
person-roles-button = Save the roles
person-roles-saved = The roles are saved.
person-reset-title = Password
person-reset-lead = A new code replaces the one before. The person’s open sessions are closed at once. The old password still works until the code is used. The person will see in their journal that you gave this code.
person-reset-button = Give a new code
person-disable-title = Close the account
person-disable-lead = The person can no longer sign in. Their evidence is kept.
person-disable-button = Close the account
person-enable-title = Open the account
person-enable-lead = The account is closed. If you open it, the person can sign in again.
person-enable-button = Open the account
person-disabled = The account is closed.
person-enabled = The account is open.
person-own = Your own account is not closed from here. Ask somebody else who administers Passeport.
person-added-before = You have just created this account. Its code is shown only once: if it is lost, give a new one.
person-code-before = A code has just been given. It is shown only once: if it is lost, give a new one.
person-last-administrator = At least one person who has chosen a password must administer. First give somebody else this role.

managing-title = Manager of a unit
managing-lead = A manager sees by name the agents of the unit and of those below it, and where these are with the core. Somebody’s levels are shown only if that person chooses so.
managing-unit = Unit to entrust
managing-choose = Choose a unit
managing-button = Entrust the unit
managing-end = End
managing-saved = The units entrusted are up to date.
managing-no-unit = Choose a unit that exists today.
managing-since = Since { $when }
managing-end-of = End: { $unit }

occupation-title = Occupation
occupation-lead = It serves to count, occupation by occupation, where the core stands. The person sees it in their data.
occupation-label = Occupation held
occupation-none = No occupation
occupation-button = Save the occupation
occupation-saved = The occupation is saved.
occupation-unknown = Choose an occupation of the list, or “No occupation”.

requests-title = Requests
requests-lead = Requests to correct or erase. Your answer is kept and shown to the person.
requests-pager = Pages of requests
requests-none = No request for now.
request-kind-correct = Correct
request-kind-erase = Erase
request-asked = Asked on { $when }
request-answer = Your answer
request-answer-hint = Say what was done, or why not. Announce no erasure that has not happened.
request-answer-button = Send the answer
request-answer-empty = Write an answer.
request-answer-too-long = The answer is too long: at most 8,000 characters.
request-answered-before = This request already has an answer. Nothing was changed.
request-not-sent = Your text was not sent. Here it is, should it still be of use:
request-answered = Answer of { $when }
request-sent = The answer is saved.
