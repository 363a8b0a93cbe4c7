DELETE FROM people_roles WHERE person = $1
