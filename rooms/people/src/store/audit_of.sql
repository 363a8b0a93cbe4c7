SELECT l.at, l.reader, l.what, l.purpose, l.program, CASE WHEN g.person IS NULL THEN a.name END AS name,
  CAST(CASE WHEN g.person IS NULL THEN 0 ELSE 1 END AS BIGINT) AS guest
FROM people_audit l
LEFT JOIN people_accounts a ON a.person = l.reader
LEFT JOIN people_roles g ON g.person = l.reader AND g.role = 'guest'
WHERE l.subject = $1 ORDER BY l.position DESC LIMIT $2
