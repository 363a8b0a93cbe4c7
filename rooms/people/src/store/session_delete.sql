DELETE FROM people_sessions WHERE hash = $1
