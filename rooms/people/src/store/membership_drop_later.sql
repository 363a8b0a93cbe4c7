DELETE FROM people_memberships WHERE person = $1 AND since >= $2
