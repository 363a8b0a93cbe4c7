INSERT INTO people_consents (person, switch, since) VALUES ($1, $2, $3)
ON CONFLICT (person, switch, since) DO UPDATE SET until = NULL
