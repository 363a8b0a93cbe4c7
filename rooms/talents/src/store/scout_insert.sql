INSERT INTO talents_scouts (scout, needs) VALUES ($1, 0) ON CONFLICT (scout) DO NOTHING
