SELECT guest, idea, call, state, impact, maturity, ambition, support, reasons, interest, idea_revision, revision, tab, turn, saved_at,
  sent_at
FROM initiatives_reviews WHERE guest = $1 AND idea = $2
