INSERT INTO people_requests (id, person, kind, body, created_at) VALUES ($1, $2, $3, $4, $5)
