SELECT a.person, a.name, a.sign_in, m.unit, a.password, a.language, a.theme, a.created_at, a.disabled_at
FROM people_accounts a
LEFT JOIN people_memberships m ON m.person = a.person AND m.since <= $2 AND (m.until IS NULL OR m.until > $2)
WHERE a.folded LIKE $1 ESCAPE '!'
ORDER BY a.folded, a.person
LIMIT $3 OFFSET $4
