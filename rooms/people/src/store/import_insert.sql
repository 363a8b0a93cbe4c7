INSERT INTO people_imports
  (at, ran_by, joined, came_back, moved, renamed, given_roles, given_occupations, gone, unchanged)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
