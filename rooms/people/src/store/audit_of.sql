SELECT l.at, l.reader, l.what, l.purpose, l.program, a.name
FROM people_audit l LEFT JOIN people_accounts a ON a.person = l.reader
WHERE l.subject = $1 ORDER BY l.position DESC LIMIT $2
