SELECT i.id, i.person, i.call, i.title, i.impact, i.maturity, i.ambition, i.support, i.state, i.state_at, i.revision,
  i.tab, i.turn, i.saved_at, COALESCE(i.outcome, d.outcome) AS outcome, COALESCE(i.reason, d.reason) AS reason,
  COALESCE(i.decided_at, d.decided_at) AS decided_at
FROM initiatives_ideas i LEFT JOIN initiatives_decisions d ON d.idea = i.id
WHERE i.call = $1 AND i.state = 'submitted'
ORDER BY i.id LIMIT $2 OFFSET $3
