SELECT password FROM people_accounts WHERE person = $1
