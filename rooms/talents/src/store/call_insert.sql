INSERT INTO talents_calls (need, message, sent_at) VALUES ($1, $2, $3) ON CONFLICT (need) DO NOTHING
