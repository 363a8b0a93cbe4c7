INSERT INTO initiatives_calls (id, title, problem, sufferers, how_many, evidence, axis, sponsor, days_a_week,
  pseudonym_key, opened_by, opened_at, ends_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
