UPDATE talents_contacts SET left_at = $3 WHERE person = $1 AND need = $2 AND left_at IS NULL AND answered_at IS NULL
