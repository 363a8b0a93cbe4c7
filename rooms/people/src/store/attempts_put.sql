INSERT INTO people_attempts (subject, failures, since) VALUES ($1, $2, $3)
ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, since = excluded.since
