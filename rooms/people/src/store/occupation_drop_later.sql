DELETE FROM people_occupations WHERE person = $1 AND since >= $2
