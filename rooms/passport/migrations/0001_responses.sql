-- A projection of the ledger: the answers that count as evidence, one row a statement.
CREATE TABLE passport_responses (
  person {{blob}} NOT NULL,
  statement {{blob}} NOT NULL,
  session {{blob}} NOT NULL,
  family TEXT NOT NULL,
  version BIGINT NOT NULL,
  seed BIGINT NOT NULL,
  response TEXT NOT NULL,
  correct BIGINT NOT NULL,
  weight DOUBLE PRECISION NOT NULL,
  answered_at BIGINT NOT NULL,
  stored_at BIGINT NOT NULL,
  PRIMARY KEY (person, statement)
);

-- When a person last looked at her passport, and the time before, to show what has changed since.
CREATE TABLE passport_visits (
  person {{blob}} NOT NULL PRIMARY KEY,
  seen_at BIGINT NOT NULL,
  before_at BIGINT
);
