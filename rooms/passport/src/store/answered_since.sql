SELECT person FROM passport_responses WHERE stored_at >= $1
