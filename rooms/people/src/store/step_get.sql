SELECT person, expires_at FROM people_second_steps WHERE hash = $1
