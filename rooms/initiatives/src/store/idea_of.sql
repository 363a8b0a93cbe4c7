SELECT id, person, call, title, impact, maturity, ambition, support, state, state_at, revision, tab, turn, saved_at,
  outcome, reason, decided_at
FROM initiatives_ideas WHERE person = $1 AND call = $2
