INSERT INTO people_accounts (person, name, sign_in, folded, created_at) VALUES ($1, $2, $3, $4, $5)
