UPDATE people_accounts SET disabled_at = $2 WHERE person = $1
