-- The occupation that a person compares herself with: at most one, and only while she wants to.
CREATE TABLE guidance_aims (
  person {{blob}} NOT NULL PRIMARY KEY,
  occupation TEXT NOT NULL,
  chosen_at BIGINT NOT NULL
);
