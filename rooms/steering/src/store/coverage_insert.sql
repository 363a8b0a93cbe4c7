INSERT INTO steering_coverage (as_of, made_at, released) VALUES ($1, $2, $3)
ON CONFLICT (as_of) DO NOTHING
