SELECT a.person, a.name, a.sign_in, a.disabled_at, m.unit, m.since, o.occupation,
  CAST(CASE WHEN a.password IS NULL THEN 0 ELSE 1 END AS BIGINT) AS ready
FROM people_accounts a
LEFT JOIN people_memberships m ON m.person = a.person AND m.until IS NULL
LEFT JOIN people_occupations o ON o.person = a.person AND o.until IS NULL
