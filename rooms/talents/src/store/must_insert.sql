INSERT INTO talents_musts (need, place, competence, level) VALUES ($1, $2, $3, $4)
