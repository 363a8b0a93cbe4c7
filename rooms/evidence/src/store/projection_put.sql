INSERT INTO evidence_projections (name, version, position, complete) VALUES ($1, $2, $3, $4)
ON CONFLICT (name) DO UPDATE SET version = excluded.version, position = excluded.position, complete = excluded.complete
