DELETE FROM people_second_steps WHERE hash IN (
  SELECT hash FROM people_second_steps WHERE expires_at <= $1 LIMIT $2
)
