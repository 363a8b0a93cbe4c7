DELETE FROM people_sessions WHERE person = $1
