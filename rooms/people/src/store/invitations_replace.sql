UPDATE people_invitations SET revoked_at = $3 WHERE subject = $1 AND sign_in = $2 AND revoked_at IS NULL
