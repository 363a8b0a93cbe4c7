INSERT INTO evidence_statements
  (person, id, verb, activity, authority, profile, happened_at, stored_at, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (person, id) DO NOTHING
RETURNING position
