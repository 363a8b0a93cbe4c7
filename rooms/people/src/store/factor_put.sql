INSERT INTO people_factors (person, secret, last_step, since) VALUES ($1, $2, $3, $4)
ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, last_step = excluded.last_step, since = excluded.since
