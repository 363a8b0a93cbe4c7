SELECT a.name FROM people_accounts a
JOIN people_roles g ON g.person = a.person AND g.role = 'guest'
WHERE a.person = $1
