-- A call for ideas: a problem, without a presumed solution. Ideas are taken until ends_at, the first instant that
-- is too late; closed_at is set once, with the decisions, and then nothing changes any more. The key makes the
-- pseudonyms of its authors.
CREATE TABLE initiatives_calls (
  id {{blob}} NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  problem TEXT NOT NULL,
  sufferers TEXT NOT NULL,
  how_many BIGINT NOT NULL,
  evidence TEXT NOT NULL,
  axis TEXT NOT NULL,
  sponsor TEXT NOT NULL,
  days_a_week BIGINT NOT NULL,
  pseudonym_key {{blob}} NOT NULL,
  opened_by {{blob}} NOT NULL,
  opened_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  closed_by {{blob}},
  closed_at BIGINT
);

-- What an agent proposes to a call: one idea each. The revision counts what was saved; tab and turn say by which
-- window, and by which of its sendings. The outcome and its reason arrive when the call is closed.
CREATE TABLE initiatives_ideas (
  id {{blob}} NOT NULL PRIMARY KEY,
  person {{blob}} NOT NULL,
  call {{blob}} NOT NULL,
  title TEXT NOT NULL,
  impact TEXT NOT NULL,
  maturity TEXT NOT NULL,
  ambition TEXT NOT NULL,
  support TEXT NOT NULL,
  state TEXT NOT NULL,
  state_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  tab TEXT NOT NULL,
  turn BIGINT NOT NULL,
  saved_at BIGINT NOT NULL,
  outcome TEXT,
  reason TEXT,
  decided_by {{blob}},
  decided_at BIGINT
);
CREATE UNIQUE INDEX initiatives_ideas_by_person ON initiatives_ideas (person, call);
CREATE INDEX initiatives_ideas_by_call ON initiatives_ideas (call, state, state_at, id);

-- Each state that an idea came to, and when.
CREATE TABLE initiatives_idea_states (
  position {{position}},
  person {{blob}} NOT NULL,
  idea {{blob}} NOT NULL,
  state TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX initiatives_idea_states_by_person ON initiatives_idea_states (person, idea);

-- What is to be decided of an idea, while its call is not closed: its author is told when it is.
CREATE TABLE initiatives_decisions (
  idea {{blob}} NOT NULL PRIMARY KEY,
  call {{blob}} NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_by {{blob}} NOT NULL,
  decided_at BIGINT NOT NULL
);
CREATE INDEX initiatives_decisions_by_call ON initiatives_decisions (call);
