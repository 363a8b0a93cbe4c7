DELETE FROM people_roles WHERE person = $1 AND role <> 'guest'
