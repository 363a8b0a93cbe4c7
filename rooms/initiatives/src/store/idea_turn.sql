UPDATE initiatives_ideas SET state = $3, state_at = $4 WHERE id = $1 AND state = $2
