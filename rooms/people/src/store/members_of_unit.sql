SELECT a.person, a.name, a.folded, m.unit, (
  SELECT c.since FROM people_consents c WHERE c.person = a.person AND c.switch = $3 AND c.until IS NULL AND c.since > $4
) AS agreed_at
FROM people_memberships m
JOIN people_accounts a ON a.person = m.person
JOIN people_roles r ON r.person = m.person AND r.role = 'agent'
WHERE m.unit = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until > $2) AND (a.disabled_at IS NULL OR a.disabled_at > $2)
