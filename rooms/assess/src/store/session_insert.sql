INSERT INTO assess_sessions
  (person, id, scope, seed, step, state, domain, question, family, version, variant, shown_at, started_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
