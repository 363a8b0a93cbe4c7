SELECT COUNT(*) AS total FROM people_accounts
