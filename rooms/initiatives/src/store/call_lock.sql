UPDATE initiatives_calls SET title = title WHERE id = $1 AND closed_at IS NULL
