SELECT position, person, authority, profile, body FROM evidence_statements
WHERE position > $1 ORDER BY position LIMIT $2
