DELETE FROM people_invitations WHERE id IN (
  SELECT id FROM people_invitations WHERE person IS NULL AND accepted_at IS NULL AND expires_at <= $1 LIMIT $2
)
