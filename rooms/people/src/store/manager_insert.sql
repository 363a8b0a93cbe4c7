INSERT INTO people_managers (person, unit, since) VALUES ($1, $2, $3)
ON CONFLICT (person, unit, since) DO UPDATE SET until = NULL
