-- Programs that may use the xAPI interface. A row is never deleted: statements name its id.
CREATE TABLE lrs_clients (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  hash {{blob}} NOT NULL,
  created_at BIGINT NOT NULL,
  created_by {{blob}} NOT NULL,
  revoked_at BIGINT
);
