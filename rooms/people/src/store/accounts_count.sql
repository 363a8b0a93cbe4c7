SELECT COUNT(*) AS total FROM people_accounts WHERE (LOWER(name) LIKE $1 OR sign_in LIKE $1)
