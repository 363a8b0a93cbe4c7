DELETE FROM people_memberships WHERE person = $1 AND (since >= $2 OR (until IS NULL AND unit = $3))
