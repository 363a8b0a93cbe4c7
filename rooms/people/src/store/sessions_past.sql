DELETE FROM people_sessions WHERE hash IN (
  SELECT hash FROM people_sessions WHERE seen_at <= $1 OR created_at <= $2 LIMIT $3
)
