DELETE FROM people_factors WHERE person = $1
