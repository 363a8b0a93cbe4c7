-- The latest answer to a request, and the latest line of her journal, that a person has been shown: what
-- came later is announced until she opens the page that holds it. NULL until she has opened it once.
ALTER TABLE passport_visits ADD COLUMN answers_read_at BIGINT;
ALTER TABLE passport_visits ADD COLUMN journal_read_at BIGINT;
