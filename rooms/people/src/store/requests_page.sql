SELECT r.id, r.person, r.kind, r.body, r.created_at, r.answer, r.answered_at, a.name
FROM people_requests r JOIN people_accounts a ON a.person = r.person
ORDER BY CASE WHEN r.answered_at IS NULL THEN 0 ELSE 1 END,
  CASE WHEN r.answered_at IS NULL THEN r.created_at END, r.answered_at DESC, r.id
LIMIT $1 OFFSET $2
