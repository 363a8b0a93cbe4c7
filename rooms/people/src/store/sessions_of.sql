SELECT hash, created_at, seen_at, device FROM people_sessions WHERE person = $1 ORDER BY seen_at DESC
