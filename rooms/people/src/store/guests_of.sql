SELECT DISTINCT i.person FROM people_invitations i
WHERE i.subject = $1 AND i.accepted_at IS NOT NULL AND EXISTS (
  SELECT 1 FROM people_invitations l WHERE l.subject = i.subject AND l.person = i.person AND l.revoked_at IS NULL
)
