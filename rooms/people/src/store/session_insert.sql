INSERT INTO people_sessions (hash, person, created_at, seen_at, device) VALUES ($1, $2, $3, $3, $4)
