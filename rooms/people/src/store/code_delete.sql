DELETE FROM people_codes WHERE person = $1 AND hash = $2
