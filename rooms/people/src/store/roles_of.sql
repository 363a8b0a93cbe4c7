SELECT role FROM people_roles WHERE person = $1
UNION SELECT 'manager' AS role FROM people_managers WHERE person = $1 AND until IS NULL
ORDER BY role
