INSERT INTO passport_responses
  (person, statement, session, family, version, seed, response, correct, weight, answered_at, stored_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (person, statement) DO NOTHING
