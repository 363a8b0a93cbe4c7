-- Two taps on "begin" at once find one session: of one person and scope, one alone is not over.
CREATE UNIQUE INDEX assess_sessions_open ON assess_sessions (person, scope) WHERE state <> 'done';
