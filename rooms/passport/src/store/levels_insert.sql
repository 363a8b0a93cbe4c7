INSERT INTO passport_levels (person, as_of, levels) VALUES ($1, $2, $3)
ON CONFLICT (person, as_of) DO NOTHING
