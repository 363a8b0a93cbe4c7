INSERT INTO evidence_statement_ids (id_hash, person, position) VALUES ($1, $2, $3)
ON CONFLICT (id_hash) DO NOTHING
