-- The installation's address as statements write it; set once, because every actor and activity names it.
CREATE TABLE evidence_installation (
  home_page TEXT NOT NULL PRIMARY KEY,
  created_at BIGINT NOT NULL
);

-- The ledger. Rows are added, never changed.
CREATE TABLE evidence_statements (
  position {{position}},
  person {{blob}} NOT NULL,
  id {{blob}} NOT NULL,
  verb TEXT NOT NULL,
  activity TEXT NOT NULL,
  authority TEXT NOT NULL,
  profile TEXT NOT NULL,
  happened_at BIGINT NOT NULL,
  stored_at BIGINT NOT NULL,
  body {{blob}} NOT NULL,
  UNIQUE (person, id)
);
CREATE INDEX evidence_statements_by_position ON evidence_statements (position);
CREATE INDEX evidence_statements_by_person ON evidence_statements (person, position);

-- xAPI ids are unique over all people, the ledger's key only within one.
CREATE TABLE evidence_statement_ids (
  id_hash {{blob}} NOT NULL PRIMARY KEY,
  person {{blob}} NOT NULL,
  position BIGINT NOT NULL
);

-- How far each projection has been built, and by which version of its code.
CREATE TABLE evidence_projections (
  name TEXT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  complete BIGINT NOT NULL
);
