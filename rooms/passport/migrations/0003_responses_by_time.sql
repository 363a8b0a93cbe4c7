-- Whose passports have changed since an instant: what holds passports in memory asks it at each use.
CREATE INDEX passport_responses_by_time ON passport_responses (stored_at, person);
