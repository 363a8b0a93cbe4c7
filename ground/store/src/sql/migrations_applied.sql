SELECT room, number, hash FROM store_migrations ORDER BY applied_at, room, number
