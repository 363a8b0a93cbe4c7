SELECT hash, expires_at FROM people_codes WHERE person = $1
