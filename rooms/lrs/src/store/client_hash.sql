SELECT hash FROM lrs_clients WHERE id = $1 AND revoked_at IS NULL
