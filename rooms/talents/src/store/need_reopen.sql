UPDATE talents_needs SET closed_at = NULL WHERE id = $1
