UPDATE people_accounts SET name = $2, folded = $3 WHERE person = $1
