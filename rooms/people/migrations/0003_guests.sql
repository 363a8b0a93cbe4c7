-- Invitations of guests: people of outside who are let in for one thing alone (the subject, an id that the room of it
-- knows). The link's token is stored hashed and holds once, until it expires or is revoked; person is the account
-- that it made, or that it opens anew.
CREATE TABLE people_invitations (
  id {{blob}} NOT NULL PRIMARY KEY,
  hash {{blob}} NOT NULL UNIQUE,
  subject {{blob}} NOT NULL,
  name TEXT NOT NULL,
  sign_in TEXT NOT NULL,
  person {{blob}},
  invited_by {{blob}} NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  accepted_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX people_invitations_by_subject ON people_invitations (subject, created_at);
CREATE INDEX people_invitations_by_person ON people_invitations (person);

-- The second factor of a guest: the key of her codes by time, and the step of the last code taken: each holds once.
CREATE TABLE people_factors (
  person {{blob}} NOT NULL PRIMARY KEY,
  secret {{blob}} NOT NULL,
  last_step BIGINT NOT NULL,
  since BIGINT NOT NULL
);

-- Who has given her password, and not yet her code.
CREATE TABLE people_second_steps (
  hash {{blob}} NOT NULL PRIMARY KEY,
  person {{blob}} NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX people_second_steps_by_person ON people_second_steps (person);
