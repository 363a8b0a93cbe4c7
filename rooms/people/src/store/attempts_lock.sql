INSERT INTO people_attempts (subject, failures, since) VALUES ($1, 0, $2)
ON CONFLICT (subject) DO UPDATE SET failures = people_attempts.failures
