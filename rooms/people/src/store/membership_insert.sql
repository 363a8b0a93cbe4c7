INSERT INTO people_memberships (person, unit, since) VALUES ($1, $2, $3)
