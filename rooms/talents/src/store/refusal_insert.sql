INSERT INTO talents_refusals (scout, id, at) VALUES ($1, $2, $3)
