UPDATE people_requests SET answer = $2, answered_at = $3, answered_by = $4 WHERE id = $1 AND answered_at IS NULL
