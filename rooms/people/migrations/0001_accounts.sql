-- One row a person. sign_in is what she types; the id is random and is all that other rooms know;
-- folded is name and sign-in name without case and accents, to search and to sort by.
CREATE TABLE people_accounts (
  person {{blob}} NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sign_in TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL,
  unit TEXT,
  password TEXT,
  language TEXT,
  theme TEXT,
  created_at BIGINT NOT NULL,
  disabled_at BIGINT
);
CREATE INDEX people_accounts_by_name ON people_accounts (folded, person);

CREATE TABLE people_roles (
  person {{blob}} NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (person, role)
);

-- The cookie's value is stored hashed: a stolen database opens no session.
CREATE TABLE people_sessions (
  hash {{blob}} NOT NULL PRIMARY KEY,
  person {{blob}} NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  device TEXT NOT NULL
);
CREATE INDEX people_sessions_by_person ON people_sessions (person);

-- One-time codes to choose a password; the newest of a person is the only one that holds.
CREATE TABLE people_codes (
  person {{blob}} NOT NULL PRIMARY KEY,
  hash {{blob}} NOT NULL,
  expires_at BIGINT NOT NULL
);

-- Failed sign-ins, by account and by address; old rows are overwritten.
CREATE TABLE people_attempts (
  subject TEXT NOT NULL PRIMARY KEY,
  failures BIGINT NOT NULL,
  since BIGINT NOT NULL
);

-- Each read of a person's data by another person, written in the transaction that reads, or by a
-- program, named and written before it is answered.
CREATE TABLE people_audit (
  position {{position}},
  at BIGINT NOT NULL,
  reader {{blob}},
  program TEXT,
  subject {{blob}} NOT NULL,
  what TEXT NOT NULL,
  purpose TEXT NOT NULL
);
CREATE INDEX people_audit_by_subject ON people_audit (subject, at);
CREATE INDEX people_audit_by_reader ON people_audit (reader, at);

-- Requests to correct or erase, and their written answers.
CREATE TABLE people_requests (
  id {{blob}} NOT NULL PRIMARY KEY,
  person {{blob}} NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  answer TEXT,
  answered_at BIGINT,
  answered_by {{blob}}
);
CREATE INDEX people_requests_by_person ON people_requests (person, created_at);
