style-title = Components
style-lead = What this page shows is what the product uses. Nothing else.
style-contents = On this page

style-colours = Colours
style-swatch-light = light { $colour }
style-swatch-dark = dark { $colour }
style-contrasts = Contrasts measured
style-contrasts-read = { $enough } pairs of colours out of { $total } reach their least contrast in both themes: 7 for the main text, 4.5 for text, 3 for marks.
style-pair = Pair
style-pair-words = { $mark } on { $ground }
style-light = Light
style-dark = Dark
style-least = Least
style-verdict = Verdict
style-enough = enough
style-faint = too faint

style-type = Type
style-type-figure = 43 of 80
style-type-title = Your passport
style-type-section = Six domains
style-type-lead = One step is enough today.
style-type-text = Running text holds 66 signs a line.
style-type-second = Second text says where a measure comes from.
style-type-note = A note beside a drawing.
style-type-mono = Fixed-width type is for codes:
style-type-keys = Keys:

style-space = Spaces and corners
style-space-read = Eight spaces, four corners.

style-actions = Actions
style-actions-read = One main button a page. A verb on each button.
style-button-main = Begin
style-button = Change
style-button-bare = Choose another domain
style-button-danger = Close the account
style-button-disabled = Already asked
style-button-small = Small
style-button-pressed = Chosen
style-button-big = Big
style-button-focus = With the focus

style-badges = Badges
style-badge-plain = 8 minutes
style-badge-brand = on the way
style-badge-ok = held
style-badge-warn = March 2025, to look at again
style-badge-bad = late
style-badge-open = fragile
style-badge-beacon = next step

style-callouts = Callouts
style-callout-brand = For information
style-callout-brand-words = The answers of a paused session are kept.
style-callout-ok = Saved
style-callout-ok-words = Your request has been sent.
style-callout-warn = To check
style-callout-warn-words = This evidence is older than 18 months.
style-callout-bad = Two points need another look
style-callout-bad-words = Nothing has been saved yet.
style-callout-open = Exploration
style-callout-open-words = The margin is wide. Eight questions would be enough.

style-fields = Fields
style-field = Name
style-field-hint = First name, then surname.
style-field-value = Claire Le Goff
style-field-wrong = End date
style-field-error = Choose a date after 1 March 2027.
style-field-wrong-value = 12/02/2027
style-field-secret = Password
style-field-area = Your request
style-field-area-hint = Say which data, and what must change.
style-field-area-error = Write your request.
style-field-select = Unit
style-field-select-none = No unit
style-field-number = Your answer, in hours

style-choices = Choices
style-choice-one = One choice
style-choice-many = Several choices
style-choice-first = Tell the person who administers
style-choice-second = Wait for the end of the update
style-choice-third = Restart the computer
style-choice-hint = What is under way is lost.
style-choice-pair = A backup every week
style-choice-pair-empty = Choose
style-choice-pair-value = enough

style-surfaces = Surfaces
style-surface-key = The graduated edge marks the panel that matters most. One a page.
style-surface-fold = A part that unfolds
style-surface-fold-words = Its title can be read while it is closed.
style-surface-more = A detail
style-surface-more-words = A detail unfolds in its place.

style-table = Table
style-table-caption = Answers by domain
style-table-domain = Domain
style-table-state = State
style-table-answers = Answers

style-levels = Levels
style-levels-read = The square repeats what the text beside it says.
style-level-inferred = level 2, inferred from the domain
style-level-old = level 2, evidence older than 18 months

style-rulers = The ruler
style-ruler-measured = A measure
style-ruler-asked = With the level asked
style-ruler-after = With what a step should change
style-ruler-unknown = Not enough evidence
style-ruler-small = Small, in a list
style-ruler-numbered = With the numbers of the levels

style-figure = A chart and its table
style-figure-read = The line is the estimate, the band what remains uncertain. Dotted: the level asked.
style-figure-low = Between
style-figure-high = and
style-axis-information = Information
style-axis-communication = Communication
style-axis-creation = Creation
style-axis-security = Security
style-axis-environment = Environment
style-axis-ai = AI

style-bars = Bars
style-bars-read = The length repeats the number written beside it.
style-timeline = The time line
style-heat = The heat map
style-heat-read = It is a table: the number stands on a plate, and the texture repeats it. It stays legible in grey.
style-heat-rows = Row
style-heat-total = A family
style-heat-row = An occupation
style-timeline-read = Above, what is planned. Below, what is done, then what can be expected.
style-cone = The cone
style-cone-read = A session goes forward as the margin narrows.
style-cone-label = The margin narrows: it was 2.0 at the start, it is 1.1 now, and the session stops at 0.8.
style-seal = The seal
style-seal-read = Two fingerprints give two seals.
style-icons = Icons
style-icons-read = Always beside a word. Here each bears its name.
style-empty = Empty state
style-empty-title = No evidence yet
style-empty-words = Four questions give a first measure. About 3 minutes.
style-empty-button = Answer 4 questions
