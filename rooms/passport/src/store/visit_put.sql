INSERT INTO passport_visits (person, seen_at, before_at) VALUES ($1, $2, $3)
ON CONFLICT (person) DO UPDATE SET seen_at = excluded.seen_at, before_at = excluded.before_at
