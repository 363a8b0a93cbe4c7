DELETE FROM people_sessions WHERE person = $1 AND (seen_at < $2 OR created_at < $3)
