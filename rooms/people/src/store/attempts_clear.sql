DELETE FROM people_attempts WHERE subject = $1
