INSERT INTO lrs_clients (id, name, hash, created_at, created_by, scope) VALUES ($1, $2, $3, $4, $5, $6)
