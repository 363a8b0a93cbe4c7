UPDATE talents_contacts SET answer = $3, answered_at = $4 WHERE person = $1 AND need = $2 AND answered_at IS NULL
