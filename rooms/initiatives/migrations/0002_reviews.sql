-- What a guest says of an idea. Ratings are 1 to 4, NULL while they are not given; interest is what she declared, and
-- then she reads the idea no more. idea_revision is the text that she read; revision, tab and turn as in ideas.
CREATE TABLE initiatives_reviews (
  guest {{blob}} NOT NULL,
  idea {{blob}} NOT NULL,
  call {{blob}} NOT NULL,
  state TEXT NOT NULL,
  impact BIGINT,
  maturity BIGINT,
  ambition BIGINT,
  support BIGINT,
  reasons TEXT NOT NULL,
  interest TEXT,
  idea_revision BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  tab TEXT NOT NULL,
  turn BIGINT NOT NULL,
  saved_at BIGINT NOT NULL,
  sent_at BIGINT,
  PRIMARY KEY (guest, idea)
);
CREATE INDEX initiatives_reviews_by_idea ON initiatives_reviews (idea);
CREATE INDEX initiatives_reviews_by_call ON initiatives_reviews (call, guest);

-- The reviews as they are given to the author of an idea when its call is closed: numbered in an order that says nothing,
-- and without who wrote them.
CREATE TABLE initiatives_feedback (
  person {{blob}} NOT NULL,
  idea {{blob}} NOT NULL,
  number BIGINT NOT NULL,
  impact BIGINT NOT NULL,
  maturity BIGINT NOT NULL,
  ambition BIGINT NOT NULL,
  support BIGINT NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (person, idea, number)
);
