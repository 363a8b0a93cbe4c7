INSERT INTO passport_visits (person, seen_at, before_at, answers_read_at, journal_read_at) VALUES ($1, $2, $2, $3, $4)
ON CONFLICT (person) DO UPDATE SET answers_read_at = excluded.answers_read_at, journal_read_at = excluded.journal_read_at
