INSERT INTO talents_appearances (person, need, first_at, latest_at, times) VALUES ($1, $2, $3, $3, 1)
ON CONFLICT (person, need) DO UPDATE SET latest_at = excluded.latest_at, times = talents_appearances.times + 1
