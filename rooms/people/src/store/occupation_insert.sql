INSERT INTO people_occupations (person, occupation, since) VALUES ($1, $2, $3)
