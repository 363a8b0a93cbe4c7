SELECT position, person, authority, profile, body FROM evidence_statements
WHERE person = $1 ORDER BY position
