DELETE FROM people_codes WHERE person = $1
