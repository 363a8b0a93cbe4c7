INSERT INTO store_leases (name, holder, expires_at)
VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
WHERE store_leases.expires_at < $4 OR store_leases.holder = excluded.holder
