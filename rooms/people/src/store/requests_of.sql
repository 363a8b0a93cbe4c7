SELECT r.id, r.person, r.kind, r.body, r.created_at, r.answer, r.answered_at, a.name
FROM people_requests r JOIN people_accounts a ON a.person = r.person
WHERE r.person = $1 ORDER BY r.created_at DESC, r.id
