UPDATE people_invitations SET revoked_at = $3 WHERE id = $1 AND subject = $2 AND revoked_at IS NULL
