SELECT id, title, problem, sufferers, how_many, evidence, axis, sponsor, days_a_week, pseudonym_key, opened_by,
  opened_at, ends_at, closed_at
FROM initiatives_calls ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, opened_at DESC, id
