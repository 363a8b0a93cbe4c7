SELECT r.answered_at, (
  SELECT COUNT(*) FROM people_requests o
  WHERE o.answered_at IS NULL AND (o.created_at < r.created_at OR (o.created_at = r.created_at AND o.id < r.id))
) AS before
FROM people_requests r WHERE r.id = $1
