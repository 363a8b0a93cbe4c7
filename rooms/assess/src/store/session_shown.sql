UPDATE assess_sessions SET shown_at = $3 WHERE person = $1 AND id = $2 AND step = $4
