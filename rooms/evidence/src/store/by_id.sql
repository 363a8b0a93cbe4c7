SELECT s.position, s.person, s.authority, s.profile, s.body
FROM evidence_statement_ids i JOIN evidence_statements s ON s.person = i.person AND s.position = i.position
WHERE i.id_hash = $1
