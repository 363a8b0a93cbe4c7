SELECT COUNT(*) AS total FROM people_accounts WHERE folded LIKE $1 ESCAPE '!'
