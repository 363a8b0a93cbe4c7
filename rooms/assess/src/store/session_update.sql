UPDATE assess_sessions
SET step = $3, state = $4, domain = $5, question = $6, family = $7, version = $8, variant = $9, shown_at = $10, changed_at = $11
WHERE person = $1 AND id = $2 AND step = $12
