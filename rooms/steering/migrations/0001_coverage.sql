-- How far the core is covered, as it was released as of an instant: what is shown, and nothing of what is hidden.
-- Made once and never again, so that no two releases of one instant can be compared.
CREATE TABLE steering_coverage (
  as_of BIGINT NOT NULL PRIMARY KEY,
  made_at BIGINT NOT NULL,
  released TEXT NOT NULL
);
