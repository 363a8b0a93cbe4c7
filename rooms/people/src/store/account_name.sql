SELECT a.name FROM people_accounts a
LEFT JOIN people_roles g ON g.person = a.person AND g.role = 'guest'
WHERE a.person = $1 AND g.person IS NULL
