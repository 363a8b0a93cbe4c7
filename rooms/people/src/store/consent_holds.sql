SELECT c.since
FROM people_consents c
JOIN people_accounts a ON a.person = c.person
JOIN people_roles r ON r.person = c.person AND r.role = 'agent'
WHERE c.person = $1 AND c.switch = $2 AND c.until IS NULL AND c.since > $4
  AND (a.disabled_at IS NULL OR a.disabled_at > $3)
