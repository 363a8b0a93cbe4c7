SELECT c.person, c.switch, (
  SELECT m.unit FROM people_memberships m WHERE m.person = c.person AND m.since <= $1 AND (m.until IS NULL OR m.until > $1)
) AS unit
FROM people_consents c
JOIN people_accounts a ON a.person = c.person
JOIN people_roles r ON r.person = c.person AND r.role = 'agent'
WHERE c.until IS NULL AND c.since > $2 AND (a.disabled_at IS NULL OR a.disabled_at > $1)
ORDER BY c.person, c.switch
