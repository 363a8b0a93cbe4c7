INSERT INTO store_migrations (room, number, hash, applied_at) VALUES ($1, $2, $3, $4)
