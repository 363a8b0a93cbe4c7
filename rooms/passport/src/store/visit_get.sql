SELECT seen_at, before_at FROM passport_visits WHERE person = $1
