DELETE FROM people_codes WHERE expires_at <= $1 AND person IN (
  SELECT person FROM people_codes WHERE expires_at <= $1 LIMIT $2
)
