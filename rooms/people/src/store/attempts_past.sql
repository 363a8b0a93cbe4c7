DELETE FROM people_attempts WHERE since <= $1 AND subject IN (
  SELECT subject FROM people_attempts WHERE since <= $1 LIMIT $2
)
