SELECT position, person, authority, profile, body FROM evidence_statements
WHERE person = $7 AND ($1 = '' OR verb = $1) AND ($2 = '' OR activity = $2)
  AND stored_at > $3 AND stored_at <= $4 AND position > $5
ORDER BY position ASC LIMIT $6
