rating-impact-1 = one does not see what would change
rating-impact-2 = a gain for a few people
rating-impact-3 = a gain for many, and a way to measure it
rating-impact-4 = a strong, measured gain for nearly all who suffer from the problem
rating-maturity-1 = a hunch
rating-maturity-2 = a trial, told
rating-maturity-3 = a trial, measured
rating-maturity-4 = in use, and holding for months
rating-ambition-1 = a particular case
rating-ambition-2 = useful to one unit
rating-ambition-3 = can spread to other units
rating-ambition-4 = can change the rule for all
rating-support-1 = no support
rating-support-2 = interested colleagues
rating-support-3 = definite support, and time set aside
rating-support-4 = a department commits, with means
rating-said = { $rating } · { $words }

reviews-title = Reviews
reviews-lead = The ideas that you are asked to review. Each bears a pseudonym, and nothing else of its author is shown to you.
reviews-none = You are not invited to review any call at the moment. If you expected an invitation, speak to the person who was to give it to you.
reviews-no-idea = No idea is submitted yet. Come back later.
reviews-closed = The call is closed. Here is what you wrote. Each author has received it, without your name.
reviews-read-call = Read the call
reviews-back = Back to reviews
reviews-rule-pseudonym = Do not look for who the author is. If you recognise them, declare it.
reviews-rule-interest = A tie with the author or with the idea is declared on the page of the idea. You then read it no more, and are asked for no rating.
reviews-rule-name = Your ratings and reasons are read by the person who invited you, with your name. The author receives them without your name.

review-to-do = to read
review-draft = draft
review-sent = sent
review-recused = recused
review-outdated = to see again: the idea has changed
review-lead = The author is known by this pseudonym alone.
review-title = My review
review-form-lead = A rating and its words for each part, then your reasons. All is saved while you write.
review-reasons = Your reasons
review-reasons-hint = The author will read them as they are, without your name. Say what convinces and what is missing. 2,000 characters at most.
review-send-note = By sending, you state that you have no tie with this idea nor with its author.
review-send = Send my review
review-saved = Your review is saved, and not yet sent.
review-sent-now = Your review is sent.
review-reopened = Your review is a draft again.
review-recused-now = Your interest is declared. You no longer review this idea.
review-sent-title = Your review is sent
review-reopen-note = You can take it up again until the call is closed. It does not count until you send it again.
review-reopen = Take up my review again
review-no-rating = Choose a rating: { $part }.
review-no-reasons = Write your reasons: every author receives some.
review-refused = This review is no longer a draft
review-gone = This idea is no longer yours to review: it was withdrawn, or your invitation was taken back
review-outdated-title = The idea has changed since your review
review-outdated-words = Here is the new text. What you had written is kept in the form: read again, then send again.
review-recused-title = You do not review this idea
review-recused-words = You declared an interest. The text is no longer shown to you, and you are asked for no rating. What you had written stays in your data, and does not count.

interest-title = A tie?
interest-lead = You know the author, the idea concerns you, you would gain or lose by it: say so here. You will read the idea no more, and this is final.
interest-label = Your tie, in a few words
interest-hint = Read by the person who invited you. 500 characters at most.
interest-button = Declare it and review no more
interest-empty = Say what your tie is, in a few words.
interest-too-long = It is too long: { $most } characters at most.

readings-title = The reviews
readings-lead = Each reviewer sees in their journal that their review was shown here.
readings-none = No review yet.
feedback-title = The reviews of my idea
feedback-lead = Those who reviewed are not named, and did not know your name.
feedback-number = Review { $number }
call-column-reviews = Reviews

guests-title = Reviewers
guests-lead = People from outside, invited one by one. They read the ideas under pseudonyms, and nothing else.
guests-none = Nobody is invited yet.
guests-waiting = invitation waiting
guests-accepted = has accepted
guests-expired = invitation expired
guests-revoked = invitation taken back
guests-again = No answer in fourteen days. Invite again.
guests-until = The link works until { $when }.
guests-progress = { $sent ->
    [0] No review sent of { $asked }.
    [one] { $sent } review sent of { $asked }.
   *[other] { $sent } reviews sent of { $asked }.
}
guests-recused = { $count ->
    [one] { $count } idea recused.
   *[other] { $count } ideas recused.
}
guests-revoke = Take back
guests-revoke-of = Take back the invitation: { $name }
guests-revoke-note = Taking an invitation back voids its link, shuts the way to the call, and the reviews no longer count.
guests-revoked-now = The invitation is taken back.
guests-invite-title = Invite somebody
guests-invite-lead = Hand the link over in person, or by a way that you hold safe: it opens their account. For a lost password or telephone, invite them again under the same sign-in name: the old access is void at once.
guests-name = First name and surname
guests-sign-in = Sign-in name
guests-sign-in-hint = What they will type to sign in, for instance their e-mail address. No e-mail is sent.
guests-invite = Prepare the invitation
guests-given = Invitation ready for { $name }
guests-link = Hand over this link, shown this once only:
guests-token = Or this code, to type on the page “Accept an invitation”:
guests-given-before = An invitation has just been prepared. Its link is shown once only: if it is lost, invite again.
guests-name-empty = Write the name of the person invited.
guests-name-wrong = The name has 120 characters at most, and no invisible character.
guests-sign-in-empty = Write a sign-in name.
guests-sign-in-wrong = The sign-in name takes letters, digits, dot, dash, underscore and at sign.
guests-taken = This sign-in name is that of somebody of the organisation. A guest comes from outside: choose another.
guests-account-closed = This person’s account was closed by the administration. They cannot be invited.
