SELECT person, role FROM people_roles
