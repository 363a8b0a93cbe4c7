INSERT INTO initiatives_ideas (id, person, call, title, impact, maturity, ambition, support, state, state_at,
  revision, tab, turn, saved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $10)
