SELECT a.person, a.name, g.unit
FROM people_managers g JOIN people_accounts a ON a.person = g.person
WHERE g.unit = $1 AND g.until IS NULL AND a.disabled_at IS NULL
ORDER BY a.folded, a.person
