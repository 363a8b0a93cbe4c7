DELETE FROM people_memberships WHERE person = $1 AND unit = $2 AND until IS NULL
