-- What a scout looks for. The key is what pseudonyms of this need are made with: another need, other pseudonyms.
CREATE TABLE talents_needs (
  scout {{blob}} NOT NULL,
  id {{blob}} NOT NULL,
  purpose TEXT NOT NULL,
  area TEXT,
  own_answers BIGINT NOT NULL,
  key {{blob}} NOT NULL,
  created_at BIGINT NOT NULL,
  closed_at BIGINT,
  PRIMARY KEY (scout, id)
);
CREATE UNIQUE INDEX talents_needs_by_id ON talents_needs (id);

-- The competences that a need asks, in the order in which its scout wrote them.
CREATE TABLE talents_musts (
  need {{blob}} NOT NULL,
  place BIGINT NOT NULL,
  competence TEXT NOT NULL,
  level BIGINT NOT NULL,
  PRIMARY KEY (need, place)
);

-- How many needs a scout has opened: what keeps two tabs from opening two that together narrow on one person.
CREATE TABLE talents_scouts (
  scout {{blob}} NOT NULL PRIMARY KEY,
  needs BIGINT NOT NULL
);

-- Needs that were refused because they would have told a few people apart: each one tells a little, so that they
-- count among the openings of a day.
CREATE TABLE talents_refusals (
  scout {{blob}} NOT NULL,
  id {{blob}} NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (scout, id)
);

-- In the lists of which needs a person was shown, and how often.
CREATE TABLE talents_appearances (
  person {{blob}} NOT NULL,
  need {{blob}} NOT NULL,
  first_at BIGINT NOT NULL,
  latest_at BIGINT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (person, need)
);

-- What a scout wrote to a person whose name she does not know, and what became of it. That it was left is
-- never shown to the scout.
CREATE TABLE talents_contacts (
  person {{blob}} NOT NULL,
  need {{blob}} NOT NULL,
  blind BIGINT NOT NULL,
  message TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  left_at BIGINT,
  answer TEXT,
  answered_at BIGINT,
  revoked_at BIGINT,
  PRIMARY KEY (person, need)
);
CREATE INDEX talents_contacts_by_need ON talents_contacts (need);

-- The one message of a need that was sent to all who match, whose number nobody is told.
CREATE TABLE talents_calls (
  need {{blob}} NOT NULL PRIMARY KEY,
  message TEXT NOT NULL,
  sent_at BIGINT NOT NULL
);
