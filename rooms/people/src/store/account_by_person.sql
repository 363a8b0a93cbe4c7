SELECT person, name, sign_in, unit, password, language, theme, created_at, disabled_at
FROM people_accounts WHERE person = $1
