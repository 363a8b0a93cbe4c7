-- Which unit a person belongs to, from when, until when (the first instant at which she does no more; NULL
-- while no end is known). Times of one person do not overlap. Units stand in the organisation's file.
CREATE TABLE people_memberships (
  person {{blob}} NOT NULL,
  unit TEXT NOT NULL,
  since BIGINT NOT NULL,
  until BIGINT,
  PRIMARY KEY (person, since)
);
CREATE INDEX people_memberships_by_unit ON people_memberships (unit, person);
CREATE UNIQUE INDEX people_memberships_open ON people_memberships (person) WHERE until IS NULL;
INSERT INTO people_memberships (person, unit, since)
  SELECT person, unit, created_at FROM people_accounts WHERE unit IS NOT NULL;
ALTER TABLE people_accounts DROP COLUMN unit;

-- Which units a person manages, with those below them.
CREATE TABLE people_managers (
  person {{blob}} NOT NULL,
  unit TEXT NOT NULL,
  since BIGINT NOT NULL,
  until BIGINT,
  PRIMARY KEY (person, unit, since)
);
CREATE INDEX people_managers_by_unit ON people_managers (unit, person);
CREATE UNIQUE INDEX people_managers_open ON people_managers (person, unit) WHERE until IS NULL;

-- What a person has switched on for others to see, from when, until when; she alone switches.
CREATE TABLE people_consents (
  person {{blob}} NOT NULL,
  switch TEXT NOT NULL,
  since BIGINT NOT NULL,
  until BIGINT,
  PRIMARY KEY (person, switch, since)
);
CREATE UNIQUE INDEX people_consents_open ON people_consents (person, switch) WHERE until IS NULL;

-- Imports of the list of people: when, by whom, how many of what.
CREATE TABLE people_imports (
  position {{position}},
  at BIGINT NOT NULL,
  ran_by TEXT NOT NULL,
  joined BIGINT NOT NULL,
  came_back BIGINT NOT NULL,
  moved BIGINT NOT NULL,
  renamed BIGINT NOT NULL,
  given_roles BIGINT NOT NULL,
  gone BIGINT NOT NULL,
  unchanged BIGINT NOT NULL
);
