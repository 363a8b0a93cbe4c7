DELETE FROM people_sessions WHERE hash = $1 AND person = $2
