INSERT INTO people_audit (at, reader, program, subject, what, purpose) VALUES ($1, $2, $3, $4, $5, $6)
