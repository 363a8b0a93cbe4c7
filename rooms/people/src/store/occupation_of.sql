SELECT occupation FROM people_occupations WHERE person = $1 AND until IS NULL
