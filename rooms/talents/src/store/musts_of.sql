SELECT competence, level FROM talents_musts WHERE need = $1 ORDER BY place
