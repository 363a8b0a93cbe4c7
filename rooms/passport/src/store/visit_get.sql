SELECT seen_at, before_at, answers_read_at, journal_read_at FROM passport_visits WHERE person = $1
