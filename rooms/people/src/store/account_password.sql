UPDATE people_accounts SET password = $2 WHERE person = $1
