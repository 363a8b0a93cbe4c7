SELECT i.id, i.subject, COALESCE(a.name, i.name) AS name, i.sign_in, i.person, i.invited_by, i.created_at, i.expires_at,
  i.accepted_at, i.revoked_at
FROM people_invitations i LEFT JOIN people_accounts a ON a.person = i.person
WHERE i.subject = $1 ORDER BY i.created_at DESC, i.id
