INSERT INTO people_second_steps (hash, person, expires_at) VALUES ($1, $2, $3)
