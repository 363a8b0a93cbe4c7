SELECT DISTINCT subject FROM people_invitations
WHERE person = $1 AND accepted_at IS NOT NULL AND revoked_at IS NULL
