UPDATE people_invitations SET accepted_at = $2, person = $3
WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $2
