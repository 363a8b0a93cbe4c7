SELECT person, name, sign_in, unit, password, language, theme, created_at, disabled_at
FROM people_accounts
WHERE folded LIKE $1 ESCAPE '!'
ORDER BY folded, person
LIMIT $2 OFFSET $3
