SELECT at, ran_by, joined, came_back, moved, renamed, given_roles, given_occupations, gone, unchanged
FROM people_imports ORDER BY position DESC LIMIT $1
