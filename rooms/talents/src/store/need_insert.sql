INSERT INTO talents_needs (scout, id, purpose, area, own_answers, key, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
