INSERT INTO learn_scenarios (person, course, name, way, chosen_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person, course, name) DO UPDATE SET way = excluded.way, chosen_at = excluded.chosen_at
