SELECT role FROM people_roles WHERE person = $1 ORDER BY role
