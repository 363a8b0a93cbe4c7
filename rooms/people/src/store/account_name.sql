SELECT name FROM people_accounts WHERE person = $1
