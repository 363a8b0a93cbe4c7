INSERT INTO people_invitations (id, hash, subject, name, sign_in, person, invited_by, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
