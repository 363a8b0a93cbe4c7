SELECT message, sent_at FROM talents_calls WHERE need = $1
