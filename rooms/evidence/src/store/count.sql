SELECT COUNT(*) AS total FROM evidence_statements
