SELECT COUNT(*) AS total FROM people_roles r JOIN people_accounts a ON a.person = r.person
WHERE r.role = 'administrator' AND a.disabled_at IS NULL AND a.password IS NOT NULL
