-- A positioning session. Its answers are in the ledger; here stands only what is being asked.
CREATE TABLE assess_sessions (
  person {{blob}} NOT NULL,
  id {{blob}} NOT NULL,
  scope TEXT NOT NULL,
  seed BIGINT NOT NULL,
  step BIGINT NOT NULL,
  state TEXT NOT NULL,
  domain TEXT,
  question {{blob}},
  family TEXT,
  version BIGINT,
  variant BIGINT,
  shown_at BIGINT,
  started_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (person, id)
);
