-- The level credited in each domain as of an instant, one row a person who had answered by then: a digit a domain in
-- the socle's order, a hyphen where the domain is not measured. Made for figures about everybody, from statements
-- that had reached the ledger by then, which never change; kept until the figures of a later instant are made.
CREATE TABLE passport_levels (
  person {{blob}} NOT NULL,
  as_of BIGINT NOT NULL,
  levels TEXT NOT NULL,
  PRIMARY KEY (person, as_of)
);
CREATE INDEX passport_levels_by_instant ON passport_levels (as_of, person);
