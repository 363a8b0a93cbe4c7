SELECT position, person, authority, profile, body FROM evidence_statements
WHERE ($1 = 0 OR person = $2) AND ($3 = '' OR verb = $3) AND ($4 = '' OR activity = $4)
  AND stored_at > $5 AND stored_at <= $6 AND position < $7
  AND authority = $9 AND authority <> 'assess'
ORDER BY position DESC LIMIT $8
