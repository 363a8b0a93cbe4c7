UPDATE people_accounts SET language = $2, theme = $3 WHERE person = $1
