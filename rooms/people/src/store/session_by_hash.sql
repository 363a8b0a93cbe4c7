SELECT s.person, s.created_at AS begun_at, s.seen_at, a.name, a.language, a.theme
FROM people_sessions s JOIN people_accounts a ON a.person = s.person
WHERE s.hash = $1 AND a.disabled_at IS NULL
