SELECT scout, id, purpose, area, own_answers, key, created_at, closed_at FROM talents_needs WHERE id = $1
