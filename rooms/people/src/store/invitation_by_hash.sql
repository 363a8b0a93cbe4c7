SELECT id, subject, name, sign_in, person, invited_by, created_at, expires_at, accepted_at, revoked_at
FROM people_invitations WHERE hash = $1
