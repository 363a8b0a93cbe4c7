INSERT INTO learn_taken (person, course, registration, started_at, seen_at) VALUES ($1, $2, $3, $4, $4)
ON CONFLICT (person, course) DO NOTHING
