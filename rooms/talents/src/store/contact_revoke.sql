UPDATE talents_contacts SET revoked_at = $3
WHERE person = $1 AND need = $2 AND answered_at IS NOT NULL AND revoked_at IS NULL
