SELECT o.person, o.occupation, m.unit
FROM people_occupations o
JOIN people_accounts a ON a.person = o.person AND a.created_at <= $1 AND (a.disabled_at IS NULL OR a.disabled_at > $1)
LEFT JOIN people_memberships m ON m.person = o.person AND m.since <= $1 AND (m.until IS NULL OR m.until > $1)
WHERE o.since <= $1 AND (o.until IS NULL OR o.until > $1)
ORDER BY o.person
