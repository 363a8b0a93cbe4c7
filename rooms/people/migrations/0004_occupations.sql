-- Which occupation a person has, from when, until when (the first instant at which she has it no more; NULL while
-- no end is known). Times of one person do not overlap. Occupations stand in the organisation's files.
CREATE TABLE people_occupations (
  person {{blob}} NOT NULL,
  occupation TEXT NOT NULL,
  since BIGINT NOT NULL,
  until BIGINT,
  PRIMARY KEY (person, since)
);
CREATE UNIQUE INDEX people_occupations_open ON people_occupations (person) WHERE until IS NULL;

-- How many people an import gave another occupation, or took it from.
ALTER TABLE people_imports ADD COLUMN given_occupations BIGINT NOT NULL DEFAULT 0;
