INSERT INTO people_codes (person, hash, expires_at) VALUES ($1, $2, $3)
ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at
