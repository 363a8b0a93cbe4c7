SELECT COUNT(*) AS total FROM people_requests r JOIN people_accounts a ON a.person = r.person
