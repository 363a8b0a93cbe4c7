UPDATE learn_taken SET completed_at = $3 WHERE person = $1 AND course = $2 AND completed_at IS NULL
