INSERT INTO learn_checks (person, course, name, version, tries, response, answered_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (person, course, name) DO UPDATE SET
  version = excluded.version, tries = excluded.tries, response = excluded.response, answered_at = excluded.answered_at
