SELECT id, name, scope, created_at, created_by, revoked_at, hash FROM lrs_clients
WHERE id = $1 AND revoked_at IS NULL
