INSERT INTO initiatives_decisions (idea, call, outcome, reason, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (idea) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
  decided_by = excluded.decided_by, decided_at = excluded.decided_at
