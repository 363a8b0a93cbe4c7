UPDATE learn_taken SET page = $3, seen_at = $4 WHERE person = $1 AND course = $2
