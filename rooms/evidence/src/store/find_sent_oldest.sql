SELECT position, person, authority, profile, body FROM evidence_statements
WHERE ($8 = 1 OR person = $9) AND ($1 = '' OR verb = $1) AND ($2 = '' OR activity = $2)
  AND stored_at > $3 AND stored_at <= $4 AND position > $5
  AND authority = $7 AND authority <> 'assess'
ORDER BY position LIMIT $6
