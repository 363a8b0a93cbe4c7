SELECT id, name, scope, created_at, created_by, revoked_at FROM lrs_clients
ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, name, id
