CREATE TABLE IF NOT EXISTS store_migrations (
  room TEXT NOT NULL,
  number BIGINT NOT NULL,
  hash TEXT NOT NULL,
  applied_at BIGINT NOT NULL,
  PRIMARY KEY (room, number)
);
CREATE TABLE IF NOT EXISTS store_leases (
  name TEXT NOT NULL PRIMARY KEY,
  holder {{blob}} NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS store_marks (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
