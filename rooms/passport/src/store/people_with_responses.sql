SELECT DISTINCT person FROM passport_responses ORDER BY person
