SELECT person, name, sign_in, unit, password, language, theme, created_at, disabled_at
FROM people_accounts
WHERE (LOWER(name) LIKE $1 OR sign_in LIKE $1)
ORDER BY name, person
LIMIT $2 OFFSET $3
