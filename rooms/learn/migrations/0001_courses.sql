-- A course that a person takes. Its statements are in the ledger; here stands where she is in it.
CREATE TABLE learn_taken (
  person {{blob}} NOT NULL,
  course TEXT NOT NULL,
  registration {{blob}} NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  page TEXT,
  completed_at BIGINT,
  PRIMARY KEY (person, course)
);

-- Pages read to their end.
CREATE TABLE learn_read (
  person {{blob}} NOT NULL,
  course TEXT NOT NULL,
  page TEXT NOT NULL,
  read_at BIGINT NOT NULL,
  PRIMARY KEY (person, course, page)
);

-- Questions of courses; response is NULL while a further try is open.
CREATE TABLE learn_checks (
  person {{blob}} NOT NULL,
  course TEXT NOT NULL,
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  response TEXT,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (person, course, name)
);

-- Ways through scenarios: the places of the choices, between commas.
CREATE TABLE learn_scenarios (
  person {{blob}} NOT NULL,
  course TEXT NOT NULL,
  name TEXT NOT NULL,
  way TEXT NOT NULL,
  chosen_at BIGINT NOT NULL,
  PRIMARY KEY (person, course, name)
);
