SELECT DISTINCT r.person FROM passport_responses r
WHERE r.stored_at <= $1 AND r.person > $2
  AND NOT EXISTS (SELECT 1 FROM passport_levels l WHERE l.person = r.person AND l.as_of = $1)
ORDER BY r.person LIMIT $3
