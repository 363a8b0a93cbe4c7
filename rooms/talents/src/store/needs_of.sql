SELECT scout, id, purpose, area, own_answers, key, created_at, closed_at FROM talents_needs WHERE scout = $1 ORDER BY created_at DESC, id
