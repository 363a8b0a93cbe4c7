SELECT a.person, a.name, a.sign_in, m.unit, o.occupation, a.password, a.language, a.theme, a.created_at, a.disabled_at
FROM people_accounts a
LEFT JOIN people_memberships m ON m.person = a.person AND m.since <= $2 AND (m.until IS NULL OR m.until > $2)
LEFT JOIN people_occupations o ON o.person = a.person AND o.since <= $2 AND (o.until IS NULL OR o.until > $2)
WHERE a.folded LIKE $1 ESCAPE '!'
ORDER BY a.folded, a.person
LIMIT $3 OFFSET $4
